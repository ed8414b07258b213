"""Bank accounts and their verification, card accounts, AP cards, funding permissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from bill_async.sandbox.context import RULES, Call, Rules, handles
from bill_async.sandbox.crud import list_page
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, refused
from bill_async.sandbox.object_types import KINDS
from bill_async.sandbox.store import Object

_DEPOSIT = Decimal("0.50")
_ATTEMPTS = 3


def _unverified(account: Object) -> Iterable[Problem]:
    """What can be said against any use of an account that is not verified."""
    if account["status"] != "VERIFIED":
        yield Problem("BDC_1151", f"Bank account {account['id']} is not verified.", "APPLICATION")


class _BankAccountRules(Rules):
    event = "bank-account"

    def check(self, call: Call, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None:
            call.need_trust()
            routing = body.get("routingNumber") or ""
            if not (len(routing) == 9 and routing.isdigit()):
                yield invalid("routingNumber", "must have 9 digits")
        else:
            yield from _unverified(item)

    def check_archive(self, call: Call, item: Object) -> Iterable[Problem]:
        return _unverified(item)

    def derive(self, call: Call, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            number = item["accountNumber"]
            item["accountNumber"] = "*" * max(0, len(number) - 4) + number[-4:]
            item["status"] = "PENDING"
            item["createdBy"] = call.user_id
            item.setdefault("accessToAdmins", False)
            item["default"] = {"payables": False, "receivables": False}


class _BankAccountUserRules(Rules):
    def archived(self, item: Object) -> None:
        item["verificationStatus"] = "UNVERIFIED"


RULES["bank_accounts"] = _BankAccountRules()
RULES["bank_account_users"] = _BankAccountUserRules()


@handles("v3", "verifyBankAccount")
def _verify(call: Call) -> Object:
    accounts = call.collection("bank_accounts")
    position = call.find("bank_accounts", call.path["bankAccountId"])
    account = accounts.get(position)
    if account["status"] == "VERIFIED":
        return {"verified": True}
    if account["status"] == "BLOCKED":
        raise business_rule("BDC_1151", "The bank account is disabled after too many wrong attempts.")
    amount = Decimal(call.body["depositAmount"])
    if not Decimal("0.01") <= amount <= Decimal("0.99"):
        raise Refusal(400, invalid("depositAmount", "must be between 0.01 and 0.99"))
    verified = amount == _DEPOSIT
    if verified:
        account["status"] = "VERIFIED"
    else:
        attempts = call.organization.note("deposit attempts")
        attempts[account["id"]] = attempts.get(account["id"], 0) + 1
        if attempts[account["id"]] >= _ATTEMPTS:
            account["status"] = "BLOCKED"
    if account != accounts.get(position):
        account["updatedTime"] = call.time
        accounts.put(position, account)
        call.changed(KINDS["bank_accounts"], "updated", account)
    return {"verified": verified}


@handles("v3", "nominateBankAccountUser")
def _nominate(call: Call) -> Object:
    account = call.need("bank_accounts", call.body["bankAccountId"])
    user = call.need("users", call.body["userId"])
    if problems := list(_unverified(account)):
        raise refused(problems)
    users = call.collection("bank_account_users")
    users.add(
        {
            "id": users.ids.make(users.end),
            "bankAccountId": account["id"],
            "userId": user["id"],
            "archived": False,
            "verificationStatus": "NOMINATED",
            "createdTime": call.time,
            "updatedTime": call.time,
        }
    )
    return {"status": "SUCCESS"}


def _of_current_user(call: Call) -> Callable[[Object], bool]:
    everyone = not call.params.get("currentUser")
    return lambda item: everyone or bool(item["userId"] == call.user_id)


@handles("v3", "listBankAccountUsers")
def _bank_account_users(call: Call) -> bytes:
    return list_page(call, KINDS["bank_account_users"], where=_of_current_user(call))


@handles("v3", "listCardAccountUsers")
def _card_account_users(call: Call) -> bytes:
    return list_page(call, KINDS["card_account_users"], where=_of_current_user(call))


@handles("v3", "listPayableCardAccounts")
def _card_accounts(call: Call) -> Object:
    wanted = call.params["cardUserStatus"]
    mine = {
        user["cardAccountId"]
        for user in call.collection("card_account_users")
        if user["userId"] == call.user_id and user["verificationStatus"] == wanted
    }
    cards = [card for card in call.collection("card_accounts") if card["id"] in mine]
    rates = {"creditCardRate": Decimal("2.9"), "debitCardRate": Decimal("2.5")}
    answer: Object = {"rates": {"funding": rates}, "cards": cards}
    if cards:
        answer["rates"]["defaultCardAccountId"] = cards[0]["id"]
    return answer


@handles("v3", "listCardFundingPurposes")
def _purposes(call: Call) -> Object:
    call.find("vendors", call.params["vendorId"])
    return {
        "lastUsedPurpose": "Office supplies",
        "results": [
            {"category": "Goods", "subCategories": ["Office supplies", "Inventory"]},
            {"category": "Services", "subCategories": ["Consulting", "Rent"]},
        ],
    }


@handles("v3", "listPayableApcards")
def _ap_cards(call: Call) -> Any:
    return list(call.collection("ap_cards"))


@handles("v3", "getFundingAccountPermission")
def _permissions(call: Call) -> Object:
    return {
        "organization": {
            "card": {"payByCard": True, "fundingEnabled": True, "amexAllowed": False},
            "wallet": {"fundingEnabled": True},
        },
        "user": {"payOnline": True},
    }
