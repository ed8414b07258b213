"""After an `OutcomeUnknownError`: did BILL execute the call or not? This is what `BillClient.reconcile` does.

What was changed is read again (`_changes`). What was created is searched for: what was asked for and what BILL lists
are both reduced to facts (vendor, invoice number, amount) and compared here, because BILL may trim, complete or round
what it was sent. Some facts are the key of an object: without a candidate that shares them, the call did not happen. A
candidate that shares them and contradicts another fact leaves the question open, so that a difference in spelling
never leads to a second payment.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import repeat
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias, TypeVar, cast

import attrs

from .._schema.kinds import shown
from .._schema.models import AnswerModel
from ..bulk_writes import BulkOutcome, BulkResult
from ..errors import InvalidRequestError, NotFoundError, OutcomeUnknownError
from ..secret import reveal
from ..types import UNSET, CallOptions
from .changes import Change, Likeness, change, likeness

if TYPE_CHECKING:
    from .._schema.operation import Operation
    from ..client import BillClient
    from ..models import Bill, Customer, Invoice, Payment, Vendor
    from ..paging import Pager

__all__ = ["Reconciled", "reconcile"]

I = TypeVar("I")  # noqa: E741
T = TypeVar("T")

Found: TypeAlias = "Bill | Customer | Invoice | Payment | Vendor"
_Facts: TypeAlias = Mapping[str, object]
"""What can be said about an object, by the words in which an explanation names it."""

_CENT: Final = Decimal("0.01")
_NUMBER: Final = "transaction number"
"""The fact that only one call has: whoever sets it on a payment finds that payment again for certain."""
_LONGEST: Final = 86400.0
_MOST_VENDORS: Final = 20
"""How many vendors one filter names; of more, the bills of all vendors are looked through."""


@attrs.frozen(kw_only=True)
class Reconciled:
    """What was found out about a call whose outcome was unknown."""

    outcome: Literal["happened", "did_not_happen", "undecided"]
    """`did_not_happen`: it may be sent again. `undecided`: somebody must look; `why` says at what."""
    found: tuple[AnswerModel, ...] = ()
    """What the call made or changed, if it happened, in the order of what was asked for; otherwise what there is."""
    why: str


async def reconcile(
    client: BillClient,
    unknown: OutcomeUnknownError | BulkResult[Any, Any],
    *,
    margin: float,
    settle: float,
    known: Collection[str],
    options: CallOptions,
) -> Reconciled | BulkResult[Any, Any]:
    """Find out whether a call that got no answer was executed; `BillClient.reconcile` has the details."""
    _check_seconds("margin", margin)
    _check_seconds("settle", settle)
    if not isinstance(unknown, OutcomeUnknownError | BulkResult):
        raise InvalidRequestError(
            f"reconcile takes an OutcomeUnknownError or a BulkResult, not {shown(unknown, secret=True)}; any other "
            "error says by itself what became of the call"
        )
    look = _Look(client, timedelta(seconds=margin), settle, options)
    if isinstance(unknown, OutcomeUnknownError):
        return (await look.at(unknown, set(known)))[0]
    others = {*known, *(answer.id for answer in unknown.answers if getattr(answer, "id", None))}
    outcomes = list(unknown.outcomes)
    for error, asked in _by_call(unknown.unknown):
        verdict, made = await look.at(error, others)
        if verdict.outcome == "undecided":
            continue
        others.update(getattr(item, "id", "") for item in verdict.found)
        for place, outcome in enumerate(asked):
            if verdict.outcome == "happened":
                outcome = attrs.evolve(outcome, status="done", answer=made[place], error=None)
            else:
                outcome = attrs.evolve(outcome, status="not_sent")
            outcomes[outcome.index] = outcome
    return attrs.evolve(unknown, outcomes=tuple(outcomes))


def _check_seconds(name: str, value: object) -> None:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value < _LONGEST:
        raise InvalidRequestError(f"{name}: {shown(value)} is not a time; give seconds, 0 or more", field=name)


def _by_call(
    outcomes: Iterable[BulkOutcome[I, T]],
) -> Iterable[tuple[OutcomeUnknownError, list[BulkOutcome[I, T]]]]:
    """Put the items that went out together together again."""
    calls: dict[int, tuple[OutcomeUnknownError, list[BulkOutcome[I, T]]]] = {}
    for outcome in outcomes:
        if isinstance(outcome.error, OutcomeUnknownError):
            calls.setdefault(id(outcome.error), (outcome.error, []))[1].append(outcome)
    return calls.values()


# ---- looking


@attrs.frozen
class _Look:
    client: BillClient
    margin: timedelta
    settle: float
    options: CallOptions

    async def at(
        self, error: OutcomeUnknownError, known: Collection[str]
    ) -> tuple[Reconciled, Sequence[AnswerModel | None]]:
        """Return the verdict, and the object that belongs to each thing asked for, as far as there is one."""
        operation = _operation(error)
        if operation is None or error.sent_at is None:
            return Reconciled(outcome="undecided", why=_beyond(error)), []
        self._check_organization(error, operation)
        search = _SEARCHES.get(operation.id)
        if search is not None:
            return await self._search(error, search, error.sent_at, known)
        changed = change(operation, error.arguments, error.request)
        if changed is None:
            return Reconciled(outcome="undecided", why=_beyond(error)), []
        return await self._read_again(changed, error.sent_at)

    def _check_organization(self, error: OutcomeUnknownError, operation: Operation[Any]) -> None:
        """Refuse to look where the call did not go: what is missing there might have happened elsewhere."""
        scope = self.client._access.account(operation).scope(None)
        organization = None if scope is None else scope.organization
        if error.organization is not None and error.organization != organization:
            raise InvalidRequestError(
                f"reconcile: {operation.id} was sent for the organization {error.organization!r}, and this client is "
                f"for {organization!r}; use the client that made the call, or a view for its organization"
            )

    async def _settled(self, sent_at: datetime) -> bool:
        """Wait until BILL cannot be working on the call any more; tell whether there was anything to wait for."""
        clock = self.client._share.transport.clock
        left = self.settle - (clock.now() - sent_at).total_seconds()
        if left > 0:
            await clock.sleep(left)
        return left > 0

    # ---- what was changed

    async def _read_again(self, changed: Change, sent_at: datetime) -> tuple[Reconciled, Sequence[AnswerModel | None]]:
        found = await self._objects(changed)
        verdict = _judge(changed, found, sent_at, self.margin)
        if verdict.outcome != "happened" and await self._settled(sent_at):
            found = await self._objects(changed)
            verdict = _judge(changed, found, sent_at, self.margin)
        return verdict, found

    async def _objects(self, changed: Change) -> list[AnswerModel | None]:
        """Read all objects; those that are not there (any more) are None."""
        found: list[AnswerModel | None] = []
        for path, _ in changed.objects:
            try:
                read = self.client._caller.call(changed.reader, path, {}, changed.headers, None, self.options)
                found.append(await read)
            except NotFoundError:
                found.append(None)
        return found

    # ---- what was created

    async def _search(
        self, error: OutcomeUnknownError, search: _Search, sent_at: datetime, known: Collection[str]
    ) -> tuple[Reconciled, list[Found]]:
        if error.request is None:
            return Reconciled(outcome="undecided", why=_beyond(error)), []
        asked = search.asked(error.request)
        verdict, made = await self._compared(search, asked, sent_at, known)
        if len(made) == len(asked) or not await self._settled(sent_at):
            return verdict, made
        return await self._compared(search, asked, sent_at, known)

    async def _compared(
        self, search: _Search, asked: Sequence[_Facts], sent_at: datetime, known: Collection[str]
    ) -> tuple[Reconciled, list[Found]]:
        """Compare what was asked for with what has its number, or else with everything recent."""
        since = sent_at - self.margin
        if asked and _NUMBER in asked[0]:
            numbered = attrs.evolve(search, recent=_numbered, keys=(frozenset({_NUMBER}),), newest_first=False)
            if found := await self._candidates(numbered, asked, since, known):
                return _compare(numbered, asked, found, sent_at)
        return _compare(search, asked, await self._candidates(search, asked, since, known), sent_at)

    async def _candidates(
        self, search: _Search, asked: Sequence[_Facts], since: datetime, known: Collection[str]
    ) -> list[Found]:
        found: list[Found] = []
        async for page in search.recent(self.client, asked, since, self.options).pages():
            times = [item.created_time or since for item in page.items]
            recent = zip(page.items, times, strict=True)
            found.extend(item for item, created in recent if created >= since and item.id not in known)
            if search.newest_first and times and times[-1] < since and times == sorted(times, reverse=True):
                break
        return found


def _operation(error: OutcomeUnknownError) -> Operation[Any] | None:
    from ..operations import all_operations

    return next((one for one in all_operations() if one.id == error.operation), None)


def _beyond(error: OutcomeUnknownError) -> str:
    if error.operation in _SEARCHES or error.sent_at is None:
        return "the error does not carry what was sent, or when; nothing can be compared"
    return (
        f"what {error.operation} did cannot be looked up; that can be done for the creation of bills, invoices, "
        "vendors, customers and payments, and for changes of what can be read by its id. Compare what there is with "
        "the `arguments` and the `request` of the error"
    )


# ---- judging a change


def _judge(changed: Change, found: Sequence[AnswerModel | None], sent_at: datetime, margin: timedelta) -> Reconciled:
    """It happened if all is as it was asked for, and did not if BILL has changed nothing since it was sent."""
    there = tuple(item for item in found if item is not None)
    gone = [path[-1] for (path, _), item in zip(changed.objects, found, strict=True) if item is None]
    if gone and not changed.deletes:
        why = f"{', '.join(gone)} is not there (any more), so it cannot be compared"
        return Reconciled(outcome="undecided", found=there, why=why)
    wanted = [wanted for (_, wanted), item in zip(changed.objects, found, strict=True) if item is not None]
    alike = [likeness(one, item) for one, item in zip(wanted, there, strict=True)]
    if all(like.complete for like in alike):
        names = sorted(frozenset[str]().union(*(like.same for like in alike)))
        what = f"{_ids(there)} is as it was asked for in {', '.join(names)}" if there else f"{', '.join(gone)} is gone"
        return Reconciled(outcome="happened", found=there, why=what)
    since = [_changed(item, sent_at - margin) for item in there]
    why = f"{_ids(there)}{_unlike(alike)}"
    if not gone and not any(like.complete for like in alike) and not any(one is not False for one in since):
        why = f"{why}, and BILL has not changed it since {sent_at:%Y-%m-%d %H:%M:%S} UTC"
        return Reconciled(outcome="did_not_happen", found=there, why=why)
    last = "it has been changed about then or later" if True in since else "BILL does not say when it was last changed"
    again = "; the call ends the same when it is made again" if changed.repeatable else ""
    return Reconciled(outcome="undecided", found=there, why=f"{why}; {last}{again}")


def _changed(item: AnswerModel, since: datetime) -> bool | None:
    """Whether an object was changed since a moment; None if BILL does not say. To be created is not to be changed."""
    updated, created = getattr(item, "updated_time", None), getattr(item, "created_time", None)
    return None if updated is None else bool(updated >= since and updated != created)


def _unlike(alike: Iterable[Likeness]) -> str:
    different = sorted(frozenset[str]().union(*(like.different for like in alike)))
    if different:
        return f" differs from what was asked for in {', '.join(different)}"
    unclear = sorted(frozenset[str]().union(*(like.unclear for like in alike)))
    return f" cannot be compared with what was asked for in {', '.join(unclear) or 'anything'}"


# ---- judging a creation


def _compare(
    search: _Search, asked: Sequence[_Facts], candidates: Iterable[Found], sent_at: datetime
) -> tuple[Reconciled, list[Found]]:
    """Give each thing asked for the candidate that is the same, and judge by what is missing or left over."""
    keys = [_key(search, facts) for facts in asked]
    parts = [(facts, item) for item in candidates for facts in search.facts(item)]
    alike = [part for part in parts if any(map(_may_be, asked, repeat(part[0]), keys))]
    made: list[Found] = []
    compared: set[str] = set()
    for facts, key in zip(asked, keys, strict=True):
        same = next((part for part in alike if _is(facts, part[0], key)), None)
        if same is not None:
            alike.remove(same)
            made.append(same[1])
            compared |= facts.keys() & same[0].keys()
    many = f"{len(asked)} {search.what}s"
    if alike:
        found = _distinct([*made, *(item for _, item in alike)])
        why = f"{_ids(found)} may be of this call or of another: {_doubt(asked, alike[0][0], search.what)}"
        return Reconciled(outcome="undecided", found=found, why=why), made
    found = _distinct(made)
    if len(made) == len(asked):
        why = f"{_ids(found)} is what was asked for, compared by {', '.join(sorted(compared))}"
        return Reconciled(outcome="happened", found=found, why=why), made
    if made:
        why = f"only {len(made)} of {many} are there, though all or none should be; they may be of another call"
        return Reconciled(outcome="undecided", found=found, why=why), made
    if search.later:
        why = f"there is no such {search.what} yet, but BILL makes them some time after it has accepted the call"
        return Reconciled(outcome="undecided", why=why), made
    what = f"no {search.what}" if len(asked) == 1 else f"none of {many}"
    why = f"{what} that was asked for has been created since {sent_at:%Y-%m-%d %H:%M:%S} UTC"
    return Reconciled(outcome="did_not_happen", why=why), made


def _distinct(items: Iterable[Found]) -> tuple[Found, ...]:
    return tuple({item.id: item for item in items}.values())


def _ids(items: Iterable[AnswerModel]) -> str:
    return ", ".join(getattr(item, "id", None) or type(item).__name__ for item in items)


def _doubt(asked: Sequence[_Facts], found: _Facts, what: str) -> str:
    """Say why it cannot be told whether something found is what was asked for."""
    if len(asked) > 1:
        return f"the {what}s found are not exactly those asked for"
    differing = sorted(name for name in _shared(asked[0], found) if not _equal(asked[0][name], found[name]))
    if differing:
        return f"it differs from what was asked for in {' and '.join(differing)}"
    return f"more than one {what} fits, or too little is known of what was asked for"


# ---- facts


@attrs.frozen
class _About:
    """An amount that BILL may have rounded otherwise."""

    value: Decimal
    by: Decimal


def _given(**facts: object) -> _Facts:
    """Keep the facts that there are; `_` in a name is a space."""
    return {name.replace("_", " "): value for name, value in facts.items() if value is not None and value is not UNSET}


def _shared(mine: _Facts, other: _Facts) -> set[str]:
    return mine.keys() & other.keys()


def _key(search: _Search, facts: _Facts) -> frozenset[str]:
    """Return the facts by which what was asked for can be told from everything else; empty if there are none."""
    return next((key for key in search.keys if key <= facts.keys()), frozenset())


def _may_be(mine: _Facts, other: _Facts, key: frozenset[str]) -> bool:
    """Whether nothing in the key speaks against it."""
    return all(_equal(mine[name], other[name]) for name in key & other.keys())


def _is(mine: _Facts, other: _Facts, key: frozenset[str]) -> bool:
    """Whether the whole key is the same, and nothing else speaks against it."""
    return bool(key) and key <= other.keys() and all(_equal(mine[name], other[name]) for name in _shared(mine, other))


def _equal(mine: object, other: object) -> bool:
    mine, other = reveal(mine), reveal(other)
    if isinstance(mine, _About) and isinstance(other, Decimal):
        return abs(mine.value - other) <= mine.by
    if isinstance(mine, str) and isinstance(other, str):
        return " ".join(mine.split()).casefold() == " ".join(other.split()).casefold()
    return mine == other


def _total(lines: Iterable[Any]) -> Decimal | _About | None:
    """Add up lines as BILL does: `amount`, or quantity times price. None if a line has neither."""
    total, by = Decimal(0), Decimal(0)
    for line in lines:
        amount, quantity, price = (_number(getattr(line, name)) for name in ("amount", "quantity", "price"))
        if amount is None:
            if price is None:
                return None
            amount = (price * (Decimal(1) if quantity is None else quantity)).quantize(_CENT, ROUND_HALF_UP)
            by += _CENT
        total += amount
    return _About(total, by) if by else total


def _number(value: object) -> Decimal | None:
    return Decimal(value) if isinstance(value, Decimal | int) else None


def _asked_bill(body: Any) -> _Facts:
    return _given(
        vendor=body.vendor_id,
        invoice_number=body.invoice.invoice_number,
        invoice_date=body.invoice.invoice_date,
        due_date=body.due_date,
        amount=_total(body.bill_line_items),
    )


def _bill(item: Bill) -> list[_Facts]:
    invoice = item.invoice
    return [
        _given(
            vendor=item.vendor_id,
            invoice_number=None if invoice is None else invoice.invoice_number,
            invoice_date=None if invoice is None else invoice.invoice_date,
            due_date=item.due_date,
            amount=item.amount,
        )
    ]


def _asked_invoice(body: Any) -> _Facts:
    return _given(
        customer=body.customer.id,
        invoice_number=body.invoice_number,
        invoice_date=body.invoice_date,
        due_date=body.due_date,
        # Tax and fees come on top, and BILL works them out.
        amount=None if body.sales_tax_item_id or body.convenience_fee else _total(body.invoice_line_items),
    )


def _invoice(item: Invoice) -> list[_Facts]:
    return [
        _given(
            customer=item.customer_id,
            invoice_number=item.invoice_number,
            invoice_date=item.invoice_date,
            due_date=item.due_date,
            amount=item.total_amount,
        )
    ]


def _party(item: Any) -> _Facts:
    """Say what vendors and customers, asked for or found, have in common."""
    return _given(name=item.name, email=item.email, phone=item.phone, account_number=item.account_number)


def _asked_payments(body: Any) -> list[_Facts]:
    parts = getattr(body, "payments", None) or [body]
    return [
        _given(
            vendor=getattr(body, "vendor_id", None),
            bill=part.bill_id,
            amount=part.amount,
            process_date=body.process_date,
            transaction_number=getattr(body, "transaction_number", None),
        )
        for part in parts
    ]


def _payment(item: Payment) -> list[_Facts]:
    """Say what a payment does, once for each bill that it pays."""
    same = _given(vendor=item.vendor_id, process_date=item.process_date, transaction_number=item.transaction_number)
    parts = [(part.bill_id, part.amount) for part in item.bill_payments or ()] or [(item.bill_id, item.amount)]
    return [{**same, **_given(bill=bill, amount=amount)} for bill, amount in parts]


# ---- where to look

_Recent: TypeAlias = "Callable[[BillClient, Sequence[_Facts], datetime, CallOptions], Pager[Any]]"


@attrs.frozen(kw_only=True)
class _Search:
    """How the objects of one kind are found again."""

    what: str
    asked: Callable[[Any], Sequence[_Facts]]
    """What should exist if the call happened."""
    recent: _Recent
    """The objects that BILL has created since a moment."""
    facts: Callable[[Any], Sequence[_Facts]]
    keys: tuple[frozenset[str], ...]
    """The facts that tell one object from all others; the first set that was asked for counts."""
    newest_first: bool = False
    """Whether the list is sorted rather than filtered by time."""
    later: bool = False
    """Whether BILL makes the objects some time after it has answered."""


def _each(facts: Callable[[Any], _Facts]) -> Callable[[Any], list[_Facts]]:
    def asked(body: Any) -> list[_Facts]:
        return [facts(one) for one in body] if isinstance(body, Sequence) else [facts(body)]

    return asked


def _one(facts: Callable[[Any], _Facts]) -> Callable[[Any], list[_Facts]]:
    return lambda item: [facts(item)]


def _bills(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Bill]:
    from ..operations.bills import Bill_

    vendors = sorted({cast("str", facts["vendor"]) for facts in asked})
    of_vendors = [Bill_.vendor_id.in_(vendors)] if len(vendors) <= _MOST_VENDORS else []
    return client.bills.list(filters=[Bill_.created_time >= since, *of_vendors], **options)


def _invoices(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Invoice]:
    from ..operations.invoices import Invoice_

    return client.invoices.list(filters=Invoice_.created_time >= since, **options)


def _vendors(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Vendor]:
    from ..operations.vendors import Vendor_

    return client.vendors.list(filters=Vendor_.created_time >= since, **options)


def _customers(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Customer]:
    from ..operations.customers import Customer_

    return client.customers.list(filters=Customer_.created_time >= since, **options)


def _payments(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Payment]:
    from ..operations.payments import Payment_

    # That payments can be sorted by this is documented, that they can be filtered by it is not.
    return client.payments.list(sort=Payment_.created_time.desc(), **options)


def _numbered(client: BillClient, asked: Sequence[_Facts], since: datetime, options: CallOptions) -> Pager[Payment]:
    from ..operations.payments import Payment_

    return client.payments.list(filters=Payment_.transaction_number == cast("str", asked[0][_NUMBER]), **options)


_BILLS: Final = _Search(
    what="bill",
    asked=_each(_asked_bill),
    recent=_bills,
    facts=_bill,
    keys=(frozenset({"vendor", "invoice number"}),),
)
_VENDORS: Final = _Search(
    what="vendor", asked=_each(_party), recent=_vendors, facts=_one(_party), keys=(frozenset({"name"}),)
)
_PAYMENTS: Final = _Search(
    what="payment",
    asked=_asked_payments,
    recent=_payments,
    facts=_payment,
    keys=(frozenset({"bill", "amount"}), frozenset({"vendor", "amount"})),
    newest_first=True,
)
_SEARCHES: Final[Mapping[str, _Search]] = {
    "createBill": _BILLS,
    "createBulkBills": _BILLS,
    "createInvoice": _Search(
        what="invoice",
        asked=_each(_asked_invoice),
        recent=_invoices,
        facts=_invoice,
        keys=(
            frozenset({"customer", "invoice number"}),
            frozenset({"invoice number"}),
            frozenset({"customer", "amount"}),
        ),
    ),
    "createVendor": _VENDORS,
    "createBulkVendor": _VENDORS,
    "createCustomer": attrs.evolve(_VENDORS, what="customer", recent=_customers),
    "createPayment": _PAYMENTS,
    "createBulkPayment": _PAYMENTS,
    "createMassPayment": attrs.evolve(_PAYMENTS, later=True),
}
