"""New interpreters, as a user has them.

They find bytecode, as pip leaves it with whatever it installs: to compile the source each time, because it
changed or because the environment forbids to keep bytecode, would take longer than to import it.
"""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator


@contextlib.contextmanager
def interpreters() -> Iterator[Callable[..., str]]:
    """Yield a function that runs Python with these arguments and returns what it prints."""
    with tempfile.TemporaryDirectory() as bytecode:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)

        def run(*arguments: str) -> str:
            command = [sys.executable, *arguments]
            return subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout

        yield run
