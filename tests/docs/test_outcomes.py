"""The table of outcomes lists every write, and agrees with `reconcile`."""

from __future__ import annotations

import re
from collections import Counter
from typing import Final

from bill_async.operations import all_operations
from codegen.lookups import lookups, sentence_of
from codegen.reference import FOLDER, pages

TABLE: Final = pages()[f"{FOLDER}/outcomes.md"]


def test_every_write_is_there_once() -> None:
    rows = Counter(re.findall(r"^\| \[`([\w.]+)`\]", TABLE, re.MULTILINE))
    assert rows == Counter(operation.accessor for operation in all_operations() if operation.retry != "safe")


def test_the_counts_are_those_of_the_rows() -> None:
    ways = Counter(lookup.way for lookup in lookups(all_operations()))
    for way, count in ways.items():
        assert re.search(rf"^\| {way} \|.*\| {count} \|$", TABLE, re.MULTILINE)
        assert len(re.findall(rf"\| {way} \| ", TABLE)) >= count
    assert f"| {sum(ways.values())} |" in TABLE


def test_few_creations_are_impossible_and_each_says_why() -> None:
    found = [one for one in lookups(all_operations()) if one.trace.creates and one.way == "impossible"]
    assert [one.operation.id for one in found] == ["createPhone", "acceptInvitation", "createNewSecurityKey"]
    assert all(len(one.details.split()) > 4 for one in found)


def test_the_sentences() -> None:
    said = {one.operation.id: sentence_of(one, "LIST") for one in lookups(all_operations())}
    assert said["createBill"] == "`reconcile` finds it in LIST by `vendorId` and `invoice.invoiceNumber`."
    assert said["createPayment"].startswith("`reconcile` finds it for certain, in LIST by `transactionNumber`, or ")
    assert said["deleteCard"] == "`reconcile` reads it again with LIST: it is gone, or `status` is `DELETED`."
    assert said["sendInvoice"] == "`reconcile` cannot tell: an e-mail that was sent shows nowhere."
    assert said["createVendorBankAccount"].endswith(
        "by there being one at most (BILL does not say when it was created, so an earlier one counts as well)."
    )
