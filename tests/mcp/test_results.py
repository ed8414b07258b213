"""The results that an assistant reads."""

from __future__ import annotations

import json

import pytest

import bill_async.models
from bill_async._schema.models import AnswerModel, example
from bill_async.mcp.results import plain
from bill_async.models import BankAccount, Bill
from bill_async.paging import Page
from bill_async.secret import Secret

ANSWERS: list[type[AnswerModel]] = [
    found
    for name in bill_async.models.__all__
    if isinstance(found := getattr(bill_async.models, name), type) and issubclass(found, AnswerModel)
]


def secrets(model: object) -> set[str]:
    """Return the texts of the secrets in an answer."""
    if isinstance(model, AnswerModel):
        return {text for field in model.__fields__ for text in secrets(getattr(model, field.name))}
    if isinstance(model, list):
        return {text for item in model for text in secrets(item)}
    return {str(model.reveal())} if isinstance(model, Secret) else set()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda each: each.__name__)
def test_every_answer_is_json_without_fractions_and_secrets(answer: type[AnswerModel]) -> None:
    sent = example(answer)
    model = answer.from_dict(sent, wire_names=True)
    told = plain(model)
    assert told.keys() == sent.keys()
    text = json.dumps(told, allow_nan=False)
    json.loads(text, parse_float=lambda number: pytest.fail(f"{number} is a fraction in {text}"))
    assert not [secret for secret in secrets(model) if secret in text]


def test_amounts_are_the_texts_that_the_arguments_take() -> None:
    bill = Bill.from_json('{"id": "1", "amount": 90071992547409.930, "dueAmount": 1E+2, "exchangeRate": -0.5}')
    assert plain(bill) == {"id": "1", "amount": "90071992547409.930", "dueAmount": "100", "exchangeRate": "-0.5"}


def test_dates_and_nulls_are_as_bill_sent_them() -> None:
    text = '{"id": "1", "dueDate": "2026-12-01", "createdTime": "2026-11-01T10:00:00.000Z", "description": null}'
    assert plain(Bill.from_json(text)) == json.loads(text)


def test_unknown_fields_are_named_and_their_values_hidden_at_any_depth() -> None:
    bill = Bill.from_json('{"id": "1", "brandNew": "4111", "billLineItems": [{"amount": 1, "odd": {"key": 4111}}]}')
    assert plain([bill]) == [{"id": "1", "brandNew": "***", "billLineItems": [{"amount": "1", "odd": "***"}]}]


def test_secrets_are_hidden() -> None:
    account = BankAccount.from_json('{"id": "1", "accountNumber": "123456789"}')
    assert plain(account) == {"id": "1", "accountNumber": "***"}
    assert plain(Secret("123456789")) == "***"


def test_a_page_has_its_items_and_the_cursor_of_the_next() -> None:
    bills = [Bill.from_json('{"id": "1"}')]
    assert plain(Page(bills, "abc")) == {"items": [{"id": "1"}], "nextPage": "abc"}
    assert plain(Page(bills)) == {"items": [{"id": "1"}]}
    assert plain(None) is None
