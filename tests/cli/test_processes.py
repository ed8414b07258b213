"""The command line as processes: a sandbox with a profile, completion in real shells, and the time of a start."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from bill_async.cli.completion import candidates
from bill_async.sandbox import Sandbox

COMMAND = "import sys; from bill_async.cli import main; sys.exit(main())"


def environment(**more: str) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("BILL_")}
    return {**clean, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDEVMODE": "", **more}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", COMMAND, *arguments], capture_output=True, text=True, env=environment(), check=False
    )


@contextmanager
def running_sandbox(*arguments: str) -> Iterator[dict[str, object]]:
    """Run a sandbox, and yield what it prints."""
    process = subprocess.Popen(
        [sys.executable, "-c", COMMAND, "sandbox", "--until-eof", *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment(),
    )  # fmt: skip
    with process:
        output: IO[str] | None = process.stdout
        assert output is not None
        assert process.stdin is not None
        try:
            yield json.loads(output.readline())
        finally:
            process.stdin.close()


def test_a_sandbox_with_a_profile_works_at_once(folders: Path) -> None:
    with running_sandbox("--profile", "local", "--objects", "200") as credentials:
        done = run("--profile", "local", "call", "vendors.list", "--max", "1")
        assert done.returncode == 0, done.stderr
        assert len(json.loads(done.stdout)) == 1
        again = run("--profile", "local", "call", "vendors.list", "--dry-run")
        assert again.stdout.startswith(f"GET {credentials['url']}/")
    (config,) = (folders / "config").rglob("config.toml")
    assert config.stat().st_mode & 0o777 == 0o600
    refused = run("--profile", "local", "call", "vendors.list", "--retries", "0")
    assert refused.returncode == 11
    assert "Traceback" not in refused.stderr


def test_a_wrong_name_of_a_profile_starts_no_sandbox() -> None:
    assert "a name consists of" in run("sandbox", "--profile", "a b").stderr


def test_a_port_in_use_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run("sandbox", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr == (
        f"bill-async sandbox: port {port} of 127.0.0.1 is in use; give another --port, or 0 for a free one\n"
    )


# ---- completion


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["ca"], {"call"}),
        (["--pro"], {"--profile"}),
        ([""], {"call", "sync", "--profile", "completion"}),
        (["call", "spend.ca"], {"spend.cards."}),
        (["call", "spend.cards.fr"], {"spend.cards.freeze"}),
        (["call", "--l"], {"--list"}),
        (["call", "bills.list", "--fil"], {"--filter"}),
        (["call", "bills.list", "--filter", "dueDate:gt"], {"dueDate:gt:", "dueDate:gte:"}),
        (["call", "bills.list", "--filter", "paymentStatus:eq:UN"], {"paymentStatus:eq:UNPAID"}),
        (["call", "vendors.create", "--field", "accountType="], {"accountType=BUSINESS", "accountType=PERSON"}),
        (["call", "bills.list", "--sort", "dueD"], {"dueDate"}),
        (["call", "bills.list", "--max", "3", "--output", "js"], {"json", "jsonl"}),
        (["call", "bills.create", "--field", "vendorI"], {"vendorId="}),
        (["call", "card_accounts.list", "--card-user-status", ""], {"NOMINATED"}),
        (["call", "nonsense.x", "--o"], set()),
        (["call", "bills.get", "00n", "--body"], set()),
        (["--profile", "x", "journal", "rec"], {"recover"}),
        (["journal", "resolve", "--no"], {"--not-executed"}),
        (["webhooks", "trigger", "--party", "sp"], {"spend"}),
        (["sync", "--into", ""], set()),
        ([], {"call"}),
    ],
)
def test_what_a_word_can_become(words: list[str], expected: set[str]) -> None:
    found = candidates(words)
    assert expected <= set(found)
    assert bool(found) == bool(expected)


def test_values_follow_when_a_field_is_chosen() -> None:
    assert candidates(["call", "bills.list", "--filter", "paymentStatus:e"]) == ["paymentStatus:eq:"]
    assert candidates(["call", "vendors.create", "--field", "accountT"]) == ["accountType="]
    assert candidates(["call", "vendors.create", "--field", "name="]) == ["name="]
    assert "accountType=" not in candidates(["call", "vendors.create", "--field", "accountType="])


def test_profiles_are_completed(folders: Path) -> None:
    path = folders / "config" / "bill-async" / "config.toml"
    path.parent.mkdir(parents=True)
    path.write_text("[profiles.acme]\n[profiles.other]\n")
    assert candidates(["--profile", "a"]) == ["acme"]
    assert candidates(["sync", "--profile", ""]) == ["acme", "other"]


SHELLS = {
    "bash": """eval "$(bill-async completion bash)"
