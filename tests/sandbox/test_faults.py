"""Every kind of fault, on request."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp
import pytest

from bill_async.sandbox import Fault, Sandbox, SandboxClock
from bill_async.sandbox.faults import ActiveFault

from .conftest import Answer, Api, Start

VENDOR = {
    "name": "V",
    "address": {"line1": "1 Main St", "city": "San Jose", "zipOrPostalCode": "95113", "country": "US"},
}


def vendors(api: Api) -> int:
    return api.sandbox.counts()[api.account.organization_id]["vendors"]


async def test_reset_before_and_after(api: Api) -> None:
    before = vendors(api)
    for executed in (False, True):
        api.sandbox.faults.add(Fault("reset", operation="createVendor", executed=executed, times=1))
        with pytest.raises((aiohttp.ClientOSError, aiohttp.ServerDisconnectedError)):
            await api.post("/v3/vendors", VENDOR)
        assert vendors(api) == before + executed
    assert (await api.post("/v3/vendors", VENDOR)).status == 201
    assert [request.status for request in api.sandbox.requests[-3:]] == [444, 444, 201]
    assert [request.faults for request in api.sandbox.requests[-3:]] == [("reset 1",), ("reset 2",), ()]


async def test_status_with_html(api: Api) -> None:
    before = vendors(api)
    api.sandbox.faults.add(Fault("status", operation="vendors.*", method="POST", status=502, times=1))
    api.sandbox.faults.add(Fault("status", operation="vendors.create", executed=True, retry_after=7, times=1))
    first, second = [await api.post("/v3/vendors", VENDOR) for _ in range(2)]
    assert (first.status, first.headers["Content-Type"]) == (502, "text/html; charset=utf-8")
    assert b"<title>502 Bad Gateway</title>" in first.raw
    assert "Retry-After" not in first.headers
    assert (second.status, second.headers["Retry-After"]) == (503, "7")
    assert vendors(api) == before + 1
    assert (await api.get("/v3/vendors")).status == 200


@pytest.mark.parametrize(
    ("status", "body", "content_type"),
    [(408, "", "text/plain"), (201, '{"id": "☃', "application/json"), (200, "It works!", "text/html")],
)
async def test_status_with_a_body_of_its_own(api: Api, status: int, body: str, content_type: str) -> None:
    before = vendors(api)
    fault = {"kind": "status", "status": status, "body": body, "content_type": content_type, "executed": True}
    assert (await api.post("/_sandbox/faults", {**fault, "method": "POST", "times": 1})).status == 201
    async with api.http.post(f"{api.sandbox.url}/connect/v3/vendors", json=VENDOR, headers=api.headers) as answer:
        assert (answer.status, await answer.text(), answer.content_type) == (status, body, content_type)
    assert vendors(api) == before + 1


@pytest.mark.parametrize("executed", [False, True])
async def test_200_with_an_error_array(api: Api, executed: bool) -> None:
    before = vendors(api)
    api.sandbox.faults.add(Fault("error_array", method="post", code="BDC_1002", executed=executed))
    answer = await api.post("/v3/vendors", VENDOR)
    assert (answer.status, answer.codes) == (200, ["BDC_1002"])
    assert vendors(api) == before + executed


async def test_expired_session(api: Api, spend: Api) -> None:
    api.sandbox.faults.add(Fault("expired_session", times=1))
    assert (await spend.get("/v3/spend/budgets")).status == 200  # it has none
    answer = await api.get("/v3/bills")
    assert (answer.status, answer.codes) == (401, ["BDC_1109"])
    assert (await api.get("/v3/bills")).codes == ["BDC_1109"]
    assert (await api.log_in()).status == 200
    assert (await api.get("/v3/bills")).status == 200


async def test_hour_used_up(api: Api) -> None:
    api.sandbox.faults.add(Fault("hour_used_up", operation="listBills", times=1))
    answer = await api.get("/v3/bills")
    assert (answer.status, answer.codes) == (422, ["BDC_1144"])
    assert (await api.get("/v3/bills")).status == 200
    assert api.sandbox.requests[-2].codes == ("BDC_1144",)


async def test_repeated_cursor(api: Api, spend: Api) -> None:
    api.sandbox.faults.add(Fault("repeated_cursor"))
    first = (await api.get("/v3/bills?max=2")).body
    second = (await api.get(f"/v3/bills?max=2&page={first['nextPage']}")).body
    assert second["nextPage"] == first["nextPage"]
    assert second["results"] != first["results"]
    first = (await spend.get("/v3/spend/transactions?max=2")).body
    second = (await spend.get(f"/v3/spend/transactions?max=2&nextPage={first['nextPage']}")).body
    assert second["nextPage"] == first["nextPage"]


async def test_wrong_content_type(api: Api) -> None:
    plain = await api.get("/v3/bills")
    api.sandbox.faults.add(Fault("content_type"))
    answer = await api.get("/v3/bills")
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert answer.raw == plain.raw


async def test_truncated(api: Api) -> None:
    api.sandbox.faults.add(Fault("truncated", times=1))
    with pytest.raises(aiohttp.ClientPayloadError):
        await api.get("/v3/bills")
    assert (await api.get("/v3/bills")).status == 200


async def test_cut(api: Api) -> None:
    whole = (await api.get("/v3/bills")).raw
    api.sandbox.faults.add(Fault("cut", times=1))
    async with api.http.get(f"{api.sandbox.url}/connect/v3/bills", headers=api.headers) as answer:
        assert (answer.status, await answer.read()) == (200, whole[: len(whole) // 2])


async def test_a_refusal_is_spoilt_too(api: Api) -> None:
    api.sandbox.faults.add(Fault("truncated", times=1))
    with pytest.raises(aiohttp.ClientPayloadError):
        await api.get("/v3/bills/00n02")


async def turning(clock: SandboxClock, task: asyncio.Task[Answer]) -> tuple[Answer, float]:
    """Turn the clock by ten seconds whenever somebody sleeps; return the answer and how far it was turned."""
    begin = clock.offset
    for _ in iter(task.done, True):
        if clock._sleepers:
            clock.advance(10)
        await asyncio.sleep(0)
    return task.result(), clock.offset - begin


def clock_of(api: Api) -> SandboxClock:
    assert isinstance(api.sandbox.clock, SandboxClock)
    return api.sandbox.clock


async def test_latency_by_the_clock(api: Api) -> None:
    api.sandbox.faults.add(Fault("latency", seconds=30))
    answer, turned = await turning(clock_of(api), asyncio.create_task(api.get("/v3/bills")))
    assert answer.status == 200
    assert turned >= 30
    assert api.sandbox.requests[-1].faults == ("latency 1",)


async def test_slow_by_the_clock(api: Api) -> None:
    plain = await api.get("/v3/bills")
    api.sandbox.faults.add(Fault("slow", seconds=90))
    answer, turned = await turning(clock_of(api), asyncio.create_task(api.get("/v3/bills")))
    assert answer.raw == plain.raw
    assert turned >= 90


async def test_delays_and_one_decision_add_up(api: Api) -> None:
    for fault in (
        Fault("latency", seconds=0),
        Fault("error_array"),
        Fault("status", status=500),
        Fault("latency", seconds=0),
    ):
        api.sandbox.faults.add(fault)
    assert (await api.get("/v3/bills")).codes == ["BDC_1001"]
    assert api.sandbox.requests[-1].faults == ("latency 1", "error_array 2", "latency 4")
    assert [active.triggered for active in api.sandbox.faults] == [1, 1, 0, 1]


async def test_every_times_and_other_operations(api: Api) -> None:
    active = api.sandbox.faults.add(Fault("error_array", operation="listBills", every=3, times=2))
    for _ in range(10):
        await api.get("/v3/bills")
    affected = [place for place, request in enumerate(api.sandbox.requests[-10:], 1) if request.faults]
    assert affected == [3, 6]
    await api.get("/v3/vendors")
    assert (active.seen, active.triggered) == (6, 2)
    api.sandbox.faults.remove(active)
    api.sandbox.faults.remove(active)
    assert len(api.sandbox.faults) == 0


async def test_the_seed_repeats_a_run(start: Start) -> None:
    runs = []
    for seed in (1, 1, 2):
        api = await start(seed=seed)
        await api.log_in()
        api.sandbox.faults.add(Fault("error_array", operation="bills.list", probability=0.5))
        for _ in range(40):
            await api.get("/v3/bills?max=1")
        runs.append([bool(request.faults) for request in api.sandbox.requests[-40:]])
    assert runs[0] == runs[1]
    assert runs[0] != runs[2]
    assert 5 < sum(runs[0]) < 35


def test_distributions() -> None:
    means = {"fixed": 3.0, "uniform": 3.0, "exponential": 3.0, "lognormal": 3.0 * 1.133}
    for name, mean in means.items():
        active = ActiveFault(1, Fault("latency", seconds=3, distribution=name), 0)  # type: ignore[arg-type]
        drawn = [active.seconds() for _ in range(4000)]
        assert min(drawn) >= 0
        assert abs(sum(drawn) / len(drawn) - mean) < 0.2, name
    assert ActiveFault(1, Fault("latency", seconds=0, distribution="exponential"), 0).seconds() == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "flood"},
        {"kind": "reset", "probability": 1.5},
        {"kind": "reset", "every": 0},
        {"kind": "latency", "seconds": -1},
        {"kind": "latency", "distribution": "normal"},
        {"kind": "status", "status": 199},
        {"kind": "status", "status": 600},
        {"kind": "status", "content_type": "HTML"},
        {"kind": "status", "content_type": "text/html; charset=x"},
        {"kind": "status", "status": 503.5},
        {"kind": "status", "status": "503"},
        {"kind": "reset", "every": "2"},
        {"kind": "reset", "times": "5"},
        {"kind": "reset", "times": -1},
        {"kind": "reset", "probability": float("nan")},
        {"kind": "latency", "seconds": float("inf")},
        {"kind": "latency", "seconds": "1"},
        {"kind": "status", "retry_after": "soon"},
    ],
)
def test_nonsense_is_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Fault(**wrong)


@pytest.mark.parametrize(
    "wrong",
    [{"operation": 7}, {"method": 5}, {"executed": "yes"}, {"code": None}, {"body": b""}],
    ids=lambda wrong: next(iter(wrong)),
)
def test_other_types_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(TypeError):
        Fault("reset", **wrong)


async def test_what_could_never_strike_is_refused(api: Api) -> None:
    faults = api.sandbox.faults
    with pytest.raises(ValueError, match=r"no operation is called 'listBils' .*is it 'listBills'"):
        faults.add(Fault("reset", operation="listBils"))
    for wrong in (
        Fault("reset", operation="bills.nothing"),
        Fault("reset", method="PSOT"),
        Fault("reset", operation="listBills", method="POST"),
    ):
        with pytest.raises(ValueError, match="no operation is called"):
            faults.add(wrong)
    assert len(faults) == 0
    answer = await api.post("/_sandbox/faults", {"kind": "reset", "operation": "listBils"})
    assert (answer.status, answer.codes) == (400, ["BDC_1129"])
    assert "is it 'listBills'" in answer.messages[0]


def test_a_fault_that_does_not_exist_is_named() -> None:
    with pytest.raises(ValueError, match=r"^kind: 'restart' is none of latency, reset, .*, content_type$"):
        Fault("restart")  # type: ignore[arg-type]


async def test_a_fault_with_a_seed_of_its_own(start: Start) -> None:
    api = await start(seed=3)
    await api.log_in()
    runs = []
    for _ in range(2):  # in one sandbox: the number of the fault, and what it drew before, do not matter
        fault = {"kind": "status", "probability": 0.5, "operation": "listBills", "seed": 7}
        assert (await api.post("/_sandbox/faults", fault)).body["seed"] == 7
        runs.append([(await api.get("/v3/bills?max=1")).status for _ in range(20)])
        await api("DELETE", "/_sandbox/faults")
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 503}


async def test_the_endpoint(start: Start) -> None:
    api = await start()
    made = await api.post("/_sandbox/faults", {"kind": "latency", "seconds": 0.25, "probability": 1, "operation": "*"})
    assert (made.status, made.body["id"], str(made.body["seconds"])) == (201, 1, "0.25")
    await api.post("/_sandbox/faults", {"kind": "status", "operation": "login", "times": 1, "status": 500})
    assert (await api.log_in()).status == 500
    assert (await api("DELETE", "/_sandbox/faults/1")).status == 204
    assert (await api("DELETE", "/_sandbox/faults/1")).status == 404
    (left,) = (await api.get("/_sandbox/faults")).body
    assert (left["kind"], left["seen"], left["triggered"]) == ("status", 1, 1)
    for wrong in ({"kind": "flood"}, {"knd": "reset"}, [], {}, {"kind": "latency", "seconds": "x"}):
        assert (await api.post("/_sandbox/faults", wrong)).status == 400, wrong
    assert (await api("POST", "/_sandbox/faults", data=b"{")).status == 400
    assert (await api("DELETE", "/_sandbox/faults")).status == 204
    assert (await api.get("/_sandbox/faults")).body == []


async def test_a_login_can_fail_too() -> None:
    async with Sandbox() as sandbox, aiohttp.ClientSession() as http:
        api = Api(sandbox, http)
        sandbox.faults.add(Fault("hour_used_up", operation="login", times=1))
        assert (await api.log_in()).codes == ["BDC_1144"]
        assert (await api.log_in()).status == 200
