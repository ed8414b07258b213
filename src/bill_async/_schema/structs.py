"""Pages and objects read by msgspec, which checks most values itself and makes no dicts.

It must give what the readers give that are compiled from the fields; so whatever it refuses is left to them, and an
error here only says that they are to decide. Without msgspec they read everything.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from decimal import Decimal
from functools import cache, partial
from types import GenericAlias
from typing import Any, NamedTuple, cast

from ..errors import DecodeError
from . import codec
from .kept import Source
from .kind import MISFITS, Kind
from .models import AnswerModel, Model, maker

__all__ = ["Page", "check_characters", "read_object", "read_page", "split_page"]


class Page(NamedTuple):
    """A page that was read."""

    items: list[Any]
    following: str | None
    previous: str | None


def read_page(body: bytes, key: str, kind: Kind, most: int | None) -> Page | None:
    """Read a page whose items stand under `key`. None: the readers are to decide."""
    decoder = _decoder_of(kind)
    if decoder is None:
        return None
    try:
        check_characters(body)
        return decoder.read_page(body, key, most)
    except (DecodeError, *MISFITS):
        return None


def read_object(body: bytes, kind: Kind) -> Any | None:
    """Read an answer that is one object. None: the readers are to decide."""
    decoder = _decoder_of(kind)
    if decoder is None:
        return None
    try:
        check_characters(body)
        return decoder.read_one(body)
    except (DecodeError, *MISFITS):
        return None


def check_characters(body: bytes) -> None:
    """Refuse bytes that are no characters; msgspec does not look at those of unknown fields."""
    if not body.isascii():
        body.decode()


class _Decoder:
    """Reads the objects of a model."""

    def __init__(self, model: type[Model]) -> None:
        self._model = model
        self._make = maker(model)
        self._known = _object_decoder(model, known_only=True)
        self._all = partial(_object_decoder, model, known_only=False)

    def read_page(self, body: bytes, key: str, most: int | None) -> Page:
        """Make a model of each item. Raise one of `MISFITS` if an item does not fit, or there are too many."""
        if b"null" not in body:
            with suppress(*MISFITS):  # as long as all fields are known, too, no text is to be kept
                page = _read(body, key, self._model, most)
                return Page([self._make(struct, None) for struct in page.items], page.following, page.previous)
        page = _read(body, key, None, most)
        return Page(self.read(map(bytes, page.items)), page.following, page.previous)

    def read_one(self, text: bytes) -> Any:
        """Make a model of a text. See `read`."""
        try:
            struct, known = self._known(text), True
        except ValueError:
            struct, known = self._all()(text), False
        return self._make(struct, None if known and b"null" not in text else Source(text))

    def read(self, texts: Iterable[bytes]) -> list[Any]:
        """Make a model of each text.

        A text is kept only if there is something to say of it later: as long as all fields are known, one that holds a
        null.
        """
        make, decode, known = self._make, self._known, True
        made = []
        for text in texts:
            try:
                struct = decode(text)
            except ValueError:
                if not known:
                    raise
                known, decode = False, self._all()
                struct = decode(text)
            made.append(make(struct, None if known and b"null" not in text else Source(text)))
        return made


def split_page(body: bytes, key: str) -> Page:
    """Read a page to the texts of its items, as `msgspec.Raw`. Raise a `ValueError` if it is no page."""
    return _read(body, key, None, None)


def _read(body: bytes, key: str, model: type[Model] | None, most: int | None) -> Page:
    """Read a page to the structs of a model with known fields only, or to the texts of its items."""
    page = _page_decoder(key, model)(body)
    if most is not None and len(page.items) > most:
        raise ValueError("too many items")
    return Page(page.items, page.following or None, page.previous or None)


def _decoder_of(kind: Kind) -> _Decoder | None:
    """Return what reads the objects of a kind; None without msgspec, and for anything but a model of answers."""
    return None if codec.parser() is codec.standard_parser else _decoder_of_type(kind.python_type())


@cache
def _decoder_of_type(wanted: Any) -> _Decoder | None:
    return _Decoder(wanted) if isinstance(wanted, type) and issubclass(wanted, AnswerModel) else None


@cache
def _object_decoder(model: type[Model], *, known_only: bool) -> Callable[[bytes], Any]:
    import msgspec

    decoder = msgspec.json.Decoder(_struct_of(model, known_only), float_hook=Decimal)
    return cast("Callable[[bytes], Any]", decoder.decode)


@cache
def _page_decoder(key: str, model: type[Model] | None) -> Callable[[bytes], Any]:
    """Return what reads a page to the structs of a model with known fields only, or to the texts of its items."""
    import msgspec

    item, cursor = msgspec.Raw if model is None else _struct_of(model, known_only=True), str | None
    fields: list[Any] = [("items", GenericAlias(list, item)), ("following", cursor, None), ("previous", cursor, None)]
    names = {"items": key, "following": "nextPage", "previous": "prevPage"}
    page = msgspec.defstruct("Page", fields, rename=names)
    return cast("Callable[[bytes], Any]", msgspec.json.Decoder(page, float_hook=Decimal).decode)


@cache
def _struct_of(model: type[Model], known_only: bool) -> type[Any]:
    """Return the struct that msgspec makes of a JSON object. With `known_only`, it refuses unknown fields."""
    import msgspec

    fields: list[Any] = []
    for field in model.__fields__:
        parsed = Any if field.secret else field.kind.parsed(partial(_struct_of, known_only=known_only))
        fields.append((field.name, parsed) if field.required else (field.name, parsed | None, None))
    names = {field.name: field.wire for field in model.__fields__}
    made: type[Any] = msgspec.defstruct(
        model.__name__, fields, rename=names, forbid_unknown_fields=known_only, kw_only=True, gc=False
    )
    return made
