"""The number of facts in the spec, by confidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from .spec import CONFIDENCES, Confidence, Spec


def table(spec: Spec) -> str:
    """Return a Markdown table with the number of facts of each kind, by confidence."""
    counts = {kind: Counter(levels) for kind, levels in facts(spec).items()}
    counts["all"] = sum(counts.values(), Counter[Confidence]())
    lines = ["| facts | " + " | ".join(CONFIDENCES) + " | all |", "|---" * (len(CONFIDENCES) + 2) + "|"]
    for kind, count in counts.items():
        numbers = [*(count[level] for level in CONFIDENCES), count.total()]
        lines.append(f"| {kind} | " + " | ".join(map(str, numbers)) + " |")
    return "\n".join(lines) + "\n"


def facts(spec: Spec) -> Mapping[str, Iterable[Confidence]]:
    """Return the confidence of every fact, by kind. A field that a model inherits counts in both models."""
    operations = [operation for module in spec.modules for operation in module.operations]
    listed = [field for operation in operations for field in operation.fields]
    return {
        "operations": (operation.confidence for operation in operations),
        "parameters": (
            field.confidence
            for operation in operations
            for field in (*operation.path_params, *operation.query, *operation.headers)
        ),
        "filters": (field.confidence for field in listed if field.operators),
        "sorts": (field.sort_confidence for field in listed if field.sortable),
        "fields": (field.confidence for model in spec.models.values() for field in model.fields.values()),
        "value lists": (enum.confidence for enum in spec.enums.values()),
        "notifications": _notifications(spec),
        "id prefixes": (prefix.confidence for prefix in spec.api.ids.values()),
        "error codes": (code.confidence for code in spec.api.codes.values()),
    }


def _notifications(spec: Spec) -> Iterator[Confidence]:
    for module in spec.modules:
        if module.notifications is not None:
            yield from (event.confidence for event in module.notifications.events)
