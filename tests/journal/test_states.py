"""The state machine of writes with keys: BILL executes a write once, even if processes die at any time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import pairwise, product
from typing import Any, get_args

import attrs
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from bill_async import KeyReusedError
from bill_async.journal import EntryId, JournalEntry, State, Transition
from bill_async.journal.entry import Cause
from bill_async.journal.states import IllegalStepError, Intent, execute, intend, lose, next_step, not_execute

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ID = EntryId("organization", "00801", "invoice-4711")
INTENT = Intent(id=ID, operation="createPayment", fields={"amount": "a1", "billId": "b1"}, size=10, evidence={"x": 1})


def entry(state: State) -> JournalEntry:
    """Return an entry in a state, by the shortest way."""
    made = intend(None, INTENT, owner="me", now=NOW)
    if state == "unknown":
        return lose(made, by="sender", why="", now=NOW)
    if state == "done":
        return execute(made, by="sender", why="", now=NOW)
    return not_execute(made, by="sender", why="", now=NOW) if state == "not_executed" else made


# ---- single steps


def test_a_write_begins_only_where_nothing_can_have_been_executed() -> None:
    for state in get_args(State):
        if state == "not_executed":
            assert intend(entry(state), INTENT, owner="me", now=NOW).state == "intended"
        else:
            with pytest.raises(IllegalStepError):
                intend(entry(state), INTENT, owner="me", now=NOW)


def test_only_a_write_that_may_still_be_sent_is_waited_for() -> None:
    assert next_step(entry("intended"), INTENT, busy=True) == "wait"
    assert next_step(entry("intended"), INTENT, busy=False) == "inquire"
    for busy in (True, False):
        assert next_step(entry("unknown"), INTENT, busy=busy) == "inquire"


def test_that_a_process_died_frees_no_key() -> None:
    for state in get_args(State):
        with pytest.raises(IllegalStepError):
            not_execute(entry(state), by="crash", why="", now=NOW)
    for by in ("verdict", "person"):  # only who is known not to send any more can be judged
        with pytest.raises(IllegalStepError):
            not_execute(entry("intended"), by=by, why="", now=NOW)


def test_done_is_final() -> None:
    steps: list[Callable[..., JournalEntry]] = [execute, not_execute, lose]
    for step, by in product(steps, get_args(Cause)):
        with pytest.raises(IllegalStepError):
            step(entry("done"), by=by, why="", now=NOW)


@pytest.mark.parametrize("first", [execute, not_execute])
def test_only_a_person_corrects_a_person(first: Callable[..., JournalEntry]) -> None:
    said = first(entry("unknown"), by="person", why="seen", now=NOW)
    for step in (execute, not_execute):
        assert step(said, by="person", why="seen better", now=NOW).history[-1].why == "seen better"
        for by in ("crash", "verdict"):
            with pytest.raises(IllegalStepError):
                step(said, by=by, why="", now=NOW)
    with pytest.raises(IllegalStepError):
        lose(said, by="person", why="", now=NOW)
    assert execute(said, by="person", why="", now=NOW, ids=("1",), answer="{}").ids == ("1",)
    wrong = execute(said, by="person", why="", now=NOW, ids=("1",), answer="{}")
    right = not_execute(wrong, by="person", why="", now=NOW)
    assert (right.state, right.ids, right.answer) == ("not_executed", (), None)


@pytest.mark.parametrize("by", ["sender", "verdict"])
def test_a_person_does_not_correct_what_is_known(by: Cause) -> None:
    for first, step in product((execute, not_execute), (execute, not_execute)):
        with pytest.raises(IllegalStepError):
            step(first(entry("unknown"), by=by, why="", now=NOW), by="person", why="", now=NOW)


@pytest.mark.parametrize(
    ("state", "busy", "step"),
    [
        (None, False, "send"),
        ("not_executed", False, "send"),
        ("done", False, "answer"),
        ("intended", True, "wait"),
        ("intended", False, "inquire"),
        ("unknown", False, "inquire"),
    ],
)
def test_what_a_call_does_next(state: State | None, busy: bool, step: str) -> None:
    before = None if state is None else entry(state)
    assert next_step(before, INTENT, busy=busy) == step


@pytest.mark.parametrize("state", ["intended", "unknown", "done"])
def test_a_key_that_stands_for_another_write_says_what_differs(state: State) -> None:
    other = attrs.evolve(INTENT, fields={"amount": "a2", "vendorId": "v"})
    with pytest.raises(KeyReusedError, match="createPayment that differs in amount, billId, vendorId") as caught:
        next_step(entry(state), other, busy=False)
    assert caught.value.differs == ("amount", "billId", "vendorId")
    with pytest.raises(KeyReusedError, match="used for createPayment, and cannot be used for createBill") as caught:
        next_step(entry(state), attrs.evolve(INTENT, operation="createBill"), busy=False)
    assert caught.value.differs == ()


def test_a_key_whose_write_was_not_executed_is_free_for_any_other() -> None:
    other = attrs.evolve(INTENT, operation="createBill", fields={})
    assert next_step(entry("not_executed"), other, busy=False) == "send"
    again = intend(entry("not_executed"), other, owner="me", now=NOW)
    assert (again.operation, again.sendings, again.version) == ("createBill", 2, 3)


def test_an_entry_remembers_since_when_nothing_more_can_have_left() -> None:
    lost = lose(entry("intended"), by="crash", why="", now=NOW + timedelta(hours=1))
    assert lost.lost_at == NOW + timedelta(hours=1)
    again = lose(lost, by="verdict", why="nothing found", now=NOW + timedelta(hours=2))
    assert (again.lost_at, again.why) == (lost.lost_at, "nothing found")


def test_its_sender_knows_best_since_when_nothing_more_can_have_left() -> None:
    lost = lose(entry("intended"), by="crash", why="", now=NOW + timedelta(hours=1))
    for state in (lost, not_execute(lost, by="verdict", why="", now=NOW + timedelta(hours=2))):
        late = lose(state, by="sender", why="no answer came", now=NOW + timedelta(hours=3))
        assert (late.state, late.lost_at) == ("unknown", NOW + timedelta(hours=3))


@pytest.mark.parametrize("state", ["intended", "unknown", "not_executed"])
def test_what_the_sender_says_later_counts(state: State) -> None:
    """Others may have considered it dead too early."""
    assert execute(entry(state), by="sender", why="", now=NOW).state == "done"
    assert lose(entry(state), by="sender", why="", now=NOW).state == "unknown"
    if state != "not_executed":
        assert not_execute(entry(state), by="sender", why="", now=NOW).state == "not_executed"


def test_every_step_is_dated_and_remembered() -> None:
    first = intend(None, INTENT, owner="me", now=NOW)
    times = [NOW + timedelta(seconds=number) for number in range(5)]
    refused = not_execute(first, by="sender", why="refused", now=times[1])
    second = intend(refused, INTENT, owner="me", now=times[2])
    lost = lose(second, by="sender", why="no answer", now=times[3])
    done = execute(lost, by="verdict", why="found", now=times[4])
    assert [one.changed_at for one in (first, refused, second, lost, done)] == times
    assert [(one.version, len(one.history)) for one in (first, refused, second, lost, done)] == [
        (number, number) for number in range(1, 6)
    ]
    assert done.history == (
        Transition(times[0], "intended", "sender"),
        Transition(times[1], "not_executed", "sender", "refused"),
        Transition(times[2], "intended", "sender"),
        Transition(times[3], "unknown", "sender", "no answer"),
        Transition(times[4], "done", "verdict", "found"),
    )


def test_nobody_corrects_an_entry_whose_history_is_missing() -> None:
    """An earlier version may have stored it without one."""
    for state in ("done", "not_executed"):
        bare = attrs.evolve(entry(state), history=())
        with pytest.raises(IllegalStepError):
            not_execute(bare, by="person", why="", now=NOW)
    bare = attrs.evolve(entry("unknown"), history=())
    assert not_execute(bare, by="person", why="seen", now=NOW).why == "seen"


def test_what_is_only_needed_to_look_goes_when_it_is_decided() -> None:
    assert entry("unknown").evidence == {"x": 1}
    assert entry("done").evidence is None
    assert entry("not_executed").evidence is None


def test_the_history_is_bounded() -> None:
    found = entry("unknown")
    for number in range(100):
        found = lose(found, by="verdict", why=str(number), now=NOW)
    assert [step.why for step in found.history] == [str(number) for number in range(80, 100)]


# ---- all sequences of steps of several processes


class Process:
    """A process that works with a key: what it has seen of the entry, and how far its write is."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.alive = True
        self.seen: JournalEntry | None = None
        self.sending: JournalEntry | None = None
        """The entry that it has stored for the write that it sends."""
        self.attempts = 0


