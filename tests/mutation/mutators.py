"""Mutators: from the text of a module to its mutants, each with one small fault put in.

A mutant replaces one piece of the text, so whatever else stands in the file stays as it is. Faults that types or
the reader of messages would find are left out: annotations, docstrings, texts with spaces in them, arguments of
what is raised or logged, assertions, `__slots__` and `__all__`.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

import attrs

_BOUNDARIES = {ast.Lt: ("<", "<="), ast.LtE: ("<=", "<"), ast.Gt: (">", ">="), ast.GtE: (">=", ">")}
_ARITHMETIC = {
    ast.Add: ("+", "-"),
    ast.Sub: ("-", "+"),
    ast.Mult: ("*", "/"),
    ast.Div: ("/", "*"),
    ast.FloorDiv: ("//", "*"),
    ast.Mod: ("%", "*"),
    ast.Pow: ("**", "*"),
    ast.LShift: ("<<", ">>"),
    ast.BitAnd: ("&", "|"),
}
_FUNCTIONS = {"min": "max", "max": "min", "any": "all", "all": "any", "popleft": "pop"}
_COMMA = re.compile(r"\s*,\s*")
_UNTOUCHED = ("__slots__", "__all__")
_DISPLAYS = (ast.Set, ast.Tuple, ast.List)


@attrs.frozen
class Mutant:
    """A module with one fault."""

    where: str
    """The function or class that the fault is in."""
    line: int
    original: str
    """The line as it stands, or the lines in one."""
    mutated: str
    lines: frozenset[int] = attrs.field(repr=False)
    """Those of the statement that the fault is in, up to the fault."""
    text: str = attrs.field(repr=False)
    """The whole module with the fault."""
    number: int = 1
    """Tells apart equal mutations of equal lines in one function."""

    @property
    def name(self) -> str:
        """The name in the list of survivors. It stays the same while other lines move."""
        again = f" ({self.number})" if self.number > 1 else ""
        return f"{self.where}: {self.original} -> {self.mutated}{again}"


def mutants(text: str) -> list[Mutant]:
    """Return every mutant of a module, from top to bottom."""
    source = _Source(text)
    found = sorted(set(_Finder(source).run()))
    made: list[Mutant] = []
    seen: Counter[str] = Counter()
    for start, end, replacement, where in found:
        mutant = source.mutant(start, end, replacement, where)
        if mutant is not None:
            seen[mutant.name] += 1
            made.append(attrs.evolve(mutant, number=seen[mutant.name]))
    return made


class _Source:
    """The text of a module, and where its nodes stand in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.tree = ast.parse(text)
        self._starts = [0]
        for line in text.splitlines(keepends=True):
            self._starts.append(self._starts[-1] + len(line))
        self._lines = text.splitlines(keepends=True)
        self._statements = [
            node.lineno for node in ast.walk(self.tree) if isinstance(node, ast.stmt | ast.ExceptHandler)
        ]

    def span(self, node: ast.expr | ast.stmt) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._at(node.lineno, node.col_offset), self._at(node.end_lineno, node.end_col_offset)

    def _at(self, line: int, column: int) -> int:
        text = self._lines[line - 1]
        return self._starts[line - 1] + (column if text.isascii() else len(text.encode()[:column].decode()))

    def mutant(self, start: int, end: int, replacement: str, where: str) -> Mutant | None:
        text = self.text[:start] + replacement + self.text[end:]
        try:
            compile(text, "mutant", "exec")
        except SyntaxError:
            return None
        first = self.text.rfind("\n", 0, start) + 1
        last = self.text.find("\n", end)
        original = " ".join(self.text[first:last].split())
        mutated = " ".join((self.text[first:start] + replacement + self.text[end:last]).split())
        line = self.text.count("\n", 0, start) + 1
        begun = max(at for at in self._statements if at <= line)
        return Mutant(where, line, original, mutated, frozenset(range(begun, line + 1)), text)


