"""Filters and sort keys of lists, typed per field.

Every list that can be filtered or sorted has a class of fields, such as `Bill_` for `bills.list`. A field has only the
operators that BILL allows for it, both for type checkers and at run time:

    client.bills.list(
        filters=[Bill_.due_date < date(2026, 12, 1), Bill_.payment_status.in_(["UNPAID", "SCHEDULED"])],
        sort=Bill_.due_date.desc(),
    )

All filters of a list must hold. A text such as `"paymentStatus:eq:UNPAID"` works as well; its field and operator are
checked. `raw_filter` and `raw_sort` send a text unchecked, for fields and operators that this package does not know.
The fields of a few lists are not known at all; there every text is sent unchecked.

The class of a field tells its operators. Its name consists of these parts, in this order,

    Eq `==`   Ne `!=`   In `.in_(...)`   Nin `.not_in(...)`   Sw `.starts_with(...)`
    Order `> >= < <=`   or Range `>= <=`
    Sort `.asc()` `.desc()`

and ends in `Field`. A field with `eq ne in` is an `EqNeInField`, a field with an order and a sort an `OrderSortField`,
and a field that can only be sorted by a `SortField`. The type in brackets is the type of its values:

    payment_status: Final = EqNeInField[str]("paymentStatus", Choice(BillPaymentStatus))
    due_date: Final = OrderSortField[date]("dueDate", Date())
    amount: Final = OrderField[Decimal | int]("amount", Number(money=True))
    archived: Final = EqNeSortField[bool]("archived", Boolean())
    created_time: Final = OrderSortField[datetime]("createdTime", DateTime())
    exchange_rate: Final = SortField("exchangeRate")
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, TypeAlias, TypeVar

import attrs

from ._schema.checks import check_value
from ._schema.fields import Confidence
from ._schema.kind import Kind
from ._schema.kinds import Text
from ._schema.messages import shown
from ._schema.values import to_plain
from .errors import InvalidRequestError
from .secret import Secret, reveal

if TYPE_CHECKING:
    from typing import Never

    from ._schema.operation import ListField as FieldOfList
    from ._schema.operation import Operation

__all__ = [
    "EqField",
    "EqInField",
    "EqInSortField",
    "EqNeField",
    "EqNeInField",
    "EqNeInNinField",
    "EqNeInNinSortField",
    "EqNeInSortField",
    "EqNeSortField",
    "EqSortField",
    "EqSwField",
    "EqSwSortField",
    "Filter",
    "Filters",
    "ListField",
    "OrderField",
    "OrderSortField",
    "RangeField",
    "RangeSortField",
    "Raw",
    "Sort",
    "SortField",
    "Sorts",
    "raw_filter",
    "raw_sort",
]

V = TypeVar("V")
Direction: TypeAlias = Literal["asc", "desc"]

_TEXT: Final = Text()
_UNQUOTED: Final = re.compile(r"[A-Za-z0-9_.\-]+")
_PYTHON_FORMS: Final = {
    "eq": "==",
    "ne": "!=",
    "gt": ">",
    "gte": ">=",
    "lt": "<",
    "lte": "<=",
    "in": ".in_(...)",
    "nin": ".not_in(...)",
    "sw": ".starts_with(...)",
}


@attrs.frozen
class Filter:
    """One condition on a list, made by comparing a field: `Bill_.due_date < date(2026, 12, 1)`."""

    field: str
    """The name of the field on the wire, such as `dueDate`."""
    operator: str
    """BILL's name of the operator, such as `lt`."""
    value: str | Secret[str]
    """The value as unquoted text. Several values of `in` and `nin` are joined by commas."""

    def encode(self) -> str:
        """Return the term that is sent, `dueDate:lt:2026-12-01`, with the value quoted if needed."""
        return f"{self.field}:{self.operator}:{_quote(reveal(self.value))}"

    def __bool__(self) -> Never:
        value = self.value if isinstance(self.value, Secret) else _quote(self.value)
        raise InvalidRequestError(
            f"{self.field}:{self.operator}:{value} is a filter, not a truth value; pass several filters as a list "
            "instead of using `and`, `or`, `not` or a chain of comparisons",
            field=self.field,
        )


@attrs.frozen
class Sort:
    """One sort key of a list, made by a field: `Bill_.due_date.desc()`."""

    field: str
    """The name of the field on the wire, such as `dueDate`."""
    direction: Direction

    def encode(self) -> str:
        """Return the key that is sent, `dueDate:desc`."""
        return f"{self.field}:{self.direction}"


@attrs.frozen
class Raw:
    """A text that is sent unchecked."""

    text: str


Filters: TypeAlias = "str | Filter | Raw | Sequence[str | Filter | Raw] | None"
"""The type of the `filters` argument of a list: one filter, or several that must all hold."""

