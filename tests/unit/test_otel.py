"""Spans and metrics, as the in-memory exporters of OpenTelemetry's own SDK see them."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from opentelemetry.sdk.metrics import MeterProvider
from opentelemetry.sdk.metrics.export import HistogramDataPoint, InMemoryMetricReader, NumberDataPoint
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter
from opentelemetry.trace import SpanKind, StatusCode
from unit.loopback import BILL_ID, ORGANIZATION, Loopback, answer, client_of, errors, half, until

from bill_async import Options, RateLimitedError, ValidationError
from bill_async._limits.limiter import Limits
from bill_async.otel import Telemetry


class Collector:
    """A telemetry whose spans and metrics stay in memory."""

    def __init__(self) -> None:
        self._exporter = InMemorySpanExporter()
        self.tracers = TracerProvider()
        self.tracers.add_span_processor(SimpleSpanProcessor(self._exporter))
        self._reader = InMemoryMetricReader()
        self.meters = MeterProvider([self._reader])
        self.options = Options(
            on_call=Telemetry(tracer_provider=self.tracers, meter_provider=self.meters),
            limits=Limits(linger=0.0, hour=8),
        )

    @property
    def spans(self) -> tuple[ReadableSpan, ...]:
        return self._exporter.get_finished_spans()

    def named(self, name: str) -> list[ReadableSpan]:
        return [span for span in self.spans if span.name == name]

    def metric(self, name: str) -> dict[frozenset[tuple[str, Any]], float]:
        """Return the points of a metric by their attributes."""
        data = self._reader.get_metrics_data()
        assert data is not None
        return {
            frozenset((point.attributes or {}).items()): point.value
            if isinstance(point, NumberDataPoint)
            else point.sum
            for resource in data.resource_metrics
            for scope in resource.scope_metrics
            for metric in scope.metrics
            if metric.name == name
            for point in metric.data.data_points
            if isinstance(point, NumberDataPoint | HistogramDataPoint)
        }


@pytest.fixture
def collector() -> Collector:
    return Collector()


@pytest.fixture
async def server() -> AsyncIterator[Loopback]:
    async with Loopback().running() as running:
        yield running


async def test_one_span_for_a_call_and_one_for_each_attempt(server: Loopback, collector: Collector) -> None:
    server.script = [half]
    with collector.tracers.get_tracer("test").start_as_current_span("work") as work:
        async with client_of(server, options=collector.options) as client:
            await client.bills.get(BILL_ID)
    (call,) = collector.named("bills.get")
    attempts = collector.named("GET /v3/bills/{billId}")
    assert call.parent is not None
    assert call.parent.span_id == work.get_span_context().span_id
    assert call.context is not None
    assert [attempt.parent and attempt.parent.span_id for attempt in attempts] == [call.context.span_id] * 2
    assert [attempt.kind for attempt in attempts] == [SpanKind.CLIENT] * 2
    assert [attempt.status.status_code for attempt in attempts] == [StatusCode.ERROR, StatusCode.UNSET]
    assert call.status.status_code is StatusCode.UNSET
    assert dict(call.attributes or {}) == {
        "bill.operation": "getBill",
        "bill.accessor": "bills.get",
        "bill.family": "v3",
        "bill.organization": ORGANIZATION.organization_id,
        "http.request.method": "GET",
        "url.template": "/v3/bills/{billId}",
        "bill.wait.backoff": 0.5,
        "bill.attempts": 2,
    }
    first, second = (dict(attempt.attributes or {}) for attempt in attempts)
    assert (first["bill.outcome"], first["bill.will_retry"], first["error.type"]) == (
        "lost",
        True,
        "ClientPayloadError",
    )
    assert "http.response.status_code" not in first
    assert (second["bill.outcome"], second["http.response.status_code"]) == ("answered", 200)
    assert (second["http.request.resend_count"], second["bill.wait.backoff"]) == (1, 0.5)
    for span in (call, *attempts):
        assert span.start_time is not None
        assert span.end_time is not None
        assert call.start_time is not None
        assert call.end_time is not None
        assert call.start_time <= span.start_time <= span.end_time <= call.end_time


async def test_a_login_is_a_call_of_its_own(server: Loopback, collector: Collector) -> None:
    async with client_of(server, options=collector.options) as client:
        await asyncio.gather(*(client.bills.get(BILL_ID) for _ in range(3)))
    assert len(collector.named("auth.login")) == 1
    assert len(collector.named("bills.get")) == 3


async def test_a_refusal_is_an_error_with_its_codes(server: Loopback, collector: Collector) -> None:
    server.script = [errors("BDC_1001", status=400, message=f"session-number-1 {BILL_ID}")]
    async with client_of(server, options=collector.options) as client:
        with pytest.raises(ValidationError):
            await client.bills.get(BILL_ID)
    (call,) = collector.named("bills.get")
    assert call.status.status_code is StatusCode.ERROR
    assert call.status.description == "BDC_1001"
    assert call.attributes is not None
    assert call.attributes["error.type"] == "ValidationError"
    shown = "".join(span.to_json() for span in collector.spans)
    for secret in (BILL_ID, "session-number", "the-password", "the-developer-key"):
        assert secret not in shown


async def test_the_metrics_count_calls_attempts_waits_and_rejections(server: Loopback, collector: Collector) -> None:
    server.script = [half, errors("BDC_1322", status=422)]
    async with client_of(server, options=collector.options) as client:
        call = asyncio.create_task(client.bills.get(BILL_ID))
        await until(lambda: any(state.waiting for state in client.limits.snapshot()))
        clock: Any = client._runtime.sender.clock
        clock.turn(3.0)
        await call
        server.script = [answer({"id": BILL_ID})] * 9
        with pytest.raises(RateLimitedError):
            for _ in range(9):
                await client.bills.get(BILL_ID, wait=False)
    bills = {("bill.accessor", "bills.get"), ("bill.family", "v3")}
    calls = collector.metric("bill.calls")
    refused = calls[frozenset(bills | {("error.type", "RateLimitedError")})]
    assert refused == 1
    answered = calls[frozenset(bills)]
    attempts = collector.metric("bill.attempts")
    assert attempts[frozenset(bills | {("bill.outcome", "lost")})] == 1
    assert attempts[frozenset(bills | {("bill.outcome", "limited"), ("http.response.status_code", 422)})] == 1
    assert attempts[frozenset(bills | {("bill.outcome", "answered"), ("http.response.status_code", 200)})] == answered
    assert collector.metric("bill.rejections") == {
        frozenset({("bill.family", "v3"), ("bill.reason", "BDC_1322")}): 1,
        frozenset({("bill.family", "v3"), ("bill.reason", "hour")}): 1,
    }
    waits = collector.metric("bill.wait.duration")
    assert waits[frozenset({("bill.family", "v3"), ("bill.reason", "backoff")})] == pytest.approx(0.5)
    assert waits[frozenset({("bill.family", "v3"), ("bill.reason", "concurrency")})] == pytest.approx(2.0)
    assert collector.metric("bill.call.duration")[frozenset(bills)] == pytest.approx(2.5, abs=1.0)


async def test_without_an_sdk_it_does_nothing(server: Loopback) -> None:
    async with client_of(server, options=Options(on_call=Telemetry())) as client:
        assert (await client.bills.get(BILL_ID)).id == BILL_ID
