"""Specs that must be refused. Each test asserts everything that the loader says."""

from __future__ import annotations

from pathlib import Path

import pytest

from codegen.loader import load
from codegen.source import SpecError

from . import small

CASES: dict[str, tuple[str, str, str, str]] = {
    # what is wrong: the file, the line as it is, the line as it is written wrong, what is said
    "unknown word of a resource": (
        "bills",
        "doc: Bills.",
        "docs: Bills.",
        "spec/v3/bills.yaml:2: unknown word 'docs' in a resource; did you mean 'doc'?",
    ),
    "unknown section": (
        "bills",
        "enums:",
        "enum:",
        "spec/v3/bills.yaml:9: unknown type 'BillStatus'; did you mean 'BillUpdate'?\n"
        "spec/v3/bills.yaml:16: unknown word 'enum' in a resource; did you mean 'enums'?",
    ),
    "unknown word of an operation": (
        "bills",
        "    returns: Bill\n    status",
        "    retruns: Bill\n    status",
        "spec/v3/bills.yaml:31: unknown word 'retruns' in operation 'create'; did you mean 'returns'?",
    ),
    "unknown word of a model": (
        "bills",
        "    _partial: BillCreate",
        "    _patrial: BillCreate",
        "spec/v3/bills.yaml:15: unknown word '_patrial' in model BillUpdate; did you mean '_partial'?",
    ),
    "unknown word of the api": (
        "api",
        "reference: https",
        "referenz: https",
        "spec/api.yaml:1: unknown word 'referenz' in api.yaml; did you mean 'reference'?",
    ),
    "unknown word of a family": (
        "api",
        "style: page}",
        "stile: page}",
        "spec/api.yaml:4: unknown word 'stile' in family 'v3'; did you mean 'style'?",
    ),
    "unknown word of common": (
        "common",
        "models:",
        "modles:",
        "spec/common.yaml:1: unknown word 'modles' in common.yaml; did you mean 'models'?\n"
        "spec/v3/bills.yaml:10: unknown type 'Address'\n"
        "spec/v3/bills.yaml:13: unknown type 'Address'",
    ),
    "unknown type": (
        "bills",
        "    amount: money",
        "    amount: monye",
        "spec/v3/bills.yaml:8: unknown type 'monye'; did you mean 'money'?",
    ),
    "not a type": (
        "bills",
        "    amount: money",
        "    amount: money[",
        "spec/v3/bills.yaml:8: 'money[' is not a type",
    ),
    "no type": (
        "bills",
        "    amount: money",
        "    amount:",
        "spec/v3/bills.yaml:8: 'amount' has no type",
    ),
    "type with brackets that it does not take": (
        "bills",
        "    amount: money",
        "    amount: money(2)",
        "spec/v3/bills.yaml:8: 'money' takes no argument in brackets, not '2'",
    ),
    "length that is no number": (
        "bills",
        "    amount: money",
        "    amount: str(long)",
        "spec/v3/bills.yaml:8: the maximum length of a text is a number, not 'long'",
    ),
    "map of nothing": (
        "bills",
        "    amount: money",
        "    amount: map",
        "spec/v3/bills.yaml:8: a map is written with its type, 'map(str)', not 'map'",
    ),
    "unknown id prefix": (
        "bills",
        "    vendorId!: id(009)",
        "    vendorId!: id(0009)",
        "spec/v3/bills.yaml:12: unknown id prefix '0009'; did you mean '009'?",
    ),
    "unknown flag": (
        "bills",
        "    amount: money",
        "    amount: money secrte - hidden",
        "spec/v3/bills.yaml:8: unknown flag 'secrte' of 'amount'; did you mean 'secret'?",
    ),
    "secret number": (
        "bills",
        "    amount: money",
        "    amount: money secret",
        "spec/v3/bills.yaml:8: 'amount' cannot be secret: only a text can, not 'money'",
    ),
    "flag twice": (
        "bills",
        "    amount: money",
        "    amount: money read read",
        "spec/v3/bills.yaml:8: flag 'read' of 'amount' occurs twice",
    ),
    "read and write": (
        "bills",
        "    amount: money",
        "    amount: money read write",
        "spec/v3/bills.yaml:8: 'amount' is 'read' and 'write': it would occur nowhere",
    ),
    "two confidences": (
        "bills",
        "    amount: money",
        "    amount: money derived assumed",
        "spec/v3/bills.yaml:8: 'amount' has two confidences, derived and assumed",
    ),
    "bad confidence of a model": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillCreate\n    _confidence: certain",
        "spec/v3/bills.yaml:16: unknown _confidence 'certain' of model BillUpdate; "
        "known are assumed, derived, verified",
    ),
    "bad confidence of an operation": (
        "bills",
        "    status: 201",
        "    confidence: asumed",
        "spec/v3/bills.yaml:32: unknown confidence 'asumed' of operation 'create'; did you mean 'assumed'?",
    ),
    "undeclared path parameter": (
        "bills",
        "    patch: /v3/bills/{billId}",
        "    patch: /v3/bills/{billID}",
        "spec/v3/bills.yaml:4: no path has the parameter 'billId'; did you mean 'billID'?\n"
        "spec/v3/bills.yaml:36: path parameter 'billID' is not declared in 'params'; did you mean 'billId'?",
    ),
    "path parameter with a mark": (
        "bills",
        "  billId: id(00n)",
        "  billId!: id(00n)",
        "spec/v3/bills.yaml:4: path parameter 'billId!': they are all required, leave '!' out",
    ),
    "path of another family": (
        "bills",
        "    post: /v3/bills",
        "    post: /v2/bills",
        "spec/v3/bills.yaml:27: path '/v2/bills' is not below '/v3', where the family is",
    ),
    "not a path": (
        "bills",
        "    post: /v3/bills",
        "    post: /v3/bills?max=1",
        "spec/v3/bills.yaml:27: '/v3/bills?max=1' is not a path like '/v3/bills/{billId}'",
    ),
    "unused model": (
        "bills",
        "  BillUpdate:",
        "  Spare: {name: str}\n  BillUpdate:",
        "spec/v3/bills.yaml:14: model Spare is never used",
    ),
    "unused enum": (
        "bills",
        "enums:",
        "enums:\n  Spare: [ONE]",
        "spec/v3/bills.yaml:17: enum Spare is never used",
    ),
    "model without fields": (
        "bills",
        "    _partial: BillCreate",
        "",
        "spec/v3/bills.yaml:14: model BillUpdate has no fields",
    ),
    "bad name of a model": (
        "bills",
        "  Bill:",
        "  bill:",
        "spec/v3/bills.yaml:6: model 'bill' is not a name like 'BillLineItem'\n"
        "spec/v3/bills.yaml:23: unknown type 'Bill'; did you mean 'BillUpdate'?\n"
        "spec/v3/bills.yaml:31: unknown type 'Bill'; did you mean 'BillUpdate'?\n"
        "spec/v3/bills.yaml:40: unknown type 'Bill'; did you mean 'BillUpdate'?",
    ),
    "field twice": (
        "bills",
        "    amount: money",
        "    amount: money\n    amount!: money",
        "spec/v3/bills.yaml:9: field 'amount' occurs twice, with and without '!'",
    ),
    "two fields of one Python name": (
        "bills",
        "    amount: money",
        "    amount: money\n    Amount: money",
        "spec/v3/bills.yaml:9: fields 'amount' and 'Amount' would have the same Python name",
    ),
    "key twice": (
        "bills",
        "    amount: money",
        "    amount: money\n    amount: money",
        "spec/v3/bills.yaml:9: 'amount' is defined twice; the first is in line 8",
    ),
    "two operations of one name": (
        "bills",
        "  update:",
        "  create:",
        "spec/v3/bills.yaml:4: no path has the parameter 'billId'\n"
        "spec/v3/bills.yaml:35: 'create' is defined twice; the first is in line 26",
    ),
    "two operations of one id": (
        "bills",
        "    id: updateBill",
        "    id: createBill",
        "spec/v3/bills.yaml:35: id 'createBill' is defined twice; the first is at spec/v3/bills.yaml:26",
    ),
    "two operations of one path": (
        "bills",
        "  update:\n",
        "  again: {post: /v3/bills, id: createAgain, title: Create again, body: BillCreate, retry: safe}\n  update:\n",
        "spec/v3/bills.yaml:35: POST /v3/bills is defined twice; the first is at spec/v3/bills.yaml:26",
    ),
    "model in two files": (
        "common",
        "  Address:",
        "  Bill: {id: id}\n  Address:",
        "spec/v3/bills.yaml:6: 'Bill' is defined twice; the first is at spec/common.yaml:2\n"
        "spec/v3/bills.yaml:24: Bill has no field 'amount'; known are id (if BILL has it, say its type)\n"
        "spec/v3/bills.yaml:25: Bill has no field 'amount'; known are id (if BILL has it, say its type)",
    ),
    "model called like a resource": (
        "common",
        "  Address:",
        "  Colors: {id: id}\n  Address:\n    colors: Colors",
        "spec/v3/colors.yaml:1: resource 'colors' becomes the class Colors, like the definition at spec/common.yaml:2",
    ),
    "name that is made of another": (
        "common",
        "  Address:",
        "  AddressInput: {id: id}\n  Address:\n    input: AddressInput",
        "spec/common.yaml:3: model Address as a request becomes the class AddressInput, "
        "like the definition at spec/common.yaml:2",
    ),
    "base that is not there": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillCrate",
        "spec/v3/bills.yaml:15: unknown model 'BillCrate'; did you mean 'BillCreate'?",
    ),
    "based on itself": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillUpdate",
        "spec/v3/bills.yaml:15: model BillUpdate is based on itself: BillUpdate -> BillUpdate",
    ),
    "two bases": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillCreate\n    _extends: BillCreate",
        "spec/v3/bills.yaml:16: model BillUpdate has '_partial' and '_extends'",
    ),
    "omitted field that is not there": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillCreate\n    _omit: [vendor]",
        "spec/v3/bills.yaml:16: model BillCreate has no field 'vendor' to omit; did you mean 'vendorId'?",
    ),
    "omit without a base": (
        "bills",
        "    vendorId!: id(009)",
        "    vendorId!: id(009)\n    _omit: [vendorId]",
        "spec/v3/bills.yaml:13: model BillCreate has '_omit' without '_partial' or '_extends'",
    ),
    "models in a circle": (
        "bills",
        "    amount: money",
        "    amount: money\n    copies: Bill[]",
        "spec/v3/bills.yaml:6: models in a circle: Bill -> Bill",
    ),
    "enum without values": (
        "bills",
        "  BillStatus: [OPEN, PAID]",
        "  BillStatus: []",
        "spec/v3/bills.yaml:17: enum BillStatus has no values",
    ),
    "value twice": (
        "bills",
        "  BillStatus: [OPEN, PAID]",
        "  BillStatus: [OPEN, PAID, open]",
        "spec/v3/bills.yaml:17: value 'open' of enum BillStatus occurs twice",
    ),
    "no method": (
        "bills",
        "    post: /v3/bills\n",
        "",
        "spec/v3/bills.yaml:26: operation 'create' needs one of get, post, put, patch, delete with its path, "
        "and has none",
    ),
    "two methods": (
        "bills",
        "    post: /v3/bills\n",
        "    post: /v3/bills\n    put: /v3/bills\n",
        "spec/v3/bills.yaml:26: operation 'create' needs one of get, post, put, patch, delete with its path, "
        "and has post and put",
    ),
    "no title": (
        "bills",
        "    title: Create a bill\n",
        "",
        "spec/v3/bills.yaml:27: operation 'create' has no 'title'",
    ),
    "empty title": (
        "bills",
        "    title: Create a bill",
        "    title:",
        "spec/v3/bills.yaml:27: operation 'create' has no 'title'\n"
        "spec/v3/bills.yaml:29: 'title' of operation 'create' is empty",
    ),
    "bad name of an operation": (
        "bills",
        "  create:",
        "  createBill:",
        "spec/v3/bills.yaml:26: operation 'createBill' is not a name like 'create_bulk'",
    ),
    "unknown retry class": (
        "bills",
        "    status: 201",
        "    retry: idempotant",
        "spec/v3/bills.yaml:32: unknown retry 'idempotant' of operation 'create'; did you mean 'idempotent'?",
    ),
    "keyed without a key": (
        "bills",
        "    status: 201",
        "    retry: keyed",
        "spec/v3/bills.yaml:27: operation 'create' is 'keyed', but has no header X-Idempotent-Key",
    ),
    "status that is no number": (
        "bills",
        "    status: 201",
        "    status: created",
        "spec/v3/bills.yaml:32: 'status' of operation 'create' is 'created', not a whole number above 0",
    ),
    "status that is no success": (
        "bills",
        "    status: 201",
        "    status: 404",
        "spec/v3/bills.yaml:27: operation 'create' succeeds with status 404, which is not a success",
    ),
    "body that is no model": (
        "bills",
        "    body: BillCreate",
        "    body: BillStatus",
        "spec/v3/bills.yaml:30: the body is a model, 'Model[]' or 'file', not 'BillStatus'; did you mean 'BillUpdate'?",
    ),
    "GET with a body": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    body: BillCreate",
        "spec/v3/bills.yaml:20: operation 'list' is a GET with a body",
    ),
    "list that is no GET": (
        "bills",
        "    returns: Bill\n    status: 201",
        "    page: Bill",
        "spec/v3/bills.yaml:27: operation 'create' is a list, but not a GET",
    ),
    "page and returns": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    returns: Bill",
        "spec/v3/bills.yaml:24: operation 'list' has 'page' and 'returns'",
    ),
    "page of lists": (
        "bills",
        "    page: Bill",
        "    page: Bill[]",
        "spec/v3/bills.yaml:23: 'page' names one item, not 'Bill[]'",
    ),
    "unknown page style": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    style: singel",
        "spec/v3/bills.yaml:24: unknown style 'singel' of operation 'list'; did you mean 'single'?",
    ),
    "style without a page": (
        "bills",
        "    status: 201",
        "    style: single",
        "spec/v3/bills.yaml:27: operation 'create' has 'style', but no 'page'",
    ),
    "pages smaller than usual": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    page_max: 10",
        "spec/v3/bills.yaml:20: operation 'list' has a default page size of 20, but a maximum of 10",
    ),
    "key without an array": (
        "bills",
        "    returns: Bill\n    status",
        "    returns: Bill at bill\n    status",
        "spec/v3/bills.yaml:31: only an array stands at a key, not 'Bill'",
    ),
    "maximum without a list": (
        "bills",
        "    status: 201",
        "    max_items: 5",
        "spec/v3/bills.yaml:27: operation 'create' has 'max_items', but sends no list",
    ),
    "maximum without a file": (
        "bills",
        "    status: 201",
        "    max_bytes: 5",
        "spec/v3/bills.yaml:27: operation 'create' has 'max_bytes', but sends no file",
    ),
    "parameter that paging brings": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    query: {max: int}",
        "spec/v3/bills.yaml:24: 'max' comes from 'page', 'sorts' and 'filters'",
    ),
    "parameter that is a model": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    query: {like: Bill}",
        "spec/v3/bills.yaml:24: query parameter 'like' cannot be a model",
    ),
    "two parameters of one Python name": (
        "bills",
        "    page: Bill",
        "    page: Bill\n    query: {size: int, Size: int}",
        "spec/v3/bills.yaml:19: operation 'list': 'size' and 'Size' would have the same Python name",
    ),
    "unknown operator": (
        "bills",
        "{id: eq in,",
        "{id: eq inn,",
        "spec/v3/bills.yaml:24: unknown operator 'inn' of filter 'id'; did you mean 'in'?",
    ),
    "operator twice": (
        "bills",
        "amount: order}",
        "amount: order gt}",
        "spec/v3/bills.yaml:24: operator 'gt' of filter 'amount' occurs twice",
    ),
    "half an order": (
        "bills",
        "amount: order}",
        "amount: gte}",
        "spec/v3/bills.yaml:24: filter 'amount' has half of an order; say 'order', or 'gte lte'",
    ),
    "filter without operators": (
        "bills",
        "amount: order}",
        "amount: assumed}",
        "spec/v3/bills.yaml:24: filter 'amount' has no operators",
    ),
    "filter on a field that is not there": (
        "bills",
        "amount: order}",
        "ammount: order}",
        "spec/v3/bills.yaml:24: Bill has no field 'ammount'; did you mean 'amount'? (if BILL has it, say its type)",
    ),
    "filter on a model": (
        "bills",
        "amount: order}",
        "address: eq}",
        "spec/v3/bills.yaml:24: filter 'address' is on a model; say the type of one value",
    ),
    "filter without its type": (
        "bills",
        "amount: order}",
        "amount: 'order :'}",
        "spec/v3/bills.yaml:24: filter 'amount' has no type after ':'",
    ),
    "sort on a field that is not there": (
        "bills",
        "sorts: [amount]",
        "sorts: [amuont]",
        "spec/v3/bills.yaml:25: Bill has no field 'amuont'; did you mean 'amount'? (if BILL has it, say its type)",
    ),
    "sort twice": (
        "bills",
        "sorts: [amount]",
        "sorts: [amount, amount]",
        "spec/v3/bills.yaml:25: sort 'amount' occurs twice",
    ),
    "filters without a list": (
        "bills",
        "    page: Bill",
        "    returns: Bill",
        "spec/v3/bills.yaml:20: operation 'list' has filters or sorts, but no 'page'",
    ),
    "unknown filters without a list": (
        "bills",
        "    status: 201",
        "    sorts: unknown",
        "spec/v3/bills.yaml:27: operation 'create' has filters or sorts, but no 'page'",
    ),
    "word in the place of sorts": (
        "bills",
        "sorts: [amount]",
        "sorts: unknwon",
        "spec/v3/bills.yaml:25: unknown sorts 'unknwon' of operation 'list'; "
        "did you mean 'unknown', or a list of them?",
    ),
    "notifications without an envelope": (
        "bills",
        "enums:",
        "notifications: {bill.created: Bill at bill}\nenums:",
        "spec/v3/bills.yaml:16: 'notifications' has no '_envelope'",
    ),
    "envelope that is not there": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bil}\nenums:",
        "spec/v3/bills.yaml:16: unknown model 'Bil'; did you mean 'Bill'?",
    ),
    "notification of a model that is not there": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bil at bill}\nenums:",
        "spec/v3/bills.yaml:16: unknown model 'Bil'; did you mean 'Bill'?",
    ),
    "notification of an enum": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: BillStatus at bill}\nenums:",
        "spec/v3/bills.yaml:16: unknown model 'BillStatus'; did you mean 'BillUpdate'?",
    ),
    "notification without a key": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bill at}\nenums:",
        "spec/v3/bills.yaml:16: notification 'bill.created' has no key after 'at'",
    ),
    "notification of a resource that is not there": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bill at bill of bils}\nenums:",
        "spec/v3/bills.yaml:16: notification 'bill.created': unknown resource 'bils'; did you mean 'bills'?",
    ),
    "notification of a resource without an operation that reads one": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bill of bills}\nenums:",
        "spec/v3/bills.yaml:16: notification 'bill.created': bills has no operation 'get'",
    ),
    "notification by a field that is not there": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bill by ids}\nenums:",
        "spec/v3/bills.yaml:16: notification 'bill.created': Bill has no field 'ids'; did you mean 'id'?",
    ),
    "unknown flag of a notification": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: Bill at bill derved}\nenums:",
        "spec/v3/bills.yaml:16: unknown flag 'derved' of notification 'bill.created'; did you mean 'derived'?",
    ),
    "notification of no event": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, billCreated: Bill at bill}\nenums:",
        "spec/v3/bills.yaml:16: notification 'billCreated' is not a name like 'bill.created'",
    ),
    "notification that is no line": (
        "bills",
        "enums:",
        "notifications: {_envelope: Bill, bill.created: [Bill]}\nenums:",
        "spec/v3/bills.yaml:16: notification 'bill.created' is not one line: model, at key, flag, - what it is",
    ),
    "unknown shape": (
        "colors",
        "like: _tag",
        "like: _tags",
        "spec/v3/_tag.yaml:1: no resource uses the shape '_tag'\n"
        "spec/v3/colors.yaml:3: unknown shape '_tags'; did you mean '_tag'?",
    ),
    "word that the shape does not have": (
        "colors",
        "path: color}",
        "path: color, prefix: col}",
        "spec/v3/colors.yaml:4: nothing that 'colors' uses has ${prefix}; known are Model, path",
    ),
    "word that the shape is not given": (
        "colors",
        "path: color}",
        "parth: color}",
        "spec/v3/_tag.yaml:6 (for colors): '/v3/tags/' is not a path like '/v3/bills/{billId}'\n"
        "spec/v3/_tag.yaml:6 (for colors): 'with' has no value for ${path}; did you mean 'parth'?\n"
        "spec/v3/colors.yaml:4: nothing that 'colors' uses has ${parth}; did you mean 'path'?",
    ),
    "words without a shape": (
        "colors",
        "like: _tag\n",
        "",
        "spec/v3/_tag.yaml:1: no resource uses the shape '_tag'\n"
        "spec/v3/colors.yaml:1: resource 'colors' has no operations\n"
        "spec/v3/colors.yaml:3: 'with' without 'like'",
    ),
    "resource called otherwise than its file": (
        "colors",
        "resource: colors",
        "resource: colours",
        "spec/v3/colors.yaml:1: resource 'colours' is in a file called 'colors.yaml'",
    ),
    "not YAML": (
        "bills",
        "doc: Bills.",
        "doc: Bills: what is owed",
        "spec/v3/bills.yaml:2: not YAML: mapping values are not allowed in this context; "
        "a text that holds ': ' or ' #' needs quotes",
    ),
    "not a mapping": (
        "bills",
        small.BILLS,
        "- bills\n",
        "spec/v3/bills.yaml:1: a spec file is a mapping of words",
    ),
    "unknown retry of a method": (
        "api",
        "put: idempotent,",
        "put: idem,",
        "spec/api.yaml:6: unknown retry 'idem' of put; did you mean 'idempotent'?",
    ),
    "operation that is no mapping": (
        "bills",
        "  create:\n",
        "  other: text\n  create:\n",
        "spec/v3/bills.yaml:26: operation 'other' is not a mapping",
    ),
    "misspelt word that must be there": (
        "bills",
        "    title: Create a bill",
        "    titel: Create a bill",
        "spec/v3/bills.yaml:29: unknown word 'titel' in operation 'create'; did you mean 'title'?",
    ),
    "method in capitals": (
        "bills",
        "    post: /v3/bills",
        "    POST: /v3/bills",
        "spec/v3/bills.yaml:27: unknown word 'POST' in operation 'create'; did you mean 'post'?",
    ),
    "model that is a list": (
        "bills",
        "  BillUpdate:\n    _partial: BillCreate",
        "  BillUpdate: [BillCreate]",
        "spec/v3/bills.yaml:14: model BillUpdate has no fields\n"
        "spec/v3/bills.yaml:14: model BillUpdate is not a mapping of its fields",
    ),
    "model that takes over no fields": (
        "bills",
        "    _partial: BillCreate",
        "    _partial: BillCreate\n    _omit: [vendorId, address]",
        "spec/v3/bills.yaml:14: model BillUpdate has no fields",
    ),
    "enum that is no list": (
        "bills",
        "BillStatus: [OPEN, PAID]",
        "BillStatus: OPEN",
        "spec/v3/bills.yaml:17: enum BillStatus is a list of values, not 'OPEN'",
    ),
    "enum with more than values": (
        "bills",
        "[OPEN, PAID]",
        "[OPEN, {PAID: in full}]",
        "spec/v3/bills.yaml:17: a list of lines holds something that is not one line",
    ),
    "enum with an empty value": (
        "bills",
        "[OPEN, PAID]",
        "[OPEN, '']",
        "spec/v3/bills.yaml:17: a list of lines holds an empty one",
    ),
    "sorts in a list of lists": (
        "bills",
        "sorts: [amount]",
        "sorts: [[amount]]",
        "spec/v3/bills.yaml:25: a list of lines holds something that is not one line",
    ),
    "field that cannot be a name": (
        "bills",
        "    amount: money\n    status",
        "    amount: money\n    2nd: money\n    status",
        "spec/v3/bills.yaml:9: '2nd' is not a name like 'dueDate'",
    ),
    "parameter without a name": (
        "bills",
        "    page: Bill\n",
        "    page: Bill\n    query: {'!': str}\n",
        "spec/v3/bills.yaml:24: '!' is not a name like 'dueDate'",
    ),
    "method that is a keyword": (
        "bills",
        "  create:\n",
        "  import:\n",
        "spec/v3/bills.yaml:26: operation 'import' is not a name like 'create_bulk'",
    ),
    "method that hides a type": (
        "bills",
        "  create:\n",
        "  date:\n",
        "spec/v3/bills.yaml:26: operation 'date' is not a name like 'create_bulk'",
    ),
    "path parameter twice": (
        "bills",
        "    patch: /v3/bills/{billId}",
        "    patch: /v3/bills/{billId}/{billId}",
        "spec/v3/bills.yaml:36: path parameter 'billId' occurs twice",
    ),
    "path parameter of many values": (
        "bills",
        "  billId: id(00n)",
        "  billId: id(00n)[]",
        "spec/v3/bills.yaml:4: path parameter 'billId' is one value: id, str, int, date or an enum",
    ),
    "header that the client makes": (
        "bills",
        "    status: 201",
        "    status: 201\n    headers: {devkey: str}",
        "spec/v3/bills.yaml:33: the client makes the header 'devkey' by itself",
    ),
    "GET that is not safe": (
        "bills",
        "    page: Bill\n",
        "    page: Bill\n    retry: unsafe\n",
        "spec/v3/bills.yaml:20: operation 'list' is a GET, which is 'safe' to repeat, not 'unsafe'",
    ),
    "adds without a body": (
        "bills",
        "    page: Bill\n",
        "    page: Bill\n    adds: lines\n",
        "spec/v3/bills.yaml:24: operation 'list' has 'adds', but sends no model",
    ),
    "adds that names no list": (
        "bills",
        "    body: BillUpdate\n",
        "    body: BillUpdate\n    adds: lines\n",
        "spec/v3/bills.yaml:40: BillUpdate has no list 'lines'",
    ),
    "flag of an enum": (
        "bills",
        "  BillStatus: [",
        "  BillStatus dervied: [",
        "spec/v3/bills.yaml:17: unknown flag 'dervied' of enum BillStatus; did you mean 'derived'?",
    ),
    "alias inside of itself": (
        "bills",
        "doc: Bills.",
        "doc: Bills.\nmore: &more {more: *more}",
        "spec/v3/bills.yaml:1: an alias refers to a node that contains it",
    ),
    "three double quotes": (
        "bills",
        "doc: Bills.",
        'doc: Bills, """all""" of them.',
        "spec/v3/bills.yaml:2: three double quotes would end the docstring that this becomes part of",
    ),
    "control character": (
        "bills",
        "doc: Bills.",
        "doc: Bi\x01lls.",
        "spec/v3/bills.yaml:1: not YAML: control characters are not allowed",
    ),
    "confidence of a prefix": (
        "api",
        "00n: bill",
        "00n: bill dervied",
        "spec/api.yaml:7: unknown confidence 'dervied' of the prefix '00n'; did you mean 'derived'?",
    ),
    "environment that is missing": (
        "api",
        "production: https",
        "prodution: https",
        "spec/api.yaml:2: unknown word 'prodution' in 'environments'; did you mean 'production'?",
    ),
    "base that is no path": (
        "api",
        "base: /connect, below: /v3, auth",
        "base: connect, below: /v3, auth",
        "spec/api.yaml:4: 'connect' of family 'v3' is not a path like '/v3'",
    ),
    "unknown mfa": (
        "bills",
        "    status: 201",
        "    status: 201\n    mfa: true",
        "spec/v3/bills.yaml:33: unknown mfa 'true' of operation 'create'; known are always, sometimes, when ...",
    ),
    "note that nobody reads": (
        "bills",
        "    amount: money",
        "    amount: money -> in cents",
        "spec/v3/bills.yaml:8: 'amount' has a note for requests, but is in none",
    ),
    "note of a parameter": (
        "bills",
        "    status: 201",
        "    status: 201\n    query: {dry: bool -> only tries}",
        "spec/v3/bills.yaml:33: 'dry' is a parameter, which is only sent: write its note after '-'",
    ),
    "retry without a method": (
        "api",
        "get: safe, ",
        "",
        "spec/api.yaml:6: 'retry' does not list 'get'",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_broken_spec_is_refused(name: str, tmp_path: Path) -> None:
    """The message names file and line, the wrong word, and the nearest right one."""
    file, right, wrong, said = CASES[name]
    whole = {"bills": small.BILLS, "common": small.COMMON, "api": small.API, "colors": small.COLORS}[file]
    assert whole.count(right) == 1
    spec = small.write(tmp_path, **{file: whole.replace(right, wrong)})
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert str(caught.value) == said


def test_the_unbroken_spec_is_taken(tmp_path: Path) -> None:
    """Each of the specs above is wrong in one place only."""
    spec = load(small.write(tmp_path))
    assert [module.name for module in spec.modules] == ["common", "bills", "colors"]


def test_all_problems_are_said_at_once(tmp_path: Path) -> None:
    """One run shows everything, by file and line."""
    bills = small.BILLS.replace("amount: money", "amount: monye").replace("id: createBill", "ident: createBill")
    with pytest.raises(SpecError) as caught:
        load(small.write(tmp_path, bills=bills, common=small.COMMON.replace("str", "srt")))
    assert [problem.split(": ")[0] for problem in caught.value.problems] == [
        "spec/common.yaml:3",
        "spec/v3/bills.yaml:8",
        "spec/v3/bills.yaml:27",
    ]


def test_a_model_of_another_file_is_refused(tmp_path: Path) -> None:
    """Models that several resources use are in common.yaml."""
    colors = small.COLORS + "models: {Shade: {bill: Bill}}\noperations: {get: {returns: Shade}}\n"
    with pytest.raises(SpecError) as caught:
        load(small.write(tmp_path, colors=colors))
    assert caught.value.problems[0] == (
        "spec/v3/colors.yaml:5: 'Bill' is of another file (spec/v3/bills.yaml:6); move it to common.yaml to share it"
    )


def test_notifications_are_in_one_file(tmp_path: Path) -> None:
    """The package has one table of them."""
    bills = small.BILLS + "notifications: {_envelope: Bill, bill.created: Bill at bill}\n"
    colors = small.COLORS + "notifications: {_envelope: Color, color.created: Color at color}\n"
    with pytest.raises(SpecError) as caught:
        load(small.write(tmp_path, bills=bills, colors=colors))
    assert caught.value.problems == (
        "spec/v3/colors.yaml:5: notifications are already described at spec/v3/bills.yaml:42",
    )


def test_files_in_the_wrong_place(tmp_path: Path) -> None:
    """A folder is a family, and only common.yaml and api.yaml are in none."""
    spec = small.write(tmp_path)
    (spec / "spent").mkdir()
    (spec / "comon.yaml").write_text("models: {}\n")
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert caught.value.problems == (
        "spec/comon.yaml:1: a resource must be in the folder of its family; did you mean 'common'?",
        "spec/spent:1: unknown family 'spent'; did you mean 'spend'?",
    )


def test_files_that_nobody_reads(tmp_path: Path) -> None:
    """Files that the loader would overlook are refused; notes and hidden files are not."""
    spec = small.write(tmp_path)
    (spec / "README.md").touch()
    (spec / "v3/.bills.yaml.swp").touch()
    (spec / "v3/cards.yml").touch()
    (spec / "v3/old").mkdir()
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert caught.value.problems == (
        "spec/v3/cards.yml:1: 'cards.yml' is not read: a spec file ends in '.yaml'",
        "spec/v3/old:1: the folder of family 'v3' has no folders inside",
    )


def test_a_file_that_is_no_text(tmp_path: Path) -> None:
    """The line is that of the first byte that is not UTF-8."""
    spec = small.write(tmp_path)
    (spec / "v3/bills.yaml").write_bytes(small.BILLS.encode() + b"# caf\xe9\n")
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert caught.value.problems == (f"spec/v3/bills.yaml:{small.BILLS.count(chr(10)) + 1}: not UTF-8",)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Parameter", "spec/v3/bills.yaml:14: model 'Parameter' has the name of an import of generated code"),
        (
            "Bills",
            "spec/v3/bills.yaml:1: resource 'bills' becomes the class Bills, "
            "like the definition at spec/v3/bills.yaml:14",
        ),
    ],
)
def test_a_name_that_something_else_has(name: str, said: str, tmp_path: Path) -> None:
    """A class cannot be called like another one in the modules where it stands."""
    with pytest.raises(SpecError) as caught:
        load(small.write(tmp_path, bills=small.BILLS.replace("BillUpdate", name)))
    assert caught.value.problems[0] == said