Sorts: TypeAlias = "str | Sort | Raw | Sequence[str | Sort | Raw] | None"
"""The type of the `sort` argument of a list: one key, or several, the most important first. A text without a direction,
such as `"dueDate"`, sorts from low to high.
"""


def raw_filter(text: str) -> Raw:
    """Return a filter that is sent unchecked, for fields and operators that this package does not know."""
    return _raw(text, 'name:sw:"Acme"')


def raw_sort(text: str) -> Raw:
    """Return a sort key that is sent unchecked, for fields that this package does not know."""
    return _raw(text, "name:asc")


class ListField:
    """A field of a list. Its subclasses add the operators."""

    __slots__ = ("confidence", "kind", "secret", "sort_confidence", "wire")
    operators: ClassVar[tuple[str, ...]] = ()
    """BILL's names of the operators that the field allows."""
    sortable: ClassVar[bool] = False
    _adds: ClassVar[tuple[str, ...]] = ()

    def __init__(
        self,
        wire: str,
        kind: Kind = _TEXT,
        *,
        secret: bool = False,
        confidence: Confidence = "verified",
        sort_confidence: Confidence = "verified",
    ) -> None:
        self.wire = wire
        self.kind = kind
        self.secret = secret
        self.confidence = confidence
        self.sort_confidence = sort_confidence

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        own = [operator for base in reversed(cls.__mro__) for operator in vars(base).get("_adds", ())]
        cls.operators = tuple(operator for operator in _PYTHON_FORMS if operator in own)

    def __repr__(self) -> str:
        return f"<{self.wire}: {self._allowed()}>"

    __hash__ = object.__hash__

    # Without these, `==` and `!=` would compare identities, and `<` would fail without saying what is allowed.
    def __eq__(self, value: Never, /) -> Filter:  # type: ignore[override]
        raise self._refused("==")

    def __ne__(self, value: Never, /) -> Filter:  # type: ignore[override]
        raise self._refused("!=")

    def __lt__(self, value: Never, /) -> Filter:
        raise self._refused("<")

    def __le__(self, value: Never, /) -> Filter:
        raise self._refused("<=")

    def __gt__(self, value: Never, /) -> Filter:
        raise self._refused(">")

    def __ge__(self, value: Never, /) -> Filter:
        raise self._refused(">=")

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name.startswith("__") or name in ListField.__slots__:  # copy and pickle ask before the fields exist
                raise AttributeError(name)
            raise AttributeError(f"the field {self.wire} has no {name!r}: {self._allowed()}", name=name, obj=self)

    def _filter(self, operator: str, value: object) -> Filter:
        check_value(self.kind, value, self.wire, secret=self.secret)
        text = to_plain(value)
        return Filter(self.wire, operator, Secret(text) if self.secret or isinstance(value, Secret) else text)

    def _filter_any(self, operator: str, values: Collection[object]) -> Filter:
        if isinstance(values, str | bytes | Mapping) or not isinstance(values, Collection):
            raise self._error(f"{shown(values)} is not a list; {_PYTHON_FORMS[operator]} takes a list of values")
        if not values:
            raise self._error(f"the list is empty; {_PYTHON_FORMS[operator]} needs at least one value")
        texts: list[str] = []
        for value in values:
            check_value(self.kind, value, self.wire, secret=self.secret)
            text = to_plain(value)
            if not text or "," in text:
                what = shown(value, secret=self.secret)
                raise self._error(
                    f"{what} cannot be one of several values, because BILL splits them at commas; "
                    "ask for each value separately"
                )
            texts.append(text)
        joined = ",".join(texts)
        return Filter(self.wire, operator, Secret(joined) if self.secret else joined)

    def _error(self, problem: str) -> InvalidRequestError:
        return InvalidRequestError(f"{self.wire}: {problem}", field=self.wire)

    def _refused(self, python: str) -> InvalidRequestError:
        return InvalidRequestError(f"the field {self.wire} has no `{python}`: {self._allowed()}", field=self.wire)

    def _allowed(self) -> str:
        allowed = [f"it filters by {' '.join(_PYTHON_FORMS[operator] for operator in self.operators)}"] * bool(
            self.operators
        )
        if self.sortable:
            allowed.append("it sorts by .asc() and .desc()")
        return " and ".join(allowed)


# The parts of the field classes. Generated modules make the classes of combinations that are missing below.