class Processes(RuleBasedStateMachine):
    """Processes with one key, a store that keeps the last version, and a BILL that executes what it gets.

    Each rule is a step that cannot be divided; between any two the others do theirs. BILL answers, loses its answer,
    or is still at work when the process has gone. Whoever looks is told the truth, but for work that goes on: as with
    BILL, "it did not happen" is said only when nothing of the write can be under way any more.
    """

    def __init__(self) -> None:
        super().__init__()
        self.processes = [Process(f"process-{number}") for number in range(3)]
        self.stored: JournalEntry | None = None
        self.versions: list[JournalEntry] = []
        self.executed = 0
        self.travelling = 0
        """Requests that BILL has not worked on yet, though nobody waits for their answer."""
        self.time = 0
        self.births = 0

    def now(self) -> datetime:
        self.time += 1
        return NOW + timedelta(seconds=self.time)

    def save(self, new: JournalEntry) -> bool:
        """Store an entry as a store does: only on top of the version before."""
        if new.version != (0 if self.stored is None else self.stored.version) + 1:
            return False
        self.stored = new
        self.versions.append(new)
        return True

    def change(self, seen: JournalEntry | None, step: Callable[..., JournalEntry], **more: Any) -> bool:
        """Make a step of what a process has seen, if the machine allows it."""
        try:
            return seen is not None and self.save(step(seen, now=self.now(), why="", **more))
        except IllegalStepError:
            return False

    def of(self, number: int) -> Process:
        return self.processes[number]

    def busy(self, seen: JournalEntry | None) -> bool:
        """Whether the owner lives and is at work, as locks say it."""
        return seen is not None and any(
            one.alive and one.name == seen.owner and one.sending is not None for one in self.processes
        )

    numbers = st.integers(0, 2)

    @initialize()
    def start(self) -> None:
        pass

    @rule(number=numbers)
    def load(self, number: int) -> None:
        self.of(number).seen = self.stored

    @rule(number=numbers)
    def begin(self, number: int) -> None:
        """Go on as a call does: store the intent if the machine says `send`; look if it says so."""
        one = self.of(number)
        if not one.alive or one.sending is not None:
            return
        step = next_step(one.seen, INTENT, busy=self.busy(one.seen))
        if step == "send":
            new = intend(one.seen, INTENT, owner=one.name, now=self.now())
            if self.save(new):
                one.sending, one.attempts = new, 0

    @rule(number=numbers, executed=st.booleans(), answered=st.booleans())
    def send(self, number: int, executed: bool, answered: bool) -> None:
        """Send the write once. What is not executed now is still on its way, or was refused."""
        one = self.of(number)
        if not one.alive or one.sending is None or one.attempts:
            return
        one.attempts = 1
        self.executed += executed
        if answered:
            step = partial(execute, by="sender") if executed else partial(not_execute, by="sender")
        else:
            step = partial(lose, by="sender")
            self.travelling += not executed
        if not self.change(one.sending, step):  # others took it for dead
            current = self.stored
            if current is not None and current.sendings == one.sending.sendings:
                self.change(current, step)
        one.sending = None

    @rule(number=numbers)
    def refuse_before_it_leaves(self, number: int) -> None:
        one = self.of(number)
        if one.alive and one.sending is not None and not one.attempts:
            self.change(one.sending, partial(not_execute, by="sender"))
            one.sending = None

    @rule(number=numbers, moment=st.sampled_from(["before", "travelling", "executed"]))
    def die(self, number: int, moment: str) -> None:
        """Kill a process, and start another one in its place, which knows nothing."""
        one = self.of(number)
        if one.sending is not None and not one.attempts:
            self.travelling += moment == "travelling"
            self.executed += moment == "executed"
        self.births += 1
        self.processes[number] = Process(f"process-{number}-{self.births}")

    @precondition(lambda self: self.travelling)
    @rule(executed=st.booleans())
    def arrive(self, executed: bool) -> None:
        """Let BILL work on a request whose sender is gone, or lose it for ever."""
        self.travelling -= 1
        self.executed += executed

    @rule(number=numbers, decided=st.booleans())
    def look(self, number: int, decided: bool) -> None:
        """Look what became of the write, as the next call or `recover` does."""
        one = self.of(number)
        if not one.alive or one.sending is not None or one.seen is None or self.busy(one.seen):
            return
        if one.seen.state == "intended":
            self.change(one.seen, partial(lose, by="crash"))
            return
        if one.seen.state != "unknown":
            return
        if not decided or self.travelling:
            self.change(one.seen, partial(lose, by="verdict"))
        elif self.executed:
            self.change(one.seen, partial(execute, by="verdict"))
        else:
            self.change(one.seen, partial(not_execute, by="verdict"))

    @invariant()
    def it_is_executed_at_most_once(self) -> None:
        assert self.executed + self.travelling <= 1

    @invariant()
    def done_means_executed_and_free_means_not(self) -> None:
        if self.stored is not None and self.stored.state == "done":
            assert self.executed == 1
        if self.stored is None or self.stored.state == "not_executed":
            assert self.executed == 0
            assert self.travelling == 0

    @invariant()
    def between_two_sendings_somebody_knew_that_nothing_was_done(self) -> None:
        for before, after in pairwise(self.versions):
            if after.state == "intended":
                assert before.state == "not_executed"
                assert before.history[-1].by in ("sender", "verdict", "person")


Processes.TestCase.settings = settings(max_examples=300, stateful_step_count=60, deadline=None)
test_processes = Processes.TestCase
