"""Unexpected answers and files: each affects one list only, and the next run repairs it."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any, TypeAlias

import aiohttp
import pytest
from aiohttp import web
from sync.test_sandbox import clients

from bill_async._schema.codec import split
from bill_async.sandbox import Sandbox
from bill_async.sandbox.routes import default_routes
from bill_async.sync import Report, SQLiteDestination, compare, resources, select, sync

WHAT = select(resources(), only=["bills", "vendors", "departments", "spend_budgets"])
SIZES = {"bills": 130, "vendors": 120, "departments": 20, "spend.budgets": 4}

Change: TypeAlias = Callable[[str, str, bytes], bytes]
"""Takes the organization, the path and the body of an answer, and gives the body to send."""

_CARRIED = ("devKey", "sessionId", "appKey", "apiToken", "Content-Type", "Accept")


class Between:
    """A proxy before a sandbox that changes answers."""

    def __init__(self, sandbox: Sandbox) -> None:
        self._sandbox = sandbox
        self.url = ""
        self.change: Change = lambda organization, path, body: body

    @asynccontextmanager
    async def serve(self) -> AsyncGenerator[Between]:
        async with aiohttp.ClientSession(self._sandbox.url) as http:
            sessions: dict[str, str] = {}

            async def forward(request: web.BaseRequest) -> web.Response:
                headers = {name: request.headers[name] for name in _CARRIED if name in request.headers}
                sent = await request.read()
                async with http.request(request.method, request.raw_path, headers=headers, data=sent) as answer:
                    body = await answer.read()
                    if request.path.endswith("/login"):
                        said = await answer.json()
                        sessions[said["sessionId"]] = said["organizationId"]
                    owner = sessions.get(request.headers.get("sessionId", ""), "")
                    if answer.status == 200:
                        body = self.change(owner, f"/v3{request.path.partition('/v3')[2]}", body)
                    return web.Response(status=answer.status, body=body, content_type="application/json")

            runner = web.ServerRunner(web.Server(forward))
            await runner.setup()
            try:
                site = web.TCPSite(runner, "127.0.0.1", 0)
                await site.start()
                self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
                yield self
            finally:
                await runner.cleanup()


async def copy(sandbox: Sandbox, file: Path, url: str | None = None, **options: Any) -> Report:
    async with clients(sandbox, url) as views, SQLiteDestination(file) as destination:
        return await sync(views, destination, what=WHAT, **options)


def equal(sandbox: Sandbox, file: Path, *, but: tuple[str, str] | None = None) -> bool:
    """Tell whether a copy is that of the sandbox; one list may be left out."""
    expected: list[tuple[str, str, str | None, Any]] = []
    for account in sandbox.accounts:
        for resource in WHAT:
            if (account.organization_id, resource.name) != but:
                items = sandbox.objects(
                    account.organization_id, default_routes().types.by_path[resource.operation.path].name
                )
                expected += [(account.organization_id, resource.name, None, item) for item in items]
    result = compare(file, WHAT, expected)
    return not (result.missing or result.different or result.inexact) and (but is not None or not result.extra)


def query(file: Path, statement: str, *values: Any) -> list[Any]:
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        return database.execute(statement, values).fetchall()


def with_first(path: str, more: str, *, owner: str) -> Change:
    """Add members to the first object of a page of one organization; they win over those of the same name."""

    def change(organization: str, asked: str, body: bytes) -> bytes:
        if organization != owner or asked != path or not (texts := split(body, "results")):
            return body
        return body.replace(texts[0].encode(), f"{texts[0][:-1]},{more}}}".encode(), 1)

    return change


@pytest.mark.parametrize(
    ("table", "more", "cell", "altered"),
    [
        ("vendors", r'"name":"Acme \ud83d"', ("name", "Acme \N{REPLACEMENT CHARACTER}"), 1),
        ("vendors", r'"name":["\udc00"]', ("name", '["\N{REPLACEMENT CHARACTER}"]'), 1),
        ("vendors", r'"name":"a\u0000b"', ("name", "a\x00b"), 0),
        ("vendors", r'"name":"\ud83d\ude00"', ("name", "\N{GRINNING FACE}"), 0),
        ("vendors", '"name":' + "[" * 190 + "]" * 190, ("name", "[" * 190 + "]" * 190), 0),
        ("vendors", '"archived":99999999999999999999', ("archived", None), 1),
        ("vendors", '"archived":"perhaps"', ("archived", None), 1),
        ("vendors", r'"archived":"\ud83d"', ("archived", None), 1),
        ("bills", r'"approvers":"Acme \ud83d"', ("_raw -> '$.approvers'", r'"Acme \ud83d"'), 0),
        ("bills", '"approvers":9007199254740993.10', ("_raw -> '$.approvers'", "9007199254740993.10"), 0),
        ("bills", '"approvers":"x"', ("_raw -> '$.approvers'", '"x"'), 0),
        ("bills", r'"approvers":["\ud83d",1.10]', ("_raw -> '$.approvers'", r'["\ud83d",1.10]'), 0),
        ("bills", '"approvers":{"a":1E400}', ("_raw -> '$.approvers'", '{"a":1E400}'), 0),
        ("bills", r'"approvers":[{"a":"\ud83d"},7]', ("_raw -> '$.approvers'", r'[{"a":"\ud83d"},7]'), 0),
        ("vendors", '"updatedTime":"0001-01-01T00:00:00+14:00"', ("updated_time", "0001-01-01T00:00:00+14:00"), 0),
        ("vendors", '"updatedTime":"9999-12-31T23:59:59-14:00"', ("updated_time", "9999-12-31T23:59:59-14:00"), 0),
        ("vendors", '"createdTime":"0001-01-01T00:00:00Z"', ("created_time", "0001-01-01T00:00:00Z"), 0),
        ("vendors", '"createdTime":"9999-12-31T23:59:59-14:00"', ("created_time", "9999-12-31T23:59:59-14:00"), 0),
        ("vendors", '"createdTime":10000', ("created_time", "10000"), 0),
        ("bills", '"amount":' + "9" * 5000, ("amount", "9" * 5000), 0),
        ("bills", '"amount":1E+999999999', ("amount", "1E+999999999"), 0),
        ("bills", '"amount":-1.50E99999999999999999999', ("amount", "-1.50E99999999999999999999"), 0),
        ("bills", '"amount":1E-99999999999999999999', ("amount", "1E-99999999999999999999"), 0),
        ("bills", '"approvers":[1e99999999999999999999]', ("_raw -> '$.approvers'", "[1e99999999999999999999]"), 0),
        ("vendors", '"name":1e99999999999999999999', ("name", "1e99999999999999999999"), 0),
        ("vendors", '"archived":1e99999999999999999999', ("archived", None), 1),
        ("vendors", '"createdTime":1e99999999999999999999', ("created_time", "1e99999999999999999999"), 0),
        ("bills", '"amount":1e-400', ("amount", "1E-400"), 0),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
async def test_a_value_that_no_column_holds_is_kept_as_it_can_be_and_stops_nothing(
    tmp_path: Path, table: str, more: str, cell: tuple[str, Any], altered: int
) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(organizations=2, objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        owner = sandbox.accounts[0].organization_id
        between.change = with_first(f"/v3/{table}", more, owner=owner)
        for _ in range(2):  # the second run asks for changes since the times of the first
            report = await copy(sandbox, file, between.url)
            assert (report.complete, report.failures) == (True, ())
            assert (report.altered > 0) == (altered > 0)
            assert {(each.organization_id, each.resource) for each in report.alterations} == {
                (owner, table) for _ in range(altered)
            }
            assert {f'"{each.field}":' for each in report.alterations} <= {more[: more.index(":") + 1]}
        column, value = cell
        statement = f"SELECT {column} FROM {table} WHERE organization_id = ? AND instr(_raw, ?)"
        found = query(file, statement, owner, more)
        assert found
        assert set(found) == {(value,)}
        assert equal(sandbox, file, but=(owner, table))
        ((stored,),) = query(file, f"SELECT count(*) FROM {table} WHERE organization_id = ?", owner)
        assert stored == SIZES[table]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda body: body.replace(b'"results":[', b'"results":[NaN,', 1),
        lambda body: b'{"results":null}',
        lambda body: b"{}",
        lambda body: body[:-1],
        lambda body: body + b"x",
        lambda body: body.replace(b'"id":"', b'"id":"\xff', 1),
        lambda body: body.replace(b'"results":[', b'"results":[' + b"[" * 201 + b"]" * 201 + b",", 1),
        lambda body: body[:-1] + b',"nextPage":7}',
        lambda body: body[:-1] + b',"nextPage":"\\ud83d"}',
        lambda body: b"<html>",
    ],
    ids=["NaN", "null", "no list", "cut", "more", "not UTF-8", "deep", "odd cursor", "half a cursor", "HTML"],
)
async def test_a_page_that_cannot_be_read_fails_its_list_only_until_it_can(
    tmp_path: Path, spoil: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(organizations=2, objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        owner = sandbox.accounts[0].organization_id
        between.change = lambda organization, path, body: (
            spoil(body) if (organization, path) == (owner, "/v3/vendors") else body
        )
        report = await copy(sandbox, file, between.url)
        assert [(failure.organization_id, failure.resource) for failure in report.failures] == [(owner, "vendors")]
        assert not report.complete
        assert equal(sandbox, file, but=(owner, "vendors"))
        between.change = lambda organization, path, body: body
        assert (await copy(sandbox, file, between.url)).complete
        assert equal(sandbox, file)


async def test_what_carries_no_identity_is_kept_apart_and_told(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    odd = ["5", "[]", "null", '{"name":"no id"}', '{"id":null}', '{"id":""}', '{"id":{}}', '{"id":true}']
    async with Sandbox(organizations=2, objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        owner = sandbox.accounts[0].organization_id

        def change(organization: str, path: str, body: bytes) -> bytes:
            if (organization, path) != (owner, "/v3/classifications/departments"):
                return body
            return body.replace(b'"results":[', f'"results":[{",".join(odd)},'.encode())

        between.change = change
        report = await copy(sandbox, file, between.url)
        assert report.unplaced == len(odd)
        (failure,) = report.failures
        assert (failure.organization_id, failure.resource) == (owner, "departments")
        assert failure.reason == "8 objects have no usable id and were stored separately"
        kept = query(file, "SELECT organization_id, resource, _raw FROM _unplaced")
        assert sorted(kept) == sorted((owner, "departments", text) for text in odd)
        assert equal(sandbox, file)


async def test_ids_are_told_apart_to_the_letter(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    ids = [r'"0deA"', r'"0dea"', "7", '"7.0"', r'"x\ud83d"', r'"x\ud83c"', r'"x\u0000"', r'"x"', '"x "']
    async with Sandbox(objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        page = f'{{"results":[{",".join(f"""{{"id":{id}}}""" for id in ids)}]}}'.encode()
        between.change = lambda _, path, body: page if path.endswith("/departments") else body
        report = await copy(sandbox, file, between.url)
        assert report.complete
        assert report.altered == 2
        stored = {id for (id,) in query(file, "SELECT id FROM departments")}
        assert stored == {"0deA", "0dea", "7", "7.0", r"x\ud83d", r"x\ud83c", "x\x00", "x", "x "}


# ---- tables that lost something

LOSSES: dict[str, tuple[str, ...]] = {
    "dropped": ("DROP TABLE vendors",),
    "emptied": ("DELETE FROM vendors",),
    "one row deleted": ("DELETE FROM vendors WHERE rowid = (SELECT min(rowid) FROM vendors)",),
    "one row moved": ("UPDATE vendors SET id = 'x' WHERE rowid = (SELECT min(rowid) FROM vendors)",),
    "emptied behind the back of the triggers": ("DROP TRIGGER _vendors_deleted", "DELETE FROM vendors"),
    "checkpoints that nobody can read": (
        "DELETE FROM vendors",
        "DELETE FROM _lost",
        "UPDATE _passes SET started_at = 'x' WHERE resource = 'vendors'",
    ),
}


@pytest.mark.parametrize("how", LOSSES)
async def test_a_table_that_lost_objects_is_copied_anew(tmp_path: Path, how: str) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(organizations=2, objects=SIZES) as sandbox:
        await copy(sandbox, file)
        for statement in LOSSES[how]:
            query(file, statement)
        before = len(sandbox.requests)
        report = await copy(sandbox, file)
        assert report.complete
        if how != "one row moved":  # to an id that BILL does not have
            assert equal(sandbox, file)
        ids = {id for (id,) in query(file, "SELECT id FROM vendors")}
        there = {
            item["id"] for account in sandbox.accounts for item in sandbox.objects(account.organization_id, "vendors")
        }
        assert there <= ids
        asked = [request for request in sandbox.requests[before:] if request.operation == "listBills"]
        assert all("updatedTime:gte:" in request.query["filters"] for request in asked)  # the others go on as ever
        before = len(sandbox.requests)
        await copy(sandbox, file)
        asked = [request for request in sandbox.requests[before:] if request.operation == "listVendors"]
        assert all("updatedTime:gte:" in request.query["filters"] for request in asked)  # anew once, not for ever


async def test_rows_deleted_between_a_failed_run_and_the_next_are_noticed(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        pages = 0

        def change(_: str, path: str, body: bytes) -> bytes:
            nonlocal pages
            pages += path == "/v3/vendors"
            return b"" if path == "/v3/vendors" and pages > 1 else body

        between.change = change
        report = await copy(sandbox, file, between.url)
        assert [failure.resource for failure in report.failures] == ["vendors"]
        assert query(file, "SELECT count(*) FROM vendors") == [(100,)]
        query(file, "DELETE FROM vendors")
        between.change = lambda _, path, body: body
        report = await copy(sandbox, file, between.url)
        assert report.complete
        assert equal(sandbox, file)


async def test_rows_deleted_during_a_run_are_noticed_by_the_next(tmp_path: Path) -> None:
    file = tmp_path / "bills.db"
    async with Sandbox(objects=SIZES) as sandbox, Between(sandbox).serve() as between:
        await copy(sandbox, file, between.url)

        def change(_: str, path: str, body: bytes) -> bytes:
            if path == "/v3/vendors":
                query(file, "DELETE FROM vendors")
            return body

        between.change = change
        assert (await copy(sandbox, file, between.url)).complete
        assert query(file, "SELECT count(*) FROM vendors") != [(120,)]
        between.change = lambda _, path, body: body
        assert (await copy(sandbox, file, between.url)).complete
        assert equal(sandbox, file)
