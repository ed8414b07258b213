"""The docstrings of operations and models: the endpoint, the bounds, the confidence, and BILL's page."""

from __future__ import annotations

import inspect
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import pytest

from bill_async import models
from bill_async._schema.models import Model
from bill_async._schema.operation import Operation
from bill_async.operations import all_operations
from bill_async.resources import V3, Partner, Spend, Webhooks

MODELS: Final = Path(models.__file__).parent
SURE: Final = {"derived": "Known from a single source", "assumed": "Assumed from similar objects"}
PREFIXES: Final = {"v3": (V3, ""), "partner": (Partner, "partner."), "spend": (Spend, "spend.")}


def methods() -> dict[str, Any]:
    """Every method of every resource, by its accessor."""
    found = {}
    for namespace, prefix in (*PREFIXES.values(), (Webhooks, "webhooks.")):
        for name, member in vars(namespace).items():
            if isinstance(member, cached_property):
                resource = type(getattr(namespace(None), name))  # type: ignore[arg-type]  # nothing is called
                for method, function in vars(resource).items():
                    found[f"{prefix}{name}.{method}"] = function
    return found


METHODS: Final = methods()


@pytest.mark.parametrize("operation", all_operations(), ids=lambda operation: operation.accessor)
def test_a_method_says_what_it_does(operation: Operation[Any]) -> None:
    said = " ".join(inspect.cleandoc(METHODS[operation.accessor].__doc__).split())
    assert f"`{operation.method} {operation.path}`" in said
    assert said.endswith(f"See {operation.reference}.")
    for confidence, sentence in SURE.items():
        assert (sentence in said) == (operation.confidence == confidence)
    assert ("MFA" in said) >= bool(operation.mfa)
    assert ("`OutcomeUnknownError`" in said) == (operation.retry != "safe")
    assert ("`NotFoundError`" in said) == bool(operation.path_params)
    most = [parameter.max_items for parameter in operation.query if parameter.max_items]
    most += [operation.body.max_items] if operation.body is not None and operation.body.max_items else []
    most += [operation.page_max] if operation.page in ("page", "next", "forward", "offset") else []
    for count in most:
        assert str(count) in said
    for parameter in (*operation.path_params, *operation.query):
        assert parameter.doc in said


def test_a_model_says_how_sure_it_is() -> None:
    for name in models.__all__:
        model = getattr(models, name)
        if issubclass(model, Model):
            unsure = {field.confidence for field in model.__fields__}
            for confidence, sentence in SURE.items():
                if unsure == {confidence}:
                    assert sentence in " ".join(model.__doc__.split()), name