class WithEq(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("eq",)
    __hash__ = object.__hash__

    def __eq__(self, value: V, /) -> Filter:  # type: ignore[override]
        return self._filter("eq", value)


class WithNe(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("ne",)

    def __ne__(self, value: V, /) -> Filter:  # type: ignore[override]
        return self._filter("ne", value)


class WithIn(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("in",)

    def in_(self, values: Collection[V]) -> Filter:
        """Keep the items with one of the values."""
        return self._filter_any("in", values)


class WithNin(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("nin",)

    def not_in(self, values: Collection[V]) -> Filter:
        """Keep the items with none of the values."""
        return self._filter_any("nin", values)


class WithSw(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("sw",)

    def starts_with(self, value: V) -> Filter:
        """Keep the items whose value begins with the text. Upper and lower case are different."""
        return self._filter("sw", value)


class WithRange(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("gte", "lte")

    def __ge__(self, value: V, /) -> Filter:
        return self._filter("gte", value)

    def __le__(self, value: V, /) -> Filter:
        return self._filter("lte", value)


class WithOrder(WithRange[V], Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("gt", "lt")

    def __gt__(self, value: V, /) -> Filter:
        return self._filter("gt", value)

    def __lt__(self, value: V, /) -> Filter:
        return self._filter("lt", value)


class SortField(ListField):
    """A field that a list can be sorted by."""

    __slots__ = ()
    sortable = True

    def asc(self) -> Sort:
        """Sort from low to high."""
        return Sort(self.wire, "asc")

    def desc(self) -> Sort:
        """Sort from high to low."""
        return Sort(self.wire, "desc")


class EqField(WithEq[V]):
    """A field with `==`."""


class EqSortField(WithEq[V], SortField):
    """A field with `==` and a sort."""


class EqNeField(WithEq[V], WithNe[V]):
    """A field with `==` and `!=`."""


class EqNeSortField(WithEq[V], WithNe[V], SortField):
    """A field with `==`, `!=` and a sort."""


class EqInField(WithEq[V], WithIn[V]):
    """A field with `==` and `in_`."""


class EqInSortField(WithEq[V], WithIn[V], SortField):
    """A field with `==`, `in_` and a sort."""


class EqNeInField(WithEq[V], WithNe[V], WithIn[V]):
    """A field with `==`, `!=` and `in_`."""


class EqNeInSortField(WithEq[V], WithNe[V], WithIn[V], SortField):
    """A field with `==`, `!=`, `in_` and a sort."""


class EqNeInNinField(WithEq[V], WithNe[V], WithIn[V], WithNin[V]):
    """A field with `==`, `!=`, `in_` and `not_in`."""


class EqNeInNinSortField(WithEq[V], WithNe[V], WithIn[V], WithNin[V], SortField):
    """A field with `==`, `!=`, `in_`, `not_in` and a sort."""


class EqSwField(WithEq[V], WithSw[V]):
    """A field with `==` and `starts_with`."""


class EqSwSortField(WithEq[V], WithSw[V], SortField):
    """A field with `==`, `starts_with` and a sort."""


class OrderField(WithOrder[V]):
    """A field with `>`, `>=`, `<` and `<=`."""


class OrderSortField(WithOrder[V], SortField):
    """A field with `>`, `>=`, `<`, `<=` and a sort."""


class RangeField(WithRange[V]):
    """A field with `>=` and `<=`."""


class RangeSortField(WithRange[V], SortField):
    """A field with `>=`, `<=` and a sort."""


@attrs.frozen
class Term:
    """One filter as it is sent, after it has been checked."""

    text: str | Secret[str]
    field: str = ""
    """The name of the field on the wire; empty for a text that was not checked."""
    operator: str = ""


def check_filters(operation: Operation[Any], filters: Filters | Sequence[Term]) -> list[Term]:
    """Return the filters one by one, after checking that the list allows each of them."""
    allowed = {field.wire: field for field in operation.filters}
    return [term for given in _flatten(filters, "filters") for term in _terms(operation, allowed, given)]


def encode_filters(operation: Operation[Any], filters: Filters | Sequence[Term]) -> str | Secret[str] | None:
    """Return the `filters` parameter of a list, after checking that the list allows each filter."""
    terms = check_filters(operation, filters)
    joined = ",".join(reveal(term.text) for term in terms)
    return Secret(joined) if any(isinstance(term.text, Secret) for term in terms) else joined or None


def encode_sorts(operation: Operation[Any], sorts: Sorts) -> str | None:
    """Return the `sort` parameter of a list, after checking that the list allows each key.

    BILL accepts a field without a direction, but does not document its order. Such a key is sent as ascending.
    """
    keys: list[str] = []
    for given in _flatten(sorts, "sort"):
        if isinstance(given, Raw):
            keys.append(given.text)
        elif isinstance(given, Sort):
            _check_sort(operation, given.field)
            keys.append(given.encode())
        elif isinstance(given, str) and operation.sorts_unknown:
            keys.append(raw_sort(given).text)
        elif isinstance(given, str):
            for match in _split(_KEY, given, "field, field:asc or field:desc", "sort"):
                _check_sort(operation, match["field"])
                keys.append(f"{match['field']}:{match['direction'] or 'asc'}")
        else:
            raise _unusable("sort", given, "field.asc(), field.desc(), a text or raw_sort(...)")
    if operation.sort_max is not None and len(keys) > operation.sort_max:
        raise InvalidRequestError(
            f"sort: {operation.accessor} takes at most {operation.sort_max}, and {', '.join(keys)} are {len(keys)}; "
            "sort the items by the other keys yourself (raw_sort sends them unchecked)",
            field="sort",
        )
    return ",".join(keys) or None


# A quote inside a value is written \" and a backslash \\. BILL documents no rule for this; it is an assumption.
_TERM: Final = re.compile(
    r'\s*(?P<field>[^\s:,"]+):(?P<operator>[^\s:,"]+):(?P<value>"(?:[^"\\]|\\.)*"\s*|[^:,"]+)(?:,|$)', re.DOTALL
)
_TERM_FORM: Final = (
    "field:operator:value, with double quotes around a value with commas, colons or quotes, "
    "as in 'name:sw:\"Acme, Inc.\"'"
)
_KEY: Final = re.compile(r"\s*(?P<field>[^\s:,]+)(?::(?P<direction>asc|desc))?\s*(?:,|$)")


def _terms(operation: Operation[Any], allowed: dict[str, FieldOfList], given: object) -> Iterator[Term]:
    """Check what was given as one filter, and yield its terms: a text may hold several."""
    if isinstance(given, Term):
        yield given
    elif isinstance(given, Raw):
        yield Term(given.text)
    elif isinstance(given, Filter):
        _check_filter(operation, allowed, given.field, given.operator)
        text = given.encode()
        yield Term(Secret(text) if isinstance(given.value, Secret) else text, given.field, given.operator)
    elif isinstance(given, str) and operation.filters_unknown:
        yield Term(raw_filter(given).text)
    elif isinstance(given, str):
        for match in _split(_TERM, given, _TERM_FORM, "filters"):
            field, operator = match["field"], match["operator"]
            _check_filter(operation, allowed, field, operator)
            yield Term(f"{field}:{operator}:{match['value'].rstrip()}", field, operator)
    else:
        raise _unusable("filters", given, "a comparison of a field, a text or raw_filter(...)")


def _quote(value: str) -> str:
    if _UNQUOTED.fullmatch(value):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _split(pattern: re.Pattern[str], text: str, form: str, parameter: str) -> Iterator[re.Match[str]]:
    position = 0
    while True:
        match = pattern.match(text, position)
        if match is None:
            raise InvalidRequestError(
                f"{parameter}: {shown(text[position:])} is not {form}",
                field=parameter,
            )
        yield match
        position = match.end()
        if not match[0].endswith(","):
            return


def _check_filter(operation: Operation[Any], allowed: dict[str, FieldOfList], name: str, operator: str) -> None:
    if operation.filters_unknown:
        return
    field = allowed.get(name)
    if field is None:
        known = f"its filters are {', '.join(allowed)}" if allowed else "its filters are not known"
        raise InvalidRequestError(
            f"filters: {operation.accessor} cannot be filtered by {name!r}; {known} (raw_filter sends it unchecked)",
            field="filters",
        )
    if operator not in field.operators:
        raise InvalidRequestError(
            f"filters: {operation.accessor} cannot filter {name} by {operator!r}; "
            f"its operators are {', '.join(field.operators)} (raw_filter sends it unchecked)",
            field="filters",
        )


def _check_sort(operation: Operation[Any], name: str) -> None:
    if not operation.sorts_unknown and name not in operation.sorts:
        known = f"its sort keys are {', '.join(operation.sorts)}" if operation.sorts else "its sort keys are not known"
        raise InvalidRequestError(
            f"sort: {operation.accessor} cannot be sorted by {name!r}; {known} (raw_sort sends it unchecked)",
            field="sort",
        )


def _flatten(given: Any, parameter: str) -> Iterator[Any]:
    if given is not None:
        for one in given if isinstance(given, list | tuple) else (given,):
            if isinstance(one, str | Raw):
                check_value(_TEXT, one if isinstance(one, str) else one.text, parameter)
            yield one


def _unusable(parameter: str, given: object, remedy: str) -> InvalidRequestError:
    return InvalidRequestError(f"{parameter}: {shown(given)} is not allowed here; give {remedy}", field=parameter)


def _raw(text: object, example: str) -> Raw:
    if not isinstance(text, str) or not text:
        raise InvalidRequestError(f"{shown(text)} is not a text; give one like {example!r}")
    return Raw(text)
