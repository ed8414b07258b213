"""Partial models, and the models inside them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from codegen.loader import load
from codegen.source import SpecError
from codegen.spec import Model, Spec

from .small import BILLS, write

CREATE: Final = """\
  BillCreate:
    vendorId!: id(009)
    address: Address
    lines: Line[]
    parts: Part[]
    box: BoxCreate
"""
MORE: Final = """\
  Line:
    id: id
    amount!: money
  Part:
    name!: str
  BoxCreate:
    label: Label
  Label:
    text!: str
"""
INSIDE: Final = BILLS.replace(
    """\
  BillCreate:
    vendorId!: id(009)
    address: Address
""",
    CREATE + MORE,
)


def read(root: Path, bills: str) -> Spec:
    return load(write(root, bills=bills))


def types(model: Model) -> dict[str, str]:
    return {str(name): field.type.innermost.argument for name, field in model.fields.items()}


def required(model: Model) -> set[str]:
    return {str(name) for name, field in model.fields.items() if field.required}


def test_objects_inside_are_partial_too(tmp_path: Path) -> None:
    models = read(tmp_path, INSIDE).models
    assert types(models["BillUpdate"]) == {
        "vendorId": "009",
        "address": "AddressUpdate",
        "lines": "LineUpdate",
        "parts": "Part",  # entries without id are replaced with their list, so each of them is whole
        "box": "BoxUpdate",
    }
    assert types(models["BoxUpdate"]) == {"label": "LabelUpdate"}
    for name in ("BillUpdate", "AddressUpdate", "LineUpdate", "BoxUpdate", "LabelUpdate"):
        assert required(models[name]) == set(), name
        assert models[name].directions == {"request"}
    assert {name: models[name].full for name in ("AddressUpdate", "BoxUpdate")} == {
        "AddressUpdate": "Address",
        "BoxUpdate": "BoxCreate",
    }


def test_what_creates_stays_whole(tmp_path: Path) -> None:
    models = read(tmp_path, INSIDE).models
    assert types(models["BillCreate"])["address"] == "Address"
    assert required(models["Address"]) == {"line1"}


def test_a_field_that_is_written_again_is_as_it_is_written(tmp_path: Path) -> None:
    models = read(tmp_path, BILLS.replace("_partial: BillCreate", "_partial: BillCreate\n    address: Address")).models
    assert types(models["BillUpdate"])["address"] == "Address"
    assert "AddressUpdate" not in models


def test_nothing_is_made_of_what_requires_nothing(tmp_path: Path) -> None:
    spec = load(write(tmp_path, common="models:\n  Address:\n    line1: str\n"))
    assert types(spec.models["BillUpdate"])["address"] == "Address"


def test_the_name_may_not_be_taken(tmp_path: Path) -> None:
    common = "models:\n  Address:\n    line1!: str\n  AddressUpdate:\n    line1: str\n"
    with pytest.raises(SpecError, match="'AddressUpdate' is defined twice"):
        load(write(tmp_path, common=common))
