"""The day of a newcomer: the wheel in an empty environment, and everything that the first pages of the docs promise.

Commands against the sandbox, a FastAPI service with its tests, a script without `async`, a notebook with data frames,
an assistant, and strict types of all of it. Run by `make newcomer`. Not a test of the suite: it installs packages.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from check_wheel import ROOT, run

SOURCES = Path(__file__).parent / "newcomer"
EXTRAS = "arrow,cli,mcp,sandbox,speed,sync"
PACKAGES = ("fastapi", "httpx", "ipykernel", "mypy", "nbclient", "polars", "pyright", "pytest", "pytest-asyncio")
EXECUTE = """
import sys, nbformat
from nbclient import NotebookClient
notebook = nbformat.read(sys.argv[1], as_version=4)
NotebookClient(notebook, timeout=120, kernel_name="python3").execute()
print(notebook.cells[-2].outputs[0].data["text/plain"])
"""


def expect(condition: object, what: str) -> None:
    """End with a message if something is not as promised."""
    if not condition:
        sys.exit(f"not as promised: {what}")


@contextmanager
def sandbox(binaries: Path, work: Path) -> Iterator[dict[str, str]]:
    """Run `bill-async sandbox --profile local` on a free port; yield the variables that a program needs."""
    command = [binaries / "bill-async", "sandbox", "--profile", "local", "--port", "0", "--objects", "300"]
    process = subprocess.Popen([str(part) for part in command], cwd=work, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        printed = json.loads(process.stdout.readline())
        account = printed["organizations"][0]
        names = ("organization_id", "dev_key", "username", "password")
        yield {"BILL_ENVIRONMENT": printed["url"]} | {f"BILL_{name.upper()}": account[name] for name in names}
    finally:
        process.terminate()
        process.communicate()


def commands(binaries: Path, work: Path) -> None:
    """Ask and copy from the shell."""
    bill = binaries / "bill-async"
    vendors = json.loads(run(bill, "--profile", "local", "call", "vendors.list", "--max", "2", cwd=work))
    expect(len(vendors) == 2, f"two vendors: {vendors}")
    table = run(bill, "call", "bills.list", "--profile", "local", "--output", "table", "--max", "3", cwd=work)
    expect("amount" in table or "Amount" in table, f"a table of bills: {table}")
    one = run(bill, "--profile", "local", "call", "vendors.get", vendors[0]["id"], cwd=work)
    expect(json.loads(one)["id"] == vendors[0]["id"], "the vendor that was asked for")
    who = json.loads(run(bill, "--profile", "local", "whoami", "--json", cwd=work))
    expect(who["profile"] == "local" and who["organization"], f"whoami names the organization: {who}")
    report = json.loads(run(bill, "sync", "--profile", "local", "--into", "copy.db", "--quiet", "--json", cwd=work))
    expect(report["complete"] and report["objects"], f"a complete copy: {report}")
    expect("not complete" not in run(bill, "sync", "status", "copy.db", cwd=work), "the status of the copy")


def main() -> None:
    """Walk through the day."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        os.environ |= {"XDG_CONFIG_HOME": str(work / "config"), "XDG_STATE_HOME": str(work / "state")}
        for name in [name for name in os.environ if name.startswith(("BILL_", "PYTHON"))]:
            del os.environ[name]
        run(sys.executable, "-m", "build", "--wheel", "--outdir", work, ROOT, cwd=work)
        wheel = next(work.glob("*.whl"))
        venv.create(work / "env", with_pip=True)
        binaries = work / "env" / "bin"
        python = binaries / "python"
        run(python, "-m", "pip", "install", "--quiet", f"bill-async[{EXTRAS}] @ {wheel.as_uri()}", *PACKAGES, cwd=work)
        shutil.copytree(SOURCES, work / "mine", ignore=shutil.ignore_patterns("__pycache__"))
        with sandbox(binaries, work) as variables:
            commands(binaries, work)
            print("commands: done")
            os.environ["BILL_ASYNC_PROFILE"] = "local"
            said = run(python, "assistant.py", binaries / "bill-async", cwd=work / "mine")
            expect("vendors found" in said, f"an assistant finds vendors: {said}")
            print(f"assistant: {said.strip()}")
            os.environ |= variables
            print(f"script: {run(python, 'report.py', cwd=work / 'mine').strip()}")
            for name in variables:
                del os.environ[name]
        print(run(python, "-m", "pytest", "-q", "service_checks.py", cwd=work / "mine").splitlines()[-1])
        notebook = ROOT / "docs" / "examples" / "data_frames.ipynb"
        print(f"notebook: {run(python, '-c', EXECUTE, notebook, cwd=work).strip()}")
        (work / "mine" / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}')
        run(python, "-m", "mypy", "--strict", ".", cwd=work / "mine")
        run(binaries / "pyright", "--pythonpath", python, cwd=work / "mine")
        print("types: strict, by mypy and pyright")


if __name__ == "__main__":
    main()
