"""The layer in front of Django: answers from what is kept, else has an answer made and keeps it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.urls import Resolver404, resolve
from django.utils import translation

from config.edge.address import Address, Addresses
from config.edge.answer import Headers, StartResponse, finished, is_keepable, parted
from config.edge.making import MAKING, Making
from config.edge.store import Store, Turns
from config.edge.version import Reader, Unreadable, Version
from tracker.language import language_of

Application = Callable[[dict[str, Any], StartResponse], Iterable[bytes]]
FACES = {"pages", "machines", "api"}


class KeptAnswers:
    """A WSGI application that asks another only for what it has not kept.

    Every request reads the version first, so nothing is served that was made before the last
    save. Where the version cannot be read, Django answers, as if this layer were not there.
    """

    def __init__(self, application: Application, store: Store, read_version: Reader) -> None:
        self._application = application
        self._store = store
        self._read_version = read_version
        self._address_of = Addresses()
        self._turns = Turns()

    def __call__(self, environ: dict[str, Any], start_response: StartResponse) -> Iterable[bytes]:
        address = self._address_of(environ)
        if address is None:
            return self._application(environ, start_response)
        try:
            version = self._read_version()
        except Unreadable:
            return self._application(environ, start_response)
        answer = self._store.get(version, address)
        if answer is not None:
            return answer.send(environ, start_response)
        if not is_of_a_face(address.path):
            return self._application(environ, start_response)
        with self._turns.turn(version, address):
            answer = self._store.get(version, address)
            if answer is not None:
                return answer.send(environ, start_response)
            return self._make(version, address, environ, start_response)

    def _make(
        self,
        version: Version,
        address: Address,
        environ: dict[str, Any],
        start_response: StartResponse,
    ) -> Iterable[bytes]:
        making, begun = Making(), Begun()
        # Plain words of a plain GET: what is kept serves HEAD and conditions as well.
        asked = {k: v for k, v in environ.items() if k != "HTTP_IF_NONE_MATCH"}
        asked |= {"REQUEST_METHOD": "GET", "QUERY_STRING": address.query, MAKING: making}
        chunks = self._application(asked, begun)
        if not making.is_plain or not is_keepable(int(begun.status[:3]), begun.headers):
            start_response(begun.status, begun.headers)
            return chunks
        headers, own = parted(begun.headers)
        answer = finished(headers, read(chunks), address.coding)
        if making.is_of(version):
            self._store.put(version, address, answer)

        def start_own(status: str, headers: Headers) -> Any:
            return start_response(status, headers + own)

        return answer.send(environ, start_own)


class Begun:
    """The beginning of Django's answer, held back until it is known what becomes of it."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: Headers = []

    def __call__(self, status: str, headers: Headers, exc_info: Any = None) -> None:
        self.status, self.headers = status, headers


def read(chunks: Iterable[bytes]) -> bytes:
    """Return the whole body, and let Django end the request."""
    try:
        return b"".join(chunks)
    finally:
        close = getattr(chunks, "close", None)
        if close is not None:
            close()


def is_of_a_face(path: str) -> bool:
    """Say whether an address is one of the pages or of the API: not the desk, not a file."""
    try:
        asked = path.encode("latin-1").decode()
        with translation.override(language_of(asked)):
            return resolve(asked).namespace in FACES
    except (Resolver404, UnicodeError):
        return False
