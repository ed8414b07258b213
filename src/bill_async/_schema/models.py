"""The bases of all generated models."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final, Self, TypeVar, cast, dataclass_transform, overload

from ..errors import DecodeError, InvalidRequestError
from ..secret import HIDDEN, Secret, hides_frames, reveal
from ..types import UNSET, OnBadValue
from .codec import TOO_DEEP, is_too_deep
from .fields import Confidence, Field, required_field
from .kept import Kept, Place, Rest, rest_of
from .kind import MISFITS, Form, Invalid, Kind, Link, Misfit, Schemas, Structs, refuse
from .messages import article, shown, shown_json
from .model_type import ModelType, complete
from .portable import UNKNOWN_FIELDS, Portable

M = TypeVar("M", bound="Model")

_NO_NAMES: Final[frozenset[str]] = frozenset()


@overload
def model(cls: type[M]) -> type[M]: ...
@overload
def model(*, confidence: Confidence) -> Callable[[type[M]], type[M]]: ...
@dataclass_transform(kw_only_default=True, eq_default=False, field_specifiers=(required_field,))
def model(cls: type[M] | None = None, *, confidence: Confidence = "verified") -> Any:
    """Declare a model, of the fields in its class; `confidence` is that of fields without one."""
    return partial(_model, confidence=confidence) if cls is None else _model(cls, confidence)


def _model(cls: type[M], confidence: Confidence) -> type[M]:
    for field in cls.__fields__:
        field.confidence = field.confidence or confidence
    return cls


class Model(Portable, metaclass=ModelType):
    """What requests and answers have in common: a list of their fields, a safe `repr`, equality, and conversions.

    They are equal if they are of one class and all fields are. One method for all: to make one for each
    of hundreds of classes would take a third of the time of their import.
    """

    __slots__ = ("__weakref__",)
    __reader__: ClassVar[Callable[[Any], Any] | None] = None
    __maker__: ClassVar[Callable[[Any, Place | None], Any] | None] = None
    __writer__: ClassVar[Callable[[Any], dict[str, Any]] | None] = None
    __checker__: ClassVar[Callable[..., None] | None] = None

    if not TYPE_CHECKING:  # type checkers know the arguments from the fields

        def __init__(self, /, *args: Any, **values: Any) -> None:
            owner = complete(type(self))  # has an `__init__` of its own from now on
            (owner or object).__init__(self, *args, **values)

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, field.name) == getattr(other, field.name) for field in self.__fields__)

    __hash__ = None  # type: ignore[assignment]


class AnswerModel(Model):
    """Something that BILL sent.

    A field that was absent is `None`, as is one that was null; `is_null` tells them apart.
    Fields that this package does not know are in `unknown_fields`. Encoding an answer gives
    back every known and unknown field that came.
    """

    # This is not a field of attrs, so that tools that list fields do not show it.
    __slots__ = ("_kept",)
    __keeps_unknown__ = True
    _kept: Kept

    def __attrs_pre_init__(self) -> None:
        self._kept = None

    def __getstate__(self) -> Any:
        self._rest()  # a copy or a pickle has no use for the text of the answer
        return object.__getstate__(self)

    def __eq__(self, other: object) -> bool:
        same = Model.__eq__(self, other)
        if same is not True or not isinstance(other, AnswerModel):
            return same
        return self._rest() == other._rest()

    __hash__ = None

    def _rest(self) -> Rest:
        rest = rest_of(self._kept, (field.wire for field in self.__fields__))
        if self._kept is not None:
            self._kept = rest
        return rest

    @property
    def unknown_fields(self) -> Mapping[str, Any]:
        """Fields that BILL sent and this package does not know, by their JSON key. With `on_bad_value="keep"`, values
        that cannot be read, too; of a secret field, in a `Secret`."""
        return self._rest().unknown

    @property
    def null_fields(self) -> frozenset[str]:
        """The Python names of the fields that BILL sent as null."""
        nulls = self._rest().nulls
        if not nulls:
            return _NO_NAMES
        return frozenset(field.name for number, field in enumerate(self.__fields__) if nulls >> number & 1)

    def is_null(self, name: str) -> bool:
        """Whether BILL sent null for the field of this Python name, rather than nothing."""
        return name in self.null_fields

    def _nulls_sent(self) -> frozenset[str]:
        return self.null_fields

    def _unknown_sent(self) -> Mapping[str, Any]:
        return self.unknown_fields

    @classmethod
    def _load(cls, data: dict[str, Any], on_bad_value: OnBadValue) -> Self:
        try:
            made: Self = reader(cls)(data)
            return made
        except MISFITS:
            pass  # `_take` finds out why
        try:
            return cls._take(data, Form(wire_names=True, on_bad_value=on_bad_value))
        except Invalid as invalid:
            path = f"$.{invalid.path}"
            raise DecodeError(f"{path}: {invalid.problem}", path=path, problem=invalid.problem) from None

    @classmethod
    def _take(cls, data: Mapping[str, Any], form: Form) -> Self:
        if form.wire_names and form.on_bad_value == "keep":  # most objects of a page are fine
            try:
                made: Self = reader(cls)(data)
                return made
            except MISFITS:
                pass
        values: dict[str, Any] = {}
        unknown = dict(data)
        kept = {} if form.wire_names else dict(unknown.pop(UNKNOWN_FIELDS, {}))
        for field in cls.__fields__:
            key = field.wire if form.wire_names else field.name
            if key not in unknown:
                continue
            value = unknown.pop(key)
            try:
                values[field.name] = _take_field(field, key, value, form)
            except Invalid:
                if form.on_bad_value == "raise" or field.required:
                    raise
                kept[field.wire] = Secret(value) if field.secret else value
        if not form.wire_names:
            _refuse_unknown(cls, unknown, form)
        unknown.update(kept)
        for key, value in unknown.items():
            if is_too_deep(value):
                raise Invalid(TOO_DEEP, key)
        return cls._of(values, unknown)

    @classmethod
    def _of(cls, values: dict[str, Any], unknown: dict[str, Any]) -> Self:
        _refuse_missing(cls, values)
        made = cls(**values)
        fields = enumerate(cls.__fields__)
        nulls = sum(1 << number for number, field in fields if values.get(field.name, UNSET) is None)
        made._kept = Rest(nulls, unknown) if nulls or unknown else None
        return made


class _RequestType(ModelType):
    """The class of request models: says in our words what is wrong with the arguments.

    It costs nothing while they are right, and nothing for each of hundreds of classes when they are imported.
    """

    if not TYPE_CHECKING:  # type checkers know the arguments from the fields

        @hides_frames
        def __call__(self, /, *args: Any, **kwargs: Any) -> Any:
            try:
                return type.__call__(self, *args, **kwargs)
            except TypeError:
                _check_arguments(self, args, kwargs)
                raise


class RequestModel(Model, metaclass=_RequestType):
    """Something to send to BILL. Its fields are checked as it is made.

    A field left at `UNSET` is not sent; `None` sends null.
    """

    __slots__ = ()
    __absent__ = UNSET

    def __setattr__(self, name: str, value: Any) -> None:
        complete(type(self))  # sets a secret as a `Secret` from now on
        setattr(self, name, value)

    def __attrs_post_init__(self) -> None:
        check_request(self)

    @classmethod
    def _take(cls, data: Mapping[str, Any], form: Form) -> Self:
        _refuse_unknown(cls, data, form)
        values: dict[str, Any] = {}
        for field in cls.__fields__:
            key = field.wire if form.wire_names else field.name
            if key not in data:
                continue
            values[field.name] = _take_field(field, key, data[key], form)
            if field.secret and reveal(values[field.name]) == HIDDEN:
                raise Invalid(f"{HIDDEN} stands for a secret that was not revealed; give the secret itself", key)
        return cls._of(values, {})

    @classmethod
    def _of(cls, values: dict[str, Any], unknown: dict[str, Any]) -> Self:
        _refuse_missing(cls, values)
        try:
            return cls(**values)
        except InvalidRequestError as error:
            raise Invalid(str(error).partition(": ")[2], error.field or "") from None


class Nested(Kind):
    """Another model. Where it is the partial form of one, the `whole` one is accepted, too."""

    __slots__ = ("model", "whole")
    json_type = "object"
    noun = "an object"

    def __init__(self, model: type[Model], whole: type[Model] | None = None) -> None:
        self.model = model
        self.whole = whole

    def wanted(self) -> str:
        return article(self.model.__name__)

    def python_type(self) -> type[Model]:
        return self.model

    def check(self, value: object, secret: bool = False) -> None:
        if not isinstance(value, self.model if self.whole is None else (self.model, self.whole)):
            remedy = f"give {self.wanted()}"
            if isinstance(value, AnswerModel):
                remedy += f" ({type(value).__name__} is what BILL sends, not what it takes)"
            raise refuse(value, secret, remedy)
        try:
            checker(type(value))(value, secret)
        except Invalid as invalid:
            raise Invalid(invalid.problem, f".{invalid.path}") from None

    @property
    def reader(self) -> Callable[[Any], Any]:
        return reader(self.model)

    def parsed(self, structs: Structs) -> Any:
        return structs(self.model)

    @property
    def maker(self) -> Callable[[Any, Place | None], Any]:
        return maker(self.model)

    @property
    def writer(self) -> Callable[[Any], dict[str, Any]]:
        return writer(self.model) if self.whole is None else lambda value: writer(type(value))(value)

    def take(self, value: Any, form: Form, secret: bool = False) -> Model:
        if isinstance(value, self.model if self.whole is None else (self.model, self.whole)):
            return value
        if not isinstance(value, Mapping):
            raise Invalid(f"{shown(value, secret=secret)} is not {self.noun}")
        try:
            return self.model._take(value, form)
        except Invalid as invalid:
            raise Invalid(invalid.problem, f".{invalid.path}") from None

    def is_hollow(self, value: Any) -> bool:
        if not isinstance(value, dict):
            return False
        fields = self.model.__fields__
        keys = [field.wire for field in fields if field.wire in ("id", "uuid")]
        if any(value.get(key) == "" for key in keys):
            return True
        return bool(keys) and all(value.get(field.wire) is None for field in fields)

    def fill_in(self, value: Any) -> int:
        if not isinstance(value, dict):
            return 0
        missing = [field for field in self.model.__fields__ if value.get(field.wire) is None]
        keys = [field.wire for field in missing if field.required and field.kind.exact is str]
        value.update(dict.fromkeys(keys, ""))
        there = (field for field in self.model.__fields__ if value.get(field.wire) is not None)
        return len(keys) + sum(field.kind.fill_in(value[field.wire]) for field in there)

    def clear_empty(self, value: Any) -> int:
        if not isinstance(value, dict):
            return 0
        fields = [field for field in self.model.__fields__ if not field.required]
        keys = [field.wire for field in fields if field.kind.empty_is_none and value.get(field.wire) == ""]
        value.update(dict.fromkeys(keys))
        return len(keys) + sum(field.kind.clear_empty(value.get(field.wire)) for field in self.model.__fields__)

    def misfit(self, value: Any, path: str, secret: bool = False) -> Misfit | None:
        if not isinstance(value, dict):
            return Misfit(path, f"{shown_json(value, secret)} is not {self.noun}")
        unknown = dict(value)
        for field in self.model.__fields__:
            unknown.pop(field.wire, None)
            inner = f"{path}.{field.wire}"
            if value.get(field.wire) is None:
                if field.required:
                    return Misfit(inner, "is null, which it never is" if field.wire in value else "is missing")
            elif found := field.kind.misfit(value[field.wire], inner, secret or field.secret):
                return found
        return next((Misfit(f"{path}.{key}", TOO_DEEP) for key, item in unknown.items() if is_too_deep(item)), None)

    @property
    def named(self) -> type[Model]:
        return self.model

    def title(self, link: Link) -> str:
        return link(self.model)

    def json_schema(self, schemas: Schemas, *, request: bool) -> dict[str, Any]:
        return schemas(self.model)

    def example(self, name: str, *, secret: bool = False, optional: bool = True) -> dict[str, Any]:
        return example(self.model, optional=optional)


def reader(cls: type[Model]) -> Callable[[Any], Any]:
    """Return the function that makes a model of a JSON object."""
    found = cls.__dict__.get("__reader__")
    if found is None:
        from .compiling import compile_reader

        found = partial(_read_request, cls) if issubclass(cls, RequestModel) else compile_reader(cls, cls.__fields__)
        cls.__reader__ = found
    return cast("Callable[[Any], Any]", found)


def maker(cls: type[Model]) -> Callable[[Any, Place | None], Any]:
    """Return the function that makes an answer model of its struct, and of where that stood if the text is kept."""
    found = cls.__dict__.get("__maker__")
    if found is None:
        from .compiling import compile_maker

        found = cls.__maker__ = compile_maker(cls, cls.__fields__)
    return cast("Callable[[Any, Place | None], Any]", found)


def writer(cls: type[Model]) -> Callable[[Any], dict[str, Any]]:
    """Return the function that makes a JSON object of a model."""
    found = cls.__dict__.get("__writer__")
    if found is None:
        from .compiling import compile_writer

        found = compile_writer(cls, cls.__fields__, request=issubclass(cls, RequestModel))
        cls.__writer__ = found
    return cast("Callable[[Any], dict[str, Any]]", found)


def example(cls: type[Model], *, optional: bool = True) -> dict[str, Any]:
    """Return a JSON object of a model, with or without the fields that may be left out."""
    fields = [field for field in cls.__fields__ if field.required or optional]
    return {field.wire: field.kind.example(field.wire, secret=field.secret, optional=optional) for field in fields}


def checker(cls: type[Model]) -> Callable[..., None]:
    """Return the function that checks every field of a model that is given, in nested models too."""
    found = cls.__dict__.get("__checker__")
    if found is None:
        from .compiling import compile_checker

        found = compile_checker(cls, cls.__fields__)
        cls.__checker__ = found
    return cast("Callable[..., None]", found)


def check_request(request: RequestModel) -> None:
    """Check every field that is given, in nested models too."""
    try:
        checker(type(request))(request)
    except Invalid as invalid:
        message = f"{type(request).__name__}.{invalid.path}: {invalid.problem}"
        raise InvalidRequestError(message, field=invalid.path) from None


def _read_request(cls: type[Model], data: Any) -> Any:
    """Make a request model of a JSON object, which may hold only what is known."""
    try:
        return Nested(cls).take(data, Form(wire_names=True))
    except Invalid as invalid:
        raise ValueError(invalid.problem) from None


def _take_field(field: Field, key: str, value: Any, form: Form) -> Any:
    """Return the Python value of a field that was given under this key."""
    if value is None:
        if field.required:
            raise Invalid("is null, which it never is", key)
        return None
    try:
        return field.kind.take(reveal(value), form, field.secret)
    except Invalid as invalid:
        raise Invalid(invalid.problem, key + invalid.path) from None


def _refuse_missing(cls: type[Model], values: Mapping[str, Any]) -> None:
    for field in cls.__fields__:
        if field.required and field.name not in values:
            raise Invalid("is missing", field.name)


def _refuse_unknown(cls: type[Model], data: Mapping[str, Any], form: Form) -> None:
    names = {field.wire if form.wire_names else field.name: field for field in cls.__fields__}
    for key in data:
        if key not in names:
            raise Invalid(f"there is no such field; {_instead_of(str(key), names)}", str(key))


def _check_arguments(cls: type[RequestModel], args: tuple[Any, ...], given: Mapping[str, Any]) -> None:
    """Refuse arguments that a request model does not take, and the lack of those that it needs.

    No value is shown: what stands under a misspelt name may be a secret.
    """
    name, fields = cls.__name__, {field.name: field for field in cls.__fields__}
    if args:
        first = next(iter(fields), "field")
        raise InvalidRequestError(f"{name}: fields are given by name; write {name}({first}=...)", field=first)
    for one in given:
        if one not in fields:
            raise InvalidRequestError(f"{name}.{one}: there is no such field; {_instead_of(one, fields)}", field=one)
    for field in fields.values():
        if field.required and field.name not in given:
            problem = f"it is missing, and BILL requires it; give {field.kind.wanted()}"
            raise InvalidRequestError(f"{name}.{field.name}: {problem}", field=field.name)


def _instead_of(name: str, fields: Mapping[str, Field]) -> str:
    """Return the nearest of the keys, by its name here or at BILL; or all keys."""
    from .._base.spelling import nearest  # needed after mistakes only

    plain = {_plain(one): key for key, field in fields.items() for one in (field.wire, field.name)}
    near = nearest(_plain(name), plain)
    return f"did you mean {plain[near]!r}?" if near else f"there are {', '.join(fields) or 'none'}"


def _plain(name: str) -> str:
    return name.replace("_", "").lower()
