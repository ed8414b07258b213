"""A short spec, which tests break in one place at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Final

API: Final = """\
reference: https://developer.bill.com/reference/
environments: {sandbox: https://gateway.stage.bill.com, production: https://gateway.prod.bill.com}
families:
  v3: {doc: Payables., base: /connect, below: /v3, auth: [devKey, sessionId], style: page}
  spend: {doc: Cards., base: /connect, below: /v3/spend, auth: [apiToken], style: next}
retry: {get: safe, post: unsafe, put: idempotent, patch: idempotent, delete: idempotent}
ids: {00n: bill, '009': vendor}
codes:
  BDC_1109: {meaning: the session is over, retry: after_login}
"""

COMMON: Final = """\
models:
  Address:
    line1!: str
"""

BILLS: Final = """\
resource: bills
doc: Bills.
params:
  billId: id(00n)
models:
  Bill:
    id!: id(00n)
    amount: money
    status: BillStatus
    address: Address
  BillCreate:
    vendorId!: id(009)
    address: Address
  BillUpdate:
    _partial: BillCreate
enums:
  BillStatus: [OPEN, PAID]
operations:
  list:
    get: /v3/bills
    id: listBills
    title: Get list of bills
    page: Bill
    filters: {id: eq in, amount: order}
    sorts: [amount]
  create:
    post: /v3/bills
    id: createBill
    title: Create a bill
    body: BillCreate
    returns: Bill
    status: 201
    identity: address.line1
    unique: derived
  update:
    patch: /v3/bills/{billId}
    id: updateBill
    title: Update a bill
    body: BillUpdate
    returns: Bill
    find: list
"""

SHAPE: Final = """\
models:
  ${Model}:
    name: str
operations:
  get:
    get: /v3/tags/${path}
    id: get${Model}
    title: Get a tag
    returns: ${Model}
"""

COLORS: Final = """\
resource: colors
doc: Colors.
like: _tag
with: {Model: Color, path: color}
"""

FILES: Final = {
    "api.yaml": API,
    "common.yaml": COMMON,
    "v3/_tag.yaml": SHAPE,
    "v3/bills.yaml": BILLS,
    "v3/colors.yaml": COLORS,
}


def write(root: Path, **changed: str) -> Path:
    """Write the spec below `root`, with some files replaced: `bills`, `common`, ... by their stem."""
    spec = root / "spec"
    for name, text in FILES.items():
        path = spec / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(changed.get(path.stem.strip("_"), text), encoding="utf-8")
    return spec
