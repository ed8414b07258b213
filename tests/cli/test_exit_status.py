"""The exit status of `bill-async call` for each class of errors."""

from __future__ import annotations

import json

import pytest
from cli.conftest import Shell

from bill_async.cli.exit_status import STATUSES, exit_status
from bill_async.errors import BillError
from bill_async.sandbox import Fault

BANK_ACCOUNT = {
    "nameOnAccount": "Acme",
    "bankName": "First Bank",
    "routingNumber": "021000021",
    "accountNumber": "12345678",
    "type": "CHECKING",
    "ownerType": "BUSINESS",
}
VENDOR = {
    "name": "Acme",
    "address": {"line1": "1 Main St", "city": "Palo Alto", "zipOrPostalCode": "94301", "country": "US"},
}
READ = ("call", "vendors.list", "--retries", "0")


def test_wrong_credentials(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILL_PASSWORD", "wrong-password")
    done = shell(*READ)
    assert done.status == 4
    assert "BDC_1101" in done.err
    assert "wrong-password" not in done.err


def test_no_credentials(shell: Shell) -> None:
    done = shell.without_credentials()(*READ)
    assert done.status == 3
    assert "no credentials" in done.err


def test_no_trust(shell: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BILL_REMEMBER_ME_ID", "BILL_DEVICE"):
        monkeypatch.delenv(name)
    done = shell("call", "bank_accounts.create", "--body", json.dumps(BANK_ACCOUNT))
    assert done.status == 5
    assert "bill-async login" in done.err


@pytest.mark.parametrize(
    ("fault", "status"),
    [
        (Fault("status", status=403, operation="vendors.list"), 6),
        (Fault("status", status=503, operation="vendors.list"), 10),
        (Fault("reset", operation="vendors.list"), 11),
    ],
)
def test_what_goes_wrong_at_bill(shell: Shell, fault: Fault, status: int) -> None:
    shell.sandbox.faults.add(fault)
    done = shell(*READ)
    assert done.status == status
    assert "Traceback" not in done.err


def test_an_object_that_does_not_exist(shell: Shell) -> None:
    assert shell("call", "vendors.get", "009000000000000000000").status == 7


def test_a_request_that_bill_refuses(shell: Shell) -> None:
    assert shell("call", "vendors.create", "--body", json.dumps({**VENDOR, "name": ""})).status == 8


def test_a_write_with_an_unknown_outcome(shell: Shell) -> None:
    shell.sandbox.faults.add(Fault("reset", operation="vendors.create", executed=True))
    done = shell("call", "vendors.create", "--body", json.dumps(VENDOR))
    assert done.status == 12
    assert len(done.err.splitlines()) >= 2  # what happened, and how to find out more


@pytest.mark.bill_sandbox(objects=0)
def test_a_limit_that_is_used_up(shell: Shell) -> None:
    shell.sandbox.faults.add(Fault("hour_used_up", operation="vendors.list"))
    assert shell(*READ).status == 9


def test_other_errors_have_the_status_1() -> None:
    assert exit_status(BillError("x")) == 1
    assert exit_status(OSError("x")) == 1
    assert all(0 < status < 126 for _, status, _ in STATUSES)