class _Finder(ast.NodeVisitor):
    """Collects the replacements: start, end, new text, where."""

    def __init__(self, source: _Source) -> None:
        self._source = source
        self._found: list[tuple[int, int, str, str]] = []
        self._path: list[str] = []
        self._assigned: set[str] = set()
        self._constants = 0
        """How deep inside a value of a module or class, whose members each count."""

    def run(self) -> Iterator[tuple[int, int, str, str]]:
        self.visit(self._source.tree)
        return iter(self._found)

    # helpers

    def _text(self, node: ast.expr | ast.stmt) -> str:
        start, end = self._source.span(node)
        return self._source.text[start:end]

    def _replace(self, node: ast.expr | ast.stmt, replacement: str) -> None:
        start, end = self._source.span(node)
        self._replace_span(start, end, replacement)

    def _replace_span(self, start: int, end: int, replacement: str) -> None:
        if self._source.text[start:end] != replacement:
            self._found.append((start, end, replacement, ".".join(self._path) or "module"))

    def _between(self, left: ast.expr, right: ast.expr, old: str, new: str) -> None:
        """Replace an operator."""
        start, end = self._source.span(left)[1], self._source.span(right)[0]
        at = self._source.text.index(old, start, end)
        self._replace_span(at, at + len(old), new)

    def _condition(self, test: ast.expr) -> None:
        """Let a condition be always true and always false, and so each of its parts."""
        self._replace(test, "False")
        self._replace(test, "True")
        self._inside_condition(test)

    def _inside_condition(self, test: ast.expr) -> None:
        if isinstance(test, ast.BoolOp):
            for value in test.values:
                self._replace(value, str(isinstance(test.op, ast.And)))
                self._inside_condition(value)
        elif isinstance(test, ast.UnaryOp):
            self._inside_condition(test.operand)
        elif isinstance(test, ast.Compare):
            self._comparison(test)
        else:
            self.visit(test)

    def _comparison(self, node: ast.Compare) -> None:
        left = node.left
        for operator, right in zip(node.ops, node.comparators, strict=True):
            if type(operator) in _BOUNDARIES:
                self._between(left, right, *_BOUNDARIES[type(operator)])
            if isinstance(operator, ast.In | ast.NotIn) and isinstance(right, _DISPLAYS):
                self._remove_members(right.elts)
            left = right
        for value in (node.left, *node.comparators):
            if not isinstance(value, ast.Constant | ast.Tuple) or isinstance(getattr(value, "value", ""), int | float):
                self.visit(value)

    def _remove_members(self, members: list[ast.expr]) -> None:
        if len(members) > 1:
            for member in members:
                self._remove(*self._source.span(member))

    def _remove(self, start: int, end: int) -> None:
        """Remove something between commas."""
        after = _COMMA.match(self._source.text, end)
        self._replace_span(start, end if after is None else after.end(), "")

    # scopes

    def _visit_scope(self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) -> None:
        self._path.append(node.name)
        outside, constants = self._assigned, self._constants
        self._assigned, self._constants = set(), 0
        if isinstance(node, ast.ClassDef):
            if not any(isinstance(base, ast.Name) and base.id == "Protocol" for base in node.bases):
                self._visit_body(node.body)
        else:
            arguments = node.args
            self._assigned.update(a.arg for a in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs))
            for default in (*arguments.defaults, *arguments.kw_defaults):
                if default is not None:
                    self.visit(default)
            self._visit_body(node.body)
        self._assigned, self._constants = outside, constants
        self._path.pop()

    visit_FunctionDef = visit_AsyncFunctionDef = visit_ClassDef = _visit_scope

    def _visit_body(self, body: list[ast.stmt]) -> None:
        for statement in body:
            self.visit(statement)

    # statements

    def visit_Expr(self, node: ast.Expr) -> None:
        if isinstance(node.value, ast.Constant):
            return  # a docstring
        self._replace(node, "pass")
        if not self._is_log(node.value):
            self.generic_visit(node)

    def _is_log(self, value: ast.expr) -> bool:
        return isinstance(value, ast.Call) and self._text(value.func).startswith("logger.")

    def visit_Raise(self, node: ast.Raise) -> None:
        self._replace(node, "pass")

    def visit_Delete(self, node: ast.Delete) -> None:
        self._replace(node, "pass")

    def visit_Continue(self, node: ast.Continue) -> None:
        self._replace(node, "pass")

    def visit_Break(self, node: ast.Break) -> None:
        self._replace(node, "pass")

    def visit_Assert(self, node: ast.Assert) -> None:
        pass

    def visit_Return(self, node: ast.Return) -> None:
        if node.value is None:
            self._replace(node, "pass")
        else:
            if not isinstance(node.value, ast.Constant | ast.Compare | ast.BoolOp):
                self._replace(node.value, "None")
            self.visit(node.value)

    def visit_If(self, node: ast.If) -> None:
        if isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING":
            return
        self._condition(node.test)
        self._visit_body([*node.body, *node.orelse])

    def visit_While(self, node: ast.While) -> None:
        self._replace(node.test, "False")
        self._inside_condition(node.test)
        self._visit_body(node.body)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._replace(node, "pass")
        pair = _ARITHMETIC.get(type(node.op))
        if pair is not None:
            self._between(node.target, node.value, pair[0] + "=", pair[1] + "=")
        self.visit(node.value)

    def visit_Assign(self, node: ast.Assign) -> None:
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if any(name in _UNTOUCHED for name in names):
            return
        if len(names) < len(node.targets) or self._assigned.issuperset(names):
            self._replace(node, "pass")  # else the name would be missing, which any test notices
        self._assigned.update(names)
        self._visit_value(node.value)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        if "TypeAlias" in self._text(node.annotation) or node.value is None:
            return
        if isinstance(node.target, ast.Name):
            self._assigned.add(node.target.id)
        self._visit_value(node.value)

    def _visit_value(self, value: ast.expr) -> None:
        inside = not self._path or self._path[-1][:1].isupper()
        self._constants += inside
        self.visit(value)
        self._constants -= inside

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> None:
        if isinstance(node.type, ast.Tuple):
            self._remove_members(node.type.elts)
        self._visit_body(node.body)

    # expressions

    def visit_Compare(self, node: ast.Compare) -> None:
        self._condition(node)

    def visit_BoolOp(self, node: ast.BoolOp) -> None:
        for value in node.values:  # `x or y` may be a condition or choose a value; each operand is to matter
            if not isinstance(value, ast.Constant):
                self._replace(value, str(isinstance(node.op, ast.And)))
            self._inside_condition(value)

    def visit_UnaryOp(self, node: ast.UnaryOp) -> None:
        if isinstance(node.op, ast.Not):
            self._replace(node, f"bool({self._text(node.operand)})")
            self._inside_condition(node.operand)
        else:
            self.visit(node.operand)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        pair = _ARITHMETIC.get(type(node.op))
        if pair is not None:
            self._between(node.left, node.right, *pair)
        elif isinstance(node.op, ast.BitOr):  # alternatives, of types or of flags
            self._replace(node, self._text(node.left))
            self._replace(node, self._text(node.right))
        self.generic_visit(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        self._condition(node.test)
        self.visit(node.body)
        self.visit(node.orelse)

    def visit_comprehension(self, node: ast.comprehension) -> None:
        self.visit(node.iter)
        for test in node.ifs:
            self._replace(test, "True")
            self._inside_condition(test)

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if name in ("cast", "TypeVar", "getLogger", "ContextVar"):
            return
        if name == "zip":  # `strict` is an assertion
            for argument in node.args:
                self.visit(argument)
            return
        if name in _FUNCTIONS:
            end = self._source.span(node.func)[1]
            self._replace_span(end - len(name), end, _FUNCTIONS[name])
        if name[:1].isupper() and name.endswith("Error"):
            return  # what an error says is for people
        if not name[:1].isupper():
            for keyword in node.keywords:
                if keyword.arg is not None:
                    self._remove_keyword(keyword)
        self.generic_visit(node)

    def _remove_keyword(self, keyword: ast.keyword) -> None:
        value = self._source.span(keyword.value)
        self._remove(self._source.text.rindex(f"{keyword.arg}", 0, value[0]), value[1])

    def _visit_display(self, node: ast.Set | ast.Tuple | ast.List) -> None:
        if self._constants:
            self._remove_members(node.elts)
        for member in node.elts:
            if not (self._constants and isinstance(member, ast.Constant)):  # its removal is enough
                self.visit(member)

    visit_Set = visit_Tuple = visit_List = _visit_display

    def visit_Dict(self, node: ast.Dict) -> None:
        if self._constants and len(node.values) > 1:
            for key, value in zip(node.keys, node.values, strict=True):
                start, end = self._source.span(value)
                self._remove(start - len("**") if key is None else self._source.span(key)[0], end)
        for value in node.values:
            self.visit(value)

    def visit_JoinedStr(self, node: ast.JoinedStr) -> None:
        pass  # a text for people

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self.visit(node.body)

    def visit_Constant(self, node: ast.Constant) -> None:
        value = node.value
        if isinstance(value, bool):
            self._replace(node, str(not value))
        elif isinstance(value, int | float):
            self._replace(node, repr(value + 1))
        elif isinstance(value, str) and value and " " not in value:
            self._replace(node, repr(f"{value}?"))
        elif isinstance(value, bytes) and value:
            self._replace(node, repr(value + b"?"))
