"""`python -m codegen --check`, which accepts only generated files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from codegen.__main__ import main

from . import small

ADVICE = "Run `python -m codegen`; edit spec/ or codegen/, never generated files.\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A small project, freshly generated."""
    small.write(tmp_path)
    assert main(["--root", str(tmp_path)]) == 0
    return tmp_path


def check(project: Path) -> int:
    """Run the gate; whatever it finds, it writes nothing."""
    before = _state(project)
    status = main(["--check", "--root", str(project)])
    assert _state(project) == before
    return status


def _state(project: Path) -> dict[Path, tuple[int, bytes]]:
    return {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in project.rglob("*") if path.is_file()}


def test_passes_what_is_generated(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check(project) == 0
    assert capsys.readouterr() == ("", "")


def test_fails_on_a_changed_byte(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = project / "src/bill_async/models/bills.py"
    path.write_bytes(path.read_bytes().replace(b"Bill status", b"Bill statue"))
    assert check(project) == 1
    assert capsys.readouterr().err == f"src/bill_async/models/bills.py: changed\n{ADVICE}"


def test_fails_on_a_deleted_file(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "src/bill_async/resources/bills.py").unlink()
    assert check(project) == 1
    assert capsys.readouterr().err == f"src/bill_async/resources/bills.py: missing\n{ADVICE}"


@pytest.mark.parametrize(
    "stray",
    [
        "src/bill_async/webhooks/catalog.py",
        "src/bill_async/models/invoices.py",
        "src/bill_async/resources/more/deep.txt",
        "src/bill_async/operations/invoices.py",
        "docs/pages/reference/v3/invoices.md",
    ],
)
def test_fails_on_a_stray_file(project: Path, stray: str, capsys: pytest.CaptureFixture[str]) -> None:
    (project / stray).parent.mkdir(parents=True, exist_ok=True)
    (project / stray).touch()
    assert check(project) == 1
    assert capsys.readouterr().err == f"{stray}: not generated; delete it\n{ADVICE}"


def test_fails_on_a_changed_spec(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(project, colors=small.COLORS.replace("doc: Colors.", "doc: Colours."))
    assert check(project) == 1
    assert "src/bill_async/resources/colors.py: changed\n" in capsys.readouterr().err


def test_fails_on_a_broken_spec(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    small.write(project, colors=small.COLORS.replace("doc: Colors.", "dco: Colors."))
    assert check(project) == 1
    assert capsys.readouterr().err == "spec/v3/colors.yaml:1: a resource has no 'doc'\n"


def test_generating_mends_it(project: Path) -> None:
    """Stray files go, missing ones come back, and correct ones are not touched."""
    whole = _state(project)
    (project / "src/bill_async/models/invoices.py").touch()
    (project / "src/bill_async/models/bills.py").unlink()
    assert main(["--root", str(project)]) == 0
    mended = _state(project)
    assert {path: text for path, (_, text) in mended.items()} == {path: text for path, (_, text) in whole.items()}
    assert [path.name for path in whole if mended[path] != whole[path]] == ["bills.py"]


def test_leaves_what_is_written_by_hand(project: Path) -> None:
    """The package stands on files that are not generated."""
    shutil.copy(__file__, project / "src/bill_async/client.py")
    assert check(project) == 0


def test_the_output_is_stable(project: Path) -> None:
    """Nothing of the machine or the day gets into it."""
    again = project.parent / "again"
    small.write(again)
    assert main(["--root", str(again)]) == 0
    first = {path.relative_to(project): path.read_bytes() for path in project.rglob("*.py")}
    assert first == {path.relative_to(again): path.read_bytes() for path in again.rglob("*.py")}
