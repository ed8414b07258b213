"""Documents that the package makes of itself, once its generated code is as the spec says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

OPENAPI: Final = "docs/openapi.json"
DOCUMENTS: Final = ("docs/pages/reference/**/*",)
"""Where there are documents and nothing else."""
_CODE: Final = Path(__file__).resolve().parent.parent
_WRITE_OPENAPI: Final = (
    "-c",
    "import sys; from bill_async.openapi.document import text; sys.stdout.buffer.write(text().encode())",
)
_WRITE_REFERENCE: Final = ("-m", "codegen.reference")


def documents(root: Path) -> dict[str, str]:
    """Every document, by its path from the root of the project.

    The package is read by processes of their own: this one may hold code that has just been replaced.
    """
    if not (root / "src/bill_async/openapi/document.py").is_file():
        return {}
    return {OPENAPI: _run(root, *_WRITE_OPENAPI), **json.loads(_run(root, *_WRITE_REFERENCE))}


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
