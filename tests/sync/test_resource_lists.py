"""The lists that can be copied, derived from the operation table."""

from __future__ import annotations

import pytest
from sync.fakes import everything

from bill_async.errors import InvalidRequestError
from bill_async.operations import all_operations
from bill_async.sync.resource_lists import EXCLUDED, listable, select


def test_every_list_is_copied_or_left_out_by_a_rule() -> None:
    copied = {resource.operation.id for resource in everything().values()}
    left = {
        operation.id for operation in all_operations() if operation.page and operation.family in ("v3", "spend")
    } - copied
    assert left == {
        "listAllOrganizations",  # named in EXCLUDED
        "getVendorAuditTrail",  # its entries have no id
        "listTransactionCustomFieldValues",  # two levels down
    }
    assert {(operation.family, operation.id) for operation in all_operations()} >= set(EXCLUDED)


def test_lists_in_one_answer_are_copied_as_well() -> None:
    assert {"ap_cards", "bill_approvals_policies"} <= set(everything())


def test_names_are_unique_tables() -> None:
    resources = listable(all_operations())
    assert len({resource.name.lower() for resource in resources}) == len(resources)
    assert all(resource.name.isidentifier() for resource in resources)


@pytest.mark.parametrize(
    ("name", "sliceable", "incremental", "parent", "cheap"),
    [
        ("bills", True, True, None, True),
        ("vendor_credits", False, True, None, True),
        ("departments", False, False, None, True),
        ("payment_terms", False, False, None, True),
        ("spend_transactions", False, True, None, True),
        ("spend_budgets_members", False, False, "spend_budgets", True),
        ("spend_custom_fields_values", False, False, "spend_custom_fields", True),
        ("customer_contacts", False, False, "customers", False),
        ("documents", False, False, "bills", False),
        ("spend_transactions_custom_fields", False, False, "spend_transactions", False),
    ],
)
def test_how_a_list_can_be_walked(
    name: str, sliceable: bool, incremental: bool, parent: str | None, cheap: bool
) -> None:
    resource = everything()[name]
    assert resource.sliceable is sliceable
    assert resource.incremental is incremental
    assert (resource.parent.name if resource.parent else None) == parent
    assert resource.cheap is cheap


def test_identities() -> None:
    table = everything()
    assert table["bills"].key({"id": "00n1", "uuid": "x"}) == "00n1"
    assert table["spend_cards"].key({"uuid": "crd_1"}) == "crd_1"
    assert table["exports"].key({"exportId": "e1"}) == "e1"
    assert table["card_accounts_users"].key({"cardAccountId": "cat1", "userId": "0061"}) == "cat1/0061"
    assert table["bills"].key({"amount": 1}) is None


def test_paths_are_filled_in() -> None:
    table = everything()
    assert table["bills"].path("0081", None) == ()
    assert table["payment_terms"].path("0081", None) == ("0081",)
    assert table["spend_budgets_members"].path("0081", "QnVkZ2V0==") == ("QnVkZ2V0==",)


def test_selection() -> None:
    every = tuple(everything().values())
    cheap = {resource.name for resource in select(every)}
    assert "spend_budgets_members" in cheap
    assert "documents" not in cheap
    assert {resource.name for resource in select(every, nested="all")} == {resource.name for resource in every}
    assert not any(resource.parent for resource in select(every, nested="none"))
    assert [r.name for r in select(every, only=["bills", "documents"])] == ["bills", "documents"]
    assert [r.name for r in select(every, only=["documents"])] == ["bills", "documents"]  # a parent comes along
    assert "customer_contacts" in {r.name for r in select(every, include=["customer_contacts"])}
    assert "bills" not in {r.name for r in select(every, exclude=["bills"])}
    with pytest.raises(InvalidRequestError, match="'bilz' is not a resource"):
        select(every, only=["bilz"])
    with pytest.raises(InvalidRequestError, match="only: no list is chosen"):
        select(every, only=iter(()))
    with pytest.raises(InvalidRequestError, match="exclude: all chosen lists are excluded"):
        select(every, only=["bills"], exclude=["bills"])
    assert [r.name for r in select(every, only=iter(["bills"]))] == ["bills"]
    assert [r.name for r in select(every, only=[], include=["bills"])] == ["bills"]
