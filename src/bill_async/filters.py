"""Filters and sorts of lists, typed per field.

Every list that can be filtered or sorted has a class of fields, `Bill_` for `bills.list`. An operator
exists on a field only if BILL allows it there, for the type checker and at run time:

    client.bills.list(
        filters=[Bill_.due_date < date(2026, 12, 1), Bill_.payment_status.in_(["UNPAID", "SCHEDULED"])],
        sort=Bill_.due_date.desc(),
    )

All filters of a list must hold. A text such as `"paymentStatus:eq:UNPAID"` is understood as well; its
fields and operators are checked. `raw_filter` and `raw_sort` send a text as it is, for what BILL
allows and this package does not know. Of a few lists only that is known that they can be filtered:
there every text is sent as it is.

The class of a field says what can be done with it. Its name is made of, in this order,

    Eq `==`   Ne `!=`   In `.in_(...)`   Nin `.not_in(...)`   Sw `.starts_with(...)`
    Order `> >= < <=`   or Range `>= <=`
    Sort `.asc()` `.desc()`

and ends in `Field`: a field with `eq ne in` is an `EqNeInField`, a field that orders and sorts an
`OrderSortField`, one that only sorts a `SortField`. The type in brackets is that of its values:

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
from ._schema.kinds import Kind, Text, shown
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
    """One condition on a list. Made by comparing a field: `Bill_.due_date < date(2026, 12, 1)`."""

    field: str
    """The name of the field on the wire, `dueDate`."""
    operator: str
    """BILL's name of the operator, `lt`."""
    value: str | Secret[str]
    """The value as text, before quoting; the values of `in` and `nin` are joined by commas."""

    def encode(self) -> str:
        """Return the term as BILL reads it, `dueDate:lt:2026-12-01`, with the value quoted if needed."""
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
    """One key to sort a list by. Made by a field: `Bill_.due_date.desc()`."""

    field: str
    """The name of the field on the wire, `dueDate`."""
    direction: Direction

    def encode(self) -> str:
        """Return the key as BILL reads it, `dueDate:desc`."""
        return f"{self.field}:{self.direction}"


@attrs.frozen
class Raw:
    """A text that is sent as it is, unchecked."""

    text: str


Filters: TypeAlias = "str | Filter | Raw | Sequence[str | Filter | Raw] | None"
"""What the `filters` argument of a list takes: one filter, or several that must all hold."""

Sorts: TypeAlias = "str | Sort | Raw | Sequence[str | Sort | Raw] | None"
"""What the `sort` argument of a list takes: one key, or several, the most important first. A text without a direction,
`"dueDate"`, sorts from low to high.
"""


def raw_filter(text: str) -> Raw:
    """Send a filter as it is: for fields and operators that this package does not know."""
    return _raw(text, 'name:sw:"Acme"')


def raw_sort(text: str) -> Raw:
    """Send a sort key as it is: for fields that this package does not know."""
    return _raw(text, "name:asc")


class ListField:
    """A field of a list, named as on the wire. What can be done with it is in its subclasses."""

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
            if name.startswith("__") or name in ListField.__slots__:  # asked by copy and pickle before they exist
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
                    f"{what} cannot be one of several values, which BILL splits at the commas; "
                    "ask for each of them on its own"
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


# What the classes of fields are made of. The generated modules make those of operators that no class below has.


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
        """Keep what has one of the values."""
        return self._filter_any("in", values)


