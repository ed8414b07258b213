"""Bank accounts and their verification, card accounts, AP cards, funding permissions."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RULES, RequestContext, Rules, handles
from bill_async.sandbox.crud import list_page
from bill_async.sandbox.errors import Problem, Refusal, business_rule, invalid, refused

_DEPOSIT = Decimal("0.50")
_ATTEMPTS = 3


def _unverified(account: Object) -> Iterable[Problem]:
    """Yield a problem if a bank account is not verified."""
    if account["status"] != "VERIFIED":
        yield Problem("BDC_1151", f"Bank account {account['id']} is not verified.", "APPLICATION")


class _BankAccountRules(Rules):
    event = "bank-account"

    def check(self, context: RequestContext, body: Object, item: Object | None) -> Iterable[Problem]:
        if item is None:
            context.need_trust()
            routing = body.get("routingNumber") or ""
            if not (len(routing) == 9 and routing.isdigit()):
                yield invalid("routingNumber", "must have 9 digits")
        else:
            yield from _unverified(item)

    def check_archive(self, context: RequestContext, item: Object) -> Iterable[Problem]:
        return _unverified(item)

    def derive(self, context: RequestContext, item: Object, body: Object, before: Object | None) -> None:
        if before is None:
            number = item["accountNumber"]
            item["accountNumber"] = "*" * max(0, len(number) - 4) + number[-4:]
            item["status"] = "PENDING"
            item["createdBy"] = context.user_id
            item.setdefault("accessToAdmins", False)
            item["default"] = {"payables": False, "receivables": False}


class _BankAccountUserRules(Rules):
    def archived(self, item: Object) -> None:
        item["verificationStatus"] = "UNVERIFIED"


RULES["bank_accounts"] = _BankAccountRules()
RULES["bank_account_users"] = _BankAccountUserRules()


@handles("v3", "verifyBankAccount")
def _verify(context: RequestContext) -> Object:
    accounts = context.collection("bank_accounts")
    position = context.find("bank_accounts", context.path["bankAccountId"])
    account = accounts.get(position)
    if account["status"] == "VERIFIED":
        return {"verified": True}
    if account["status"] == "BLOCKED":
        raise business_rule("BDC_1151", "The bank account is disabled after too many wrong attempts.")
    amount = Decimal(context.body["depositAmount"])
    if not Decimal("0.01") <= amount <= Decimal("0.99"):
        raise Refusal(400, invalid("depositAmount", "must be between 0.01 and 0.99"))
    verified = amount == _DEPOSIT
    if verified:
        account["status"] = "VERIFIED"
    else:
        attempts = context.organization.table("deposit attempts")
        attempts[account["id"]] = attempts.get(account["id"], 0) + 1
        if attempts[account["id"]] >= _ATTEMPTS:
            account["status"] = "BLOCKED"
    if account != accounts.get(position):
        account["updatedTime"] = context.time
        accounts.put(position, account)
        context.changed("bank_accounts", "updated", account)
    return {"verified": verified}


@handles("v3", "nominateBankAccountUser")
def _nominate(context: RequestContext) -> Object:
    account = context.need("bank_accounts", context.body["bankAccountId"])
    user = context.need("users", context.body["userId"])
    if problems := list(_unverified(account)):
        raise refused(problems)
    users = context.collection("bank_account_users")
    users.add(
        {
            "id": users.ids.make(users.end),
            "bankAccountId": account["id"],
            "userId": user["id"],
            "archived": False,
            "verificationStatus": "NOMINATED",
            "createdTime": context.time,
            "updatedTime": context.time,
        }
    )
    return {"status": "SUCCESS"}


def _of_current_user(context: RequestContext) -> Callable[[Object], bool]:
    everyone = not context.params.get("currentUser")
    return lambda item: everyone or bool(item["userId"] == context.user_id)


@handles("v3", "listBankAccountUsers")
def _bank_account_users(context: RequestContext) -> bytes:
    return list_page(context, context.types["bank_account_users"], where=_of_current_user(context))


@handles("v3", "listCardAccountUsers")
def _card_account_users(context: RequestContext) -> bytes:
    return list_page(context, context.types["card_account_users"], where=_of_current_user(context))


@handles("v3", "listPayableCardAccounts")
def _card_accounts(context: RequestContext) -> Object:
    wanted = context.params["cardUserStatus"]
    mine = {
        user["cardAccountId"]
        for user in context.collection("card_account_users")
        if user["userId"] == context.user_id and user["verificationStatus"] == wanted
    }
    cards = [card for card in context.collection("card_accounts") if card["id"] in mine]
    rates = {"creditCardRate": Decimal("2.9"), "debitCardRate": Decimal("2.5")}
    answer: Object = {"rates": {"funding": rates}, "cards": cards}
    if cards:
        answer["rates"]["defaultCardAccountId"] = cards[0]["id"]
    return answer


@handles("v3", "listCardFundingPurposes")
def _purposes(context: RequestContext) -> Object:
    context.find("vendors", context.params["vendorId"])
    return {
        "lastUsedPurpose": "Office supplies",
        "results": [
            {"category": "Goods", "subCategories": ["Office supplies", "Inventory"]},
            {"category": "Services", "subCategories": ["Consulting", "Rent"]},
        ],
    }


@handles("v3", "listPayableApcards")
def _ap_cards(context: RequestContext) -> Any:
    return list(context.collection("ap_cards"))


@handles("v3", "getFundingAccountPermission")
def _permissions(context: RequestContext) -> Object:
    return {
        "organization": {
            "card": {"payByCard": True, "fundingEnabled": True, "amexAllowed": False},
            "wallet": {"fundingEnabled": True},
        },
        "user": {"payOnline": True},
    }
