"""The documents that are made from the package, after its code has been generated."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from .blocking import STUB, stub

OPENAPI: Final = "docs/openapi.json"
DOCUMENTS: Final = ("docs/pages/reference/**/*",)
"""The folders that hold only generated documents."""
_CODE: Final = Path(__file__).resolve().parent.parent
_WRITE_OPENAPI: Final = (
    "-c",
    "import sys; from bill_async.openapi.document import text; sys.stdout.buffer.write(text().encode())",
)
_WRITE_REFERENCE: Final = ("-m", "codegen.reference")


def documents(root: Path) -> dict[str, str]:
    """Return all documents, by path from the root of the project.

    Separate processes read the package, because this one may have imported code that has just been replaced.
    """
    if not (root / "src/bill_async/openapi/document.py").is_file():
        return {}
    return {
        STUB: stub(root),
        OPENAPI: _run(root, *_WRITE_OPENAPI),
        **json.loads(_run(root, *_WRITE_REFERENCE)),
    }


def _run(root: Path, *program: str) -> str:
    done = subprocess.run(
        [sys.executable, *program],
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(root / "src"), str(_CODE)])},
        capture_output=True,
        check=False,
    )
    if done.returncode != 0:
        raise RuntimeError(f"the package cannot describe itself: {done.stderr.decode()}")
    return done.stdout.decode()