class WithNin(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("nin",)

    def not_in(self, values: Collection[V]) -> Filter:
        """Keep what has none of the values."""
        return self._filter_any("nin", values)


class WithSw(ListField, Generic[V]):
    __slots__ = ()
    _adds: ClassVar[tuple[str, ...]] = ("sw",)

    def starts_with(self, value: V) -> Filter:
        """Keep what begins with the text; capitals count."""
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
    """A field with `==`, and to sort by."""


class EqNeField(WithEq[V], WithNe[V]):
    """A field with `==` and `!=`."""


class EqNeSortField(WithEq[V], WithNe[V], SortField):
    """A field with `==` and `!=`, and to sort by."""


class EqInField(WithEq[V], WithIn[V]):
    """A field with `==` and `in_`."""


class EqInSortField(WithEq[V], WithIn[V], SortField):
    """A field with `==` and `in_`, and to sort by."""


class EqNeInField(WithEq[V], WithNe[V], WithIn[V]):
    """A field with `==`, `!=` and `in_`."""


class EqNeInSortField(WithEq[V], WithNe[V], WithIn[V], SortField):
    """A field with `==`, `!=` and `in_`, and to sort by."""


class EqNeInNinField(WithEq[V], WithNe[V], WithIn[V], WithNin[V]):
    """A field with `==`, `!=`, `in_` and `not_in`."""


class EqNeInNinSortField(WithEq[V], WithNe[V], WithIn[V], WithNin[V], SortField):
    """A field with `==`, `!=`, `in_` and `not_in`, and to sort by."""


class EqSwField(WithEq[V], WithSw[V]):
    """A field with `==` and `starts_with`."""


class EqSwSortField(WithEq[V], WithSw[V], SortField):
    """A field with `==` and `starts_with`, and to sort by."""


class OrderField(WithOrder[V]):
    """A field with `>`, `>=`, `<` and `<=`."""


class OrderSortField(WithOrder[V], SortField):
    """A field with `>`, `>=`, `<` and `<=`, and to sort by."""


class RangeField(WithRange[V]):
    """A field with `>=` and `<=`."""


class RangeSortField(WithRange[V], SortField):
    """A field with `>=` and `<=`, and to sort by."""


def encode_filters(operation: Operation[Any], filters: Filters) -> str | Secret[str] | None:
    """Return the `filters` parameter of a list, each filter checked against what the list allows."""
    secret = False
    allowed = {field.wire: field for field in operation.filters}
    terms: list[str] = []
    for given in _flatten(filters, "filters"):
        if isinstance(given, Raw):
            terms.append(given.text)
        elif isinstance(given, Filter):
            _check_filter(operation, allowed, given.field, given.operator)
            terms.append(given.encode())
            secret = secret or isinstance(given.value, Secret)
        elif isinstance(given, str) and operation.filters_unknown:
            terms.append(raw_filter(given).text)
        elif isinstance(given, str):
            for match in _split(_TERM, given, _TERM_FORM, "filters"):
                _check_filter(operation, allowed, match["field"], match["operator"])
                terms.append(f"{match['field']}:{match['operator']}:{match['value'].rstrip()}")
        else:
            raise _unusable("filters", given, "a comparison of a field, a text or raw_filter(...)")
    joined = ",".join(terms)
    return Secret(joined) if secret else joined or None


def encode_sorts(operation: Operation[Any], sorts: Sorts) -> str | None:
    """Return the `sort` parameter of a list, each key checked against what the list allows.

    BILL takes a field without a direction, too, but does not say how it sorts then; such a key is sent as ascending.
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
            "sort the items by the others yourself (raw_sort sends it unchecked)",
            field="sort",
        )
    return ",".join(keys) or None


# A quote inside a value is written \" and a backslash \\. BILL documents no rule for them: this one is assumed.
_TERM: Final = re.compile(
    r'\s*(?P<field>[^\s:,"]+):(?P<operator>[^\s:,"]+):(?P<value>"(?:[^"\\]|\\.)*"\s*|[^:,"]+)(?:,|$)', re.DOTALL
)
_TERM_FORM: Final = (
    "field:operator:value, with double quotes around a value with commas, colons or quotes, "
    "as in 'name:sw:\"Acme, Inc.\"'"
)
_KEY: Final = re.compile(r"\s*(?P<field>[^\s:,]+)(?::(?P<direction>asc|desc))?\s*(?:,|$)")


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
        known = f"what can be is {', '.join(allowed)}" if allowed else "which fields can be is not known"
        raise InvalidRequestError(
            f"filters: {operation.accessor} cannot be filtered on {name!r}; {known} (raw_filter sends it unchecked)",
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
        known = (
            f"what can be is {', '.join(operation.sorts)}" if operation.sorts else "which fields can be is not known"
        )
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
    return InvalidRequestError(f"{parameter}: {shown(given)} cannot be used here; give {remedy}", field=parameter)


def _raw(text: object, example: str) -> Raw:
    if not isinstance(text, str) or not text:
        raise InvalidRequestError(f"{shown(text)} is not a text; give one like {example!r}")
    return Raw(text)
