"""What those who run the site can see of it: log lines, and figures. Of readers, nothing."""
