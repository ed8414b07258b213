"""Traces and metrics of calls for OpenTelemetry: `pip install bill-async[otel]`.

    async with BillClient.from_env(options=Options(on_call=Telemetry())) as bill:
        ...

Each call makes a span named after its method, such as `bills.create`, below the current span of the caller. Each
request of the call makes a span within it, such as `POST /v3/bills`. A login is a call of its own. Attributes show the
operation, the organization, the reasons for waits and BILL's answer, but never a body, a credential, or any id other
than that of the organization.

Without a configured OpenTelemetry SDK, all of this does nothing.
"""

from __future__ import annotations

from datetime import datetime
from typing import Final

from opentelemetry import metrics, trace
from opentelemetry.trace import SpanKind, Status, StatusCode
from opentelemetry.util.types import AttributeValue

from . import __version__
from .hooks import AttemptRecord, CallRecord, CallSubject

__all__ = ["Telemetry"]

_SCOPE: Final = "bill_async"


class Telemetry:
    """An `on_call` hook that records spans and metrics of calls.

    The metrics, whose attributes all have few values:

    - `bill.calls`: calls, by accessor, family and error
    - `bill.call.duration`: the duration of calls in seconds, by accessor, family and error
    - `bill.attempts`: requests sent, by accessor, family, outcome and status
    - `bill.wait.duration`: seconds of waiting, by family and reason
    - `bill.rejections`: calls and requests that a limit refused, by family and BILL's code, or by the name of the limit
      if nothing was sent
    """

    def __init__(
        self,
        *,
        tracer_provider: trace.TracerProvider | None = None,
        meter_provider: metrics.MeterProvider | None = None,
    ) -> None:
        """Make the hook. By default it uses the global providers of the process."""
        self._tracer = trace.get_tracer(_SCOPE, __version__, tracer_provider)
        meter = metrics.get_meter(_SCOPE, __version__, meter_provider)
        self._calls = meter.create_counter("bill.calls", "{call}", "Calls that ended")
        self._duration = meter.create_histogram("bill.call.duration", "s", "Duration of calls, with their waits")
        self._attempts = meter.create_counter("bill.attempts", "{request}", "Requests that were sent")
        self._waits = meter.create_histogram("bill.wait.duration", "s", "Waits of calls, by reason")
        self._rejections = meter.create_counter("bill.rejections", "{rejection}", "Calls that a limit refused")

    def __call__(self, call: CallRecord) -> None:
        """Record a call that has ended."""
        self._trace(call)
        self._count(call)

    def _trace(self, call: CallRecord) -> None:
        begin = _nanoseconds(call.started_at)
        span = self._tracer.start_span(call.accessor, attributes=_describe(call), start_time=begin)
        if span.is_recording():
            span.set_attributes(_waits(call))
            span.set_attribute("bill.attempts", len(call.attempts))
            if call.error is not None:
                _fail(span, call.error, call.codes)
            context = trace.set_span_in_context(span)
            for attempt in call.attempts:
                start = _nanoseconds(attempt.started_at)
                child = self._tracer.start_span(
                    f"{attempt.method} {attempt.path}",
                    context=context,
                    kind=SpanKind.CLIENT,
                    attributes={**_describe(attempt), **_answer(attempt), **_waits(attempt)},
                    start_time=start,
                )
                if attempt.outcome != "answered":
                    _fail(child, attempt.error, attempt.codes)
                child.end(start + round(attempt.elapsed * 1e9))
        span.end(begin + round(call.elapsed * 1e9))

    def _count(self, call: CallRecord) -> None:
        common: dict[str, AttributeValue] = {"bill.accessor": call.accessor, "bill.family": call.family}
        result = common if call.error is None else {**common, "error.type": call.error.__name__}
        self._calls.add(1, result)
        self._duration.record(call.elapsed, result)
        for attempt in call.attempts:
            sent: dict[str, AttributeValue] = {**common, "bill.outcome": attempt.outcome}
            if attempt.status is not None:
                sent["http.response.status_code"] = attempt.status
            self._attempts.add(1, sent)
            if attempt.outcome == "limited":
                self._reject(call, ",".join(sorted(attempt.codes)) or str(attempt.status))
        if call.limit is not None and not (call.attempts and call.attempts[-1].outcome == "limited"):
            self._reject(call, call.limit)
        for reason, seconds in call.waited.items():
            self._waits.record(seconds, {"bill.family": call.family, "bill.reason": reason})

    def _reject(self, call: CallRecord, reason: str) -> None:
        self._rejections.add(1, {"bill.family": call.family, "bill.reason": reason})


def _describe(record: CallSubject) -> dict[str, AttributeValue]:
    attributes: dict[str, AttributeValue] = {
        "bill.operation": record.operation,
        "bill.accessor": record.accessor,
        "bill.family": record.family,
        "http.request.method": record.method,
        "url.template": record.path,
    }
    if record.organization is not None:
        attributes["bill.organization"] = record.organization
    return attributes


def _answer(attempt: AttemptRecord) -> dict[str, AttributeValue]:
    attributes: dict[str, AttributeValue] = {"bill.outcome": attempt.outcome, "bill.will_retry": attempt.will_retry}
    if attempt.status is not None:
        attributes["http.response.status_code"] = attempt.status
        attributes["http.response.body.size"] = attempt.bytes
    if attempt.attempt > 1:
        attributes["http.request.resend_count"] = attempt.attempt - 1
    return attributes


def _waits(record: CallRecord | AttemptRecord) -> dict[str, AttributeValue]:
    return {f"bill.wait.{reason}": seconds for reason, seconds in record.waited.items()}


def _fail(span: trace.Span, error: type[BaseException] | None, codes: frozenset[str]) -> None:
    name = "_OTHER" if error is None else error.__name__
    span.set_attribute("error.type", name)
    if codes:
        span.set_attribute("bill.codes", sorted(codes))
    span.set_status(Status(StatusCode.ERROR, ", ".join(sorted(codes)) or name))


def _nanoseconds(moment: datetime) -> int:
    return round(moment.timestamp() * 1_000_000) * 1000
