"""Build the wheel, check its contents, and use it from an empty environment as a new user would.

Run by `make wheel`. Not a test of the suite: it builds environments and takes half a minute.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import venv
import zipfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAX_BYTES = 1_500_000
USER_FILE = """
from bill_async import BillClient, BillCreate, OrganizationCredentials


async def total(client: BillClient) -> int:
    count = 0
    async for bill in client.bills.list(max=50):
        reveal_type(bill.amount)
        count += 1
    return count
"""


def run(*command: str | Path, cwd: Path) -> str:
    """Run a command; show what it printed if it fails."""
    done = subprocess.run([str(part) for part in command], cwd=cwd, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(str(part) for part in command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def look_inside(wheel: Path) -> None:
    """Refuse a wheel that holds what users do not need, or lacks what they do."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    strays = [name for name in names if not name.startswith(("bill_async/", "bill_async-"))]
    strays += [name for name in names if name.endswith((".yaml", ".j2")) or "/tests/" in name]
    if strays:
        sys.exit(f"the wheel holds strays: {strays}")
    for needed in (
        "py.typed",
        "models/bills.py",
        "blocking/__init__.pyi",
        "sandbox/__init__.py",
        "sandbox/templates/base.html",
    ):
        if f"bill_async/{needed}" not in names:
            sys.exit(f"the wheel lacks bill_async/{needed}")
    size = wheel.stat().st_size
    if size > MAX_BYTES:
        sys.exit(f"the wheel has {size} bytes, more than {MAX_BYTES}")
    print(f"{wheel.name}: {len(names)} files, {size} bytes")


def main() -> None:
    """Check the wheel of this checkout."""
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        run(sys.executable, "-m", "build", "--wheel", "--outdir", work, ROOT, cwd=work)
        wheel = next(work.glob("*.whl"))
        look_inside(wheel)
        venv.create(work / "env", with_pip=True)
        python = work / "env" / "bin" / "python"
        run(python, "-m", "pip", "install", "--quiet", wheel, cwd=work)
        run(python, "-c", "import bill_async; bill_async.BillClient; bill_async.Bill", cwd=work)
        count = run(python.parent / "bill-async", "operations", "--json", cwd=work).count('"id"')
        print(f"installed: {count} operations")
        (work / "user.py").write_text(USER_FILE)
        checked = run(
            sys.executable, "-m", "mypy", "--strict", "--python-executable", python, work / "user.py", cwd=work
        )
        if "Decimal | None" not in checked:
            sys.exit(f"a user's editor would not know the type of an amount:\n{checked}")
        print("a user's file type-checks against the installed wheel")


if __name__ == "__main__":
    main()
