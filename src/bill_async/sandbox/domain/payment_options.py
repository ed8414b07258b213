"""Payment options, exchange rates and check images."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import Any

from bill_async.sandbox import files
from bill_async.sandbox.clock import moment
from bill_async.sandbox.collection import Object
from bill_async.sandbox.context import RequestContext, handles
from bill_async.sandbox.errors import no_object
from bill_async.sandbox.seeding import bought_by_a_dollar

from .money import ZERO, round_money
from .payments import business_day


@handles("v3", "listPaymentOptions")
def _options(context: RequestContext) -> Object:
    vendor = context.get("vendors", context.params["vendorId"])
    day = business_day(context.today, 1)
    dates = {"processDate": day.isoformat(), "deliveryDate": business_day(day, 3).isoformat()}
    banks = [
        {
            "available": account["status"] == "VERIFIED",
            **dates,
            "conditions": [],
            "id": account["id"],
            "name": account["bankName"],
            "fee": ZERO,
        }
        for account in context.collection("bank_accounts")
        if not account.get("archived")
    ]
    fee = round_money(Decimal(context.params["amount"]) * Decimal("0.029"))
    cards = [
        {
            "available": True,
            **dates,
            "conditions": [],
            "id": account["id"],
            "name": account["nameOnAccount"],
            "brand": account["brand"],
            "feeInfo": {"amount": fee, "rate": Decimal("2.9")},
        }
        for account in context.collection("card_accounts")
    ]
    return {
        "vendorId": vendor["id"],
        "amount": context.params["amount"],
        "fundingOptions": {"banks": banks, "cards": cards},
    }


def _exchange(context: RequestContext, vendor: Object, amount: Decimal | int) -> Object:
    currency = vendor.get("billCurrency") or "USD"
    information = vendor.get("paymentInformation") or {}
    bank = information.get("bankAccount") or {}
    accepted = information.get("paymentCurrency") or bank.get("paymentCurrency") or currency
    return {
        "billCurrency": currency,
        "paymentCurrency": accepted,
        "baseCurrency": "USD",
        "exchangeRate": bought_by_a_dollar(accepted if currency == "USD" else currency),
        "amountRange": {"from": ZERO, "to": Decimal("1000000.00")},
        "expirationTime": moment(context.now + timedelta(minutes=20)),
        "exchangeRateBatchId": int(context.now.timestamp()) // 1200,
        "vendorId": vendor["id"],
        "amount": amount,
    }


@handles("v3", "getExchangeRate")
def _exchange_rate(context: RequestContext) -> Object:
    return _exchange(context, context.get("vendors", context.params["vendorId"]), context.params["amount"])


@handles("v3", "getExchangeRates")
def _exchange_rates(context: RequestContext) -> Any:
    return [_exchange(context, context.need("vendors", entry["vendorId"]), entry["amount"]) for entry in context.body]


@handles("v3", "getCheckImageData")
def _check_images(context: RequestContext) -> Any:
    payment = context.get("payments", context.path["paymentId"])
    if payment["disbursementType"] != "CHECK" or payment["singleStatus"] != "CLEARED":
        raise no_object("Check image of payment", payment["id"])
    links = [
        files.publish(
            context.state, context.organization, f"{payment['id']}-{side}.png", b"\x89PNG\r\n\x1a\n", "image/png"
        )
        for side in ("front", "back")
    ]
    return {"results": [{"downloadLink": link} for link in links]}
