"""What docstrings and the pages of the reference say in the same words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from . import names
from .spec import Confidence, Direction, Spec, Type
from .text import sentence

if TYPE_CHECKING:
    from bill_async._schema.operation import Operation as PackageOperation

    from .spec import Operation

SURE: Final[Mapping[Confidence, str]] = {
    "verified": "",
    "derived": "Its fields are known from a single source, not from BILL's reference.",
    "assumed": "Assumed from its siblings; BILL's pages say little about it.",
}
_MANY: Final = 3


def errors(operation: Operation | PackageOperation[Any], *, filtered: bool) -> list[str]:
    """The errors to expect besides those of every call."""
    found = ["NotFoundError"] if operation.path_params else []
    if operation.body is not None or operation.query or filtered:
        found += ["InvalidRequestError", "ValidationError"]
    if operation.path_params and operation.method != "GET":
        found.append("ConflictError")
    found += ["MfaRequiredError"] * operation.mfa
    found += ["AuthenticationError"] * (operation.quota == "login")
    found += ["OutcomeUnknownError"] * (operation.retry != "safe")
    found += ["PagingError"] * (operation.page is not None)
    return found


def listed(words: Sequence[str]) -> str:
    """`a`, `b` and `c`; of more than a few, how many more there are."""
    quoted = [f"`{word}`" for word in words]
    if len(quoted) > _MANY + 1:
        quoted = [*quoted[:_MANY], f"{len(quoted) - _MANY} more"]
    return " and ".join([part for part in (", ".join(quoted[:-1]), *quoted[-1:]) if part])


class Uses:
    """Where models and enums are used."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec
        self._found: dict[str, dict[str, dict[str, None]]] = {}
        for module in spec.modules:
            for operation in module.operations:
                accessor = names.accessor(module, operation)
                if operation.body is not None and operation.body.model:
                    self._note(Type("ref", operation.body.model), "request", "taken by", accessor)
                if operation.returns is not None:
                    self._note(operation.returns, "answer", "given by", accessor)
                for parameter in (*operation.path_params, *operation.query, *operation.headers):
                    self._note(parameter.type, "request", "taken by", accessor)
            if module.notifications is not None:
                for event in module.notifications.events:
                    self._note(Type("ref", event.model), "answer", "told by", str(event.event))
        for model in spec.models.values():
            for direction in sorted(model.directions):
                for field in model.visible(direction):
                    self._note(field.type, direction, "part of", names.class_name(model, direction))

    def _note(self, type_: Type, direction: Direction, how: str, where: str) -> None:
        name = type_.innermost.argument if type_.innermost.name == "ref" else ""
        if name in self._spec.models:
            name = names.class_name(self._spec.models[name], direction)
        self._found.setdefault(name, {}).setdefault(how, {})[where] = None

    def of(self, name: str) -> str:
        """Of a class, what takes it, gives it or holds it: ``taken by `bills.create` ``."""
        ways = self._found.get(name, {})
        return "; ".join(f"{how} {listed(list(where))}" for how, where in ways.items())


def about(doc: str, name: str, uses: str, more: Iterable[str]) -> str:
    """The docstring of a model or an enum: what it is, how sure that is, and where it is used."""
    said = [sentence(doc or ", ".join(part for part in (name, uses) if part)), *more]
    if doc and uses:
        said.append(sentence(uses[0].upper() + uses[1:]))
    return " ".join(said)
