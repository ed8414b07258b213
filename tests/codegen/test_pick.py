"""Models that pick fields of another model."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest

from codegen.loader import load
from codegen.source import SpecError
from codegen.spec import Model

from . import small

COLORS: Final = small.COLORS + "operations: {get: {returns: Shade}}\nmodels:\n  Color: {name: str}\n  Shade:\n"
LINE: Final = COLORS.count("\n") + 1


def shade(root: Path, lines: str) -> Model:
    colors = COLORS.replace("  Color: {name: str}\n", "") + lines
    shape = small.SHAPE.replace("  ${Model}:\n    name: str\n", "").replace("models:\n", "")
    return load(small.write(root, colors=colors, tag=shape)).models["Shade"]


def problems(root: Path, lines: str) -> tuple[str, ...]:
    with pytest.raises(SpecError) as caught:
        shade(root, lines)
    return caught.value.problems


def test_takes_fields_of_a_model_of_another_file(tmp_path: Path) -> None:
    """In the order of the list, and required only where it says so."""
    found = shade(tmp_path, "    _pick: Bill [amount!, id]\n")
    assert [(name, field.type.name, field.required) for name, field in found.fields.items()] == [
        ("amount", "money", True),
        ("id", "id", False),
    ]


def test_a_field_that_is_written_again_stands_where_the_list_names_it(tmp_path: Path) -> None:
    found = shade(tmp_path, "    _pick: Bill [id, depth, amount]\n    amount: number\n    depth: int\n    more: bool\n")
    assert [(name, field.type.name) for name, field in found.fields.items()] == [
        ("id", "id"),
        ("depth", "int"),
        ("amount", "number"),
        ("more", "bool"),
    ]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("    _pick: Bill\n", "'Bill' is not a pick like 'Bill [id!, amount]'"),
        ("    _pick: Bil [id]\n", "unknown model 'Bil'; did you mean 'Bill'?"),
        ("    _pick: Bill [amunt]\n", "model Bill has no field 'amunt' to pick; did you mean 'amount'?"),
        ("    _pick: Bill [id, id!]\n", "field 'id' is picked twice"),
        (
            "    _pick: Bill [status]\n",
            "field 'status' is a BillStatus, which is of another file; write the field again",
        ),
        ("    _pick: Bill [id]\n    _omit: [id]\n", "model Shade has '_pick' and another base"),
    ],
)
def test_a_wrong_pick_is_refused(lines: str, said: str, tmp_path: Path) -> None:
    assert f"spec/v3/colors.yaml:{LINE - 1}: {said}" in problems(tmp_path, lines)
