"""What stands in the way of a backup, or of putting one back."""


class BackupRefused(Exception):
    """The backup was not made, or not put back; nothing was changed."""
