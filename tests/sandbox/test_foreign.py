"""Clients of other libraries work with the sandbox, unchanged."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from bill_async.sandbox import Sandbox

HERE = Path(__file__).parent / "foreign"
CLIENTS = {
    "with_urllib.py": sys.executable,
    "with_httpx.py": sys.executable,
    "with_fetch.mjs": "node",
}
EXPECTED: dict[str, Any] = {
    "wrongPassword": ["BDC_1101"],
    "trusted": [False, True],
    "amounts": [149.9, 0.1, 20],
    "signed": True,
    "notified": ["bill.created", True],
    "untrusted": ["BDC_1361"],
    "paid": ["SCHEDULED", 149.9],
    "after": ["SCHEDULED", 0],
    "pages": [2, 1],
    "same": True,
    "badFilter": 400,
    "uploaded": "0du",
    "uploadStatus": "UPLOADED",
    "afterLogout": ["BDC_1109"],
}
"""What each of them has to find."""


def run(client: str, sandbox: Sandbox, folder: Path) -> Any:
    """Run a client as its own process."""
    program = shutil.which(CLIENTS[client])
    assert program, f"install {CLIENTS[client]}"
    account = sandbox.accounts[0]
    settings = folder / "settings.json"
    settings.write_text(
        json.dumps(
            {
                "url": sandbox.url,
                "devKey": account.dev_key,
                "username": account.username,
                "password": account.password,
                "organizationId": account.organization_id,
                "rememberMeId": account.remember_me_id,
                "device": account.device,
            }
        )
    )
    done = subprocess.run(
        [program, str(HERE / client), str(settings)], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.bill_sandbox(objects=200)
@pytest.mark.parametrize("client", CLIENTS)
def test_walks(client: str, bill_sandbox: Sandbox, tmp_path: Path) -> None:
    assert run(client, bill_sandbox, tmp_path) == EXPECTED
    organization = bill_sandbox.accounts[0].organization_id
    bills = list(bill_sandbox.objects(organization, "bills"))[-3:]
    assert sorted(bill["amount"] for bill in bills) == [Decimal("0.10"), Decimal(20), Decimal("149.9")]
    assert len({bill["vendorId"] for bill in bills}) == 1
    assert len(list(bill_sandbox.objects(organization, "documents"))) == 1
    assert [delivery.event_type for delivery in bill_sandbox.deliveries] == ["bill.created"] * 3


@pytest.mark.parametrize("client", CLIENTS)
def test_knows_nothing_of_us(client: str) -> None:
    assert "bill_async" not in (HERE / client).read_text()
