"""The first change of a newcomer: one edit of one YAML file, and `python -m codegen`."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from codegen.loader import load
from codegen.render import render

ROOT: Final = Path(__file__).resolve().parents[2]
PACKAGE: Final = "src/bill_async"
REFERENCE: Final = "docs/pages/reference"
OPERATION: Final = """\
  remind:
    post: /v3/bills/{billId}/reminders
    id: remindOfBill
    title: Remind the payer of a bill
    returns: StatusAnswer
    retry: never
    becomes: impossible - a reminder leaves no trace
"""
RESOURCE: Final = """\
resource: tax_forms
doc: Forms for the tax office.
with: {Model: TaxForm, path: /v3/tax-forms, item: taxFormId, name: tax form}
params:
  taxFormId: id
models:
  TaxForm:
    id!: id
    year: int
    status: TaxFormStatus
  TaxFormCreate:
    _pick: TaxForm [year!]
enums:
  TaxFormStatus: [DRAFT, FILED]
operations:
  list:
    like: list
    filters: {year: eq order, status: eq in}
    sorts: [year]
  create: {like: create, identity: year, unique: assumed}
  get: {like: get}
"""


def with_operation(spec: Path) -> Path:
    """Add an operation to the bills."""
    path = spec / "v3/bills.yaml"
    path.write_text(path.read_text(encoding="utf-8").rstrip("\n") + "\n" + OPERATION, encoding="utf-8")
    return spec


def with_resource(spec: Path) -> Path:
    """Add a resource."""
    (spec / "v3/tax_forms.yaml").write_text(RESOURCE, encoding="utf-8")
    return spec


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    """A copy of the spec."""
    return Path(shutil.copytree(ROOT / "spec", tmp_path / "spec"))


@pytest.fixture(scope="module")
def before() -> dict[str, str]:
    """The files that are rendered from the unchanged spec."""
    return render(load(ROOT / "spec"))


def changed(before: dict[str, str], after: dict[str, str]) -> set[str]:
    return {
        path.removeprefix(f"{PACKAGE}/") for path in before.keys() | after.keys() if before.get(path) != after.get(path)
    }


def test_an_operation_changes_the_files_of_its_resource_only(spec: Path, before: dict[str, str]) -> None:
    """And the table of the operations, where every operation has a line."""
    after = render(load(with_operation(spec)))
    assert changed(before, after) == {"operations/bills.py", "operations/__init__.py", "resources/bills.py"}
    assert "async def remind(self, bill_id: str, **options" in after[f"{PACKAGE}/resources/bills.py"]


def test_a_resource_changes_the_tables_only(spec: Path, before: dict[str, str]) -> None:
    """Its own files are new; the lazy modules list its names."""
    tables = {"__init__.py", "models/__init__.py", "operations/__init__.py", "resources/__init__.py"}
    own = {"models/tax_forms.py", "operations/tax_forms.py", "resources/tax_forms.py"}
    assert changed(before, render(load(with_resource(spec)))) == tables | own


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project after both edits and `python -m codegen`."""
    project = tmp_path_factory.mktemp("project")
    caches = shutil.ignore_patterns("__pycache__")
    for folder in ("spec", "codegen", PACKAGE, "tests/wire", REFERENCE):
        shutil.copytree(ROOT / folder, project / folder, ignore=caches)
    for path in (ROOT / "pyproject.toml", *(ROOT / "tests").glob("*.py")):  # with all that the tests share
        shutil.copy(path, project / path.relative_to(ROOT))
    with_resource(with_operation(project / "spec"))
    run(project, "-m", "codegen")
    return project


def run(project: Path, *command: str) -> str:
    """Run Python in the project; what it says, if it is content."""
    paths = os.pathsep.join([str(project / "src"), str(project / "tests")])
    done = subprocess.run(
        [sys.executable, *command],
        cwd=project,
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_new_methods_work(project: Path) -> None:
    """The tests of the wire find them by themselves."""
    tests = "tests/wire/test_operations.py"
    said = run(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests, "-k", "remind or tax_forms or table")
    assert said.splitlines()[-1].startswith("5 passed")


def test_the_new_names_are_public(project: Path) -> None:
    """Models and the fields of lists are names of the package, and the resource is one of the client."""
    code = (
        "from bill_async import BillClient, TaxForm, TaxFormCreate, TaxForm_; import bill_async;"
        "print(TaxFormCreate(year=2026).year, TaxForm_.year.wire, 'tax_forms' in dir(BillClient), bill_async.__file__)"
    )
    assert run(project, "-c", code).split() == ["2026", "year", "True", str(project / PACKAGE / "__init__.py")]


def test_the_documents_have_them(project: Path) -> None:
    """The page of the resource, the index, and the table of outcomes; no other page changes."""
    pages = {path.relative_to(project / REFERENCE).as_posix() for path in (project / REFERENCE).rglob("*.md")}
    old = {path: _text(ROOT / REFERENCE / path) for path in pages}
    new = {path: _text(project / REFERENCE / path) for path in pages}
    changed = {path for path in pages if old[path] != new[path]}
    assert changed == {"index.md", "outcomes.md", "v3/bills.md", "v3/tax_forms.md"}
    assert "| impossible |  | a reminder leaves no trace |" in new["outcomes.md"]
    assert "client.bills.remind(bill_id: str, **options)" in new["v3/bills.md"]
    assert "`tax_forms`](v3/tax_forms.md) | Forms for the tax office." in new["index.md"]
    assert '/v3/tax-forms/{taxFormId}": {' in _text(project / "docs/openapi.json")


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""