def test_a_resource_that_would_hide_a_member_of_the_client(tmp_path: Path) -> None:
    """The resources of v3 are attributes of the client itself."""
    spec = small.write(tmp_path)
    (spec / "v3/raw.yaml").write_text(
        small.COLORS.replace("colors", "raw").replace("Color", "Shade").replace("color", "s")
    )
    with pytest.raises(SpecError) as caught:
        load(spec)
    assert caught.value.problems == ("spec/v3/raw.yaml:1: resource 'raw' has the name of a member of the client",)


def test_adds_counts_on_ids(tmp_path: Path) -> None:
    """Which entries are new is seen by their ids: a request must be able to give one, and to leave it out."""
    for line, right in (("id: id\n", True), ("id!: id\n", False), ("id: id read\n", False), ("text: str\n", False)):
        bills = small.BILLS.replace("enums:", f"    lines: Line[]\n  Line:\n    amount: money\n    {line}enums:")
        bills = bills.replace("body: BillUpdate\n", "body: BillUpdate\n    adds: lines\n")
        if right:
            body = load(small.write(tmp_path, bills=bills)).modules[1].operations[2].body
            assert body is not None
            assert body.adds == "lines"
        else:
            with pytest.raises(SpecError, match="the entries of 'lines' have no 'id' that may be left out"):
                load(small.write(tmp_path, bills=bills))


def test_a_spec_without_api(tmp_path: Path) -> None:
    """Nothing can be read without what is the same for all."""
    (tmp_path / "spec").mkdir()
    with pytest.raises(SpecError, match=r"^spec/api\.yaml:1: the file is missing$"):
        load(tmp_path / "spec")