compopt() { :; }
ask() {
    COMP_LINE=$1 COMP_POINT=${#1}; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _bill_async; echo "${COMPREPLY[*]}"
}
ask 'bill-async call bills.cr' bill-async call bills.cr
ask 'bill-async call bills.list --filter dueDate:gt' bill-async call bills.list --filter dueDate : gt
ask 'bill-async call bills.list --output ' bill-async call bills.list --output ''
""",
    "zsh": """compdef() { :; }
eval "$(bill-async completion zsh)"
compadd() { while [[ $1 != -- ]]; do shift; done; shift; (( $# )) && found_all+=("$@"); }
ask() { words=("$@"); CURRENT=$#; found_all=(); _bill_async; echo "${found_all[*]}"; }
ask bill-async call bills.cr
ask bill-async call bills.list --filter dueDate:gt
ask bill-async call bills.list --output ''
""",
    "fish": """bill-async completion fish | source
echo (complete -C 'bill-async call bills.cr')
echo (complete -C 'bill-async call bills.list --filter dueDate:gt')
cd $HOME
echo (complete -C 'bill-async call bills.list --output j')
echo (complete -C 'bill-async sync --into jo')
""",
}


@pytest.mark.parametrize("shell", [name for name in SHELLS if shutil.which(name)])
def test_completion_in_a_shell(shell: str, folders: Path) -> None:
    programs = folders / "bin"
    programs.mkdir()
    program = programs / "bill-async"
    program.write_text(f"#!{sys.executable}\n{COMMAND}\n")
    program.chmod(0o755)
    (folders / "journal.db").touch()
    path = os.pathsep.join([str(programs), os.environ["PATH"]])
    done = subprocess.run(
        [shell, *(["-f"] if shell == "zsh" else ["--norc"] if shell == "bash" else ["--no-config"])],
        input=SHELLS[shell], capture_output=True, text=True, env=environment(PATH=path, HOME=str(folders)), check=False,
    )  # fmt: skip
    first, second, third, *files = done.stdout.splitlines()
    assert first.split() == ["bills.create", "bills.create_bulk"], done.stderr
    assert [word.removeprefix("dueDate:") for word in second.split()] == ["gt:", "gte:"]
    assert {"json", "jsonl"} <= set(third.split()) <= {"json", "jsonl", "table", "csv"}
    assert files == (["journal.db"] if shell == "fish" else [])


# ---- what is imported


@pytest.mark.parametrize(
    ("arguments", "absent", "status", "extra"),
    [
        (["mcp"], ["jsonschema", "mcp", "mcp_types"], 1, "mcp"),
        (["sync", "--into", "postgresql://x/y"], ["psycopg"], 1, "postgres"),
        (["call", "bills.archive", "00n01", "--yes", "--key", "k", "--journal", "redis://x"], ["redis"], 3, "redis"),
    ],
)
def test_without_an_extra_the_error_names_it(
    bill_sandbox: Sandbox, arguments: list[str], absent: list[str], status: int, extra: str
) -> None:
    program = f"import sys; sys.modules |= dict.fromkeys({absent!r}); from bill_async.cli import main; "
    done = subprocess.run(
        [sys.executable, "-c", f"{program}sys.exit(main({arguments!r}))"],
        env=environment(**bill_sandbox.environ()),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert f'install "bill-async[{extra}]"' in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == status


@pytest.mark.parametrize(
    ("arguments", "absent"),
    [
        (["--help"], ("aiohttp", "attrs", "bill_async.client", "rich")),
        (["call", "bills.create", "--help"], ("aiohttp", "bill_async.client", "bill_async.operations.vendors", "rich")),
        (
            ["call", "bills.list", "--dry-run"],
            ("aiohttp", "bill_async.client", "bill_async.sandbox", "bill_async.sync"),
        ),
        (["sync", "--help"], ("bill_async.sandbox", "bill_async.cli.call", "rich")),
    ],
)
def test_only_what_a_command_needs_is_imported(arguments: list[str], absent: tuple[str, ...]) -> None:
    script = f"""
import sys
from bill_async.cli import main
try:
    main({arguments!r})
except SystemExit:
    pass
print(*sorted(set({absent!r}) & sys.modules.keys()), file=sys.stderr, end="")
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True, text=True, check=True, env=environment(BILL_SPEND_TOKEN="token-secret"),
    )  # fmt: skip
    assert done.stderr == ""
