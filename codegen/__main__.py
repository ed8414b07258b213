"""`python -m codegen` writes the generated files. `--check` only compares them, and `--confidence` counts facts."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from .confidence import table
from .documents import DOCUMENTS, documents
from .loader import load
from .render import GENERATED, render
from .source import SpecError

ROOT: Final = Path(__file__).resolve().parent.parent


def main(arguments: list[str] | None = None) -> int:
    """Write the generated files, or check that none would change. Returns the exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m codegen", description="Render spec/ into the package and its documents."
    )
    action = parser.add_mutually_exclusive_group()
    action.add_argument("--check", action="store_true", help="write nothing; fail if anything would change")
    action.add_argument("--confidence", action="store_true", help="write nothing; count the facts of each confidence")
    parser.add_argument("--root", type=Path, default=ROOT, help="the folder with spec/ and the generated files")
    options = parser.parse_args(arguments)
    root: Path = options.root
    try:
        spec = load(root / "spec")
    except SpecError as error:
        print(error, file=sys.stderr)
        return 1
    if options.confidence:
        print(table(spec), end="")
        return 0
    files = render(spec)
    if options.check:
        found = list(differences(root, files)) or list(differences(root, documents(root), DOCUMENTS))
        for path, what in found:
            print(f"{path}: {what}", file=sys.stderr)
        if found:
            print("Run `python -m codegen`; edit spec/ or codegen/, never generated files.", file=sys.stderr)
        return 1 if found else 0
    write(root, files)
    write(root, documents(root), DOCUMENTS)
    return 0


def differences(root: Path, files: Mapping[str, str], folders: Sequence[str] = GENERATED) -> Iterator[tuple[str, str]]:
    """Yield each path that differs from the generated files, and how it differs."""
    yield from changed(root, files)
    for path in stray(root, files, folders):
        yield path, "not generated; delete it"


def changed(root: Path, files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each generated file that is missing or changed."""
    for path, text in files.items():
        target = root / path
        if not target.is_file():
            yield path, "missing"
        elif target.read_bytes() != text.encode():
            yield path, "changed"


def stray(root: Path, files: Mapping[str, str], folders: Sequence[str] = GENERATED) -> Iterator[str]:
    """Yield each file in a generated folder that is not generated."""
    for pattern in folders:
        for path in sorted(root.glob(pattern)):
            name = path.relative_to(root).as_posix()
            if path.is_file() and name not in files and "__pycache__" not in path.parts:
                yield name


def write(root: Path, files: Mapping[str, str], folders: Sequence[str] = GENERATED) -> None:
    """Write the generated files and delete stray ones. Files that are up to date are not touched."""
    for path in list(stray(root, files, folders)):
        (root / path).unlink()
    for path, text in files.items():
        target = root / path
        if not target.is_file() or target.read_bytes() != text.encode():
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(text.encode())


if __name__ == "__main__":
    sys.exit(main())
