"""The files of the spec, each merged with the shape that it uses."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import attrs

from . import names
from .mapping_reader import MappingReader
from .source import Block, Problems, Source, Where, Word, fill, merge, nearest, placeholders

_SECTIONS = ("params", "models", "enums", "operations", "notifications")


@attrs.frozen(kw_only=True)
class SpecFile:
    """One file of the spec, with unresolved names."""

    where: Where
    family: str
    """Empty for the common models."""
    resource: str
    doc: str
    params: Block
    models: Block
    enums: Block
    operations: Block
    notifications: Block

    @property
    def module(self) -> str:
        """The name of its Python module."""
        return names.module_name(self.family, self.resource)


class SpecFiles:
    """The files in one folder, with their shared parts."""

    def __init__(self, root: Path, problems: Problems, families: Collection[str]) -> None:
        self._root = root
        self._problems = problems
        self._families = families
        self._source = Source(root, problems)
        self._shared = Block(Where(f"{root.name}/common.yaml", 1))
        """The shared operations, which others refer to by `like`."""
        self._defaults = Block(Where(f"{root.name}/common.yaml", 1))
        """The default values of shared operations, for names without a value in `with`."""
        self._used: set[str] = set()
        """The shared operations that are used."""

    def read(self) -> Iterator[SpecFile]:
        """Yield every file: the common models first, then the families."""
        folders, files = self._inside(self._root)
        for path in files:
            if path.name == "common.yaml":
                with self._problems.guard():
                    yield self._common(path)
            elif path.name != "api.yaml":
                hint = nearest(path.stem, ("api", "common"))
                self._problems.add(self._place(path), f"a resource must be in the folder of its family{hint}")
        for folder in folders:
            if folder.name in self._families:
                yield from self._family(folder)
            else:
                hint = nearest(folder.name, self._families)
                self._problems.add(self._place(folder), f"unknown family {folder.name!r}{hint}")
        for name in self._shared:
            if name not in self._used:
                self._problems.add(name.where, f"no operation uses {str(name)!r}")

    def _inside(self, folder: Path) -> tuple[list[Path], list[Path]]:
        """Return the folders and the spec files in a folder. Other files are refused, so that none is overlooked."""
        entries = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        for path in entries:
            if path.is_file() and path.suffix not in (".yaml", ".md"):
                self._problems.add(self._place(path), f"{path.name!r} is not read: a spec file ends in '.yaml'")
        return [path for path in entries if path.is_dir()], [path for path in entries if path.suffix == ".yaml"]

    def _place(self, path: Path) -> Where:
        return Where(f"{self._root.name}/{path.relative_to(self._root).as_posix()}", 1)

    def _common(self, path: Path) -> SpecFile:
        tree = self._source.read(path)
        mapping = MappingReader(self._problems, tree, "common.yaml")
        models, enums = mapping.block("models"), mapping.block("enums")
        self._shared, self._defaults = mapping.block("operations"), mapping.block("with")
        mapping.end()
        return SpecFile(
            where=tree.where,
            family="",
            resource="common",
            doc="Models that several resources use.",
            params=Block(tree.where),
            models=models,
            enums=enums,
            operations=Block(tree.where),
            notifications=Block(tree.where),
        )

    def _family(self, folder: Path) -> Iterator[SpecFile]:
        folders, files = self._inside(folder)
        for inner in folders:
            self._problems.add(self._place(inner), f"the folder of family {folder.name!r} has no folders inside")
        shapes = {path.stem: path for path in files if path.stem.startswith("_")}
        used: set[str] = set()
        for path in files:
            if path.stem not in shapes:
                with self._problems.guard():
                    yield self._resource(path, folder.name, shapes, used)
        for name in shapes.keys() - used:
            self._problems.add(self._place(shapes[name]), f"no resource uses the shape {name!r}")

    def _resource(self, path: Path, family: str, shapes: Mapping[str, Path], used: set[str]) -> SpecFile:
        tree = self._source.read(path)
        mapping = MappingReader(self._problems, tree, "a resource")
        like, given = mapping.word("like"), mapping.block("with")
        if like is not None:
            used.add(str(like))
        name, doc = mapping.required("resource"), mapping.required("doc")
        if name != path.stem:
            self._problems.add(name.where, f"resource {str(name)!r} is in a file called {path.name!r}")
        if not names.METHOD.fullmatch(name):
            self._problems.add(name.where, f"resource {str(name)!r} is not a name like 'chart_of_accounts'")
        if family == "v3" and name in self._families:
            self._problems.add(name.where, f"resource {str(name)!r} has the name of a family")
        if family == "v3" and name in names.client_members():
            self._problems.add(name.where, f"resource {str(name)!r} has the name of a member of the client")
        sections = {section: mapping.block(section) for section in _SECTIONS}
        mapping.end()
        values = Values(self._problems, given, self._defaults, str(name))
        if like is not None and like not in shapes:
            raise self._problems.stop(like.where, f"unknown shape {str(like)!r}{nearest(like, shapes)}")
        if like is not None:
            shape = MappingReader(self._problems, values.shape(self._source.read(shapes[str(like)])), "a shape")
            sections = {section: merge(shape.block(section), own) for section, own in sections.items()}
            shape.end()
        sections["operations"] = self._operations(sections["operations"], values)
        values.end()
        if not sections["operations"] and not sections["notifications"]:
            self._problems.add(name.where, f"resource {str(name)!r} has no operations")
        return SpecFile(where=tree.where, family=family, resource=str(name), doc=str(doc), **sections)

    def _operations(self, operations: Block, values: Values) -> Block:
        """Return the operations of a resource, each merged with the shared operation that it refers to."""
        merged = Block(operations.where)
        for key, node in operations.items():
            merged[key] = node
            like = node.get(Word("like", key.where)) if isinstance(node, Block) else None
            if isinstance(node, Block) and isinstance(like, Word):
                shared = next((each for name, each in self._shared.items() if name == like), None)
                if not isinstance(shared, Block):
                    text = f"unknown shared operation {str(like)!r}{nearest(like, self._shared)}"
                    self._problems.add(like.where, text)
                    continue
                self._used.add(str(like))
                own = Block(node.where, ((word, value) for word, value in node.items() if word != "like"))
                merged[key] = merge(values.fill(shared, but=own), own)
        return merged


class Values:
    """The values that a resource gives to each `${word}` in a shape or a shared operation."""

    def __init__(self, problems: Problems, given: Block, defaults: Block, user: str) -> None:
        self._problems = problems
        self._given = given
        self._defaults = self._lines(defaults)
        self._user = user
        self._requested: set[str] = set()

    def _lines(self, block: Block) -> dict[str, Word]:
        for key, value in block.items():
            if not isinstance(value, Word):
                self._problems.add(key.where, f"{str(key)!r} of 'with' is not one line")
        return {str(key): value for key, value in block.items() if isinstance(value, Word)}

    def shape(self, tree: Block) -> Block:
        """Return a filled shape. Its own `with` gives values for the shared operations that it uses."""
        mapping = MappingReader(self._problems, tree, "a shape")
        own = self._lines(mapping.block("with"))
        self._defaults = own | {key: value for key, value in self._defaults.items() if key not in own}
        rest = Block(tree.where, ((word, node) for word, node in tree.items() if word != "with"))
        return self.fill(rest)

    def fill(self, block: Block, but: Block | None = None) -> Block:
        """Return a block with every `${word}` replaced, without the keys that `but` overrides."""
        self._requested |= set(placeholders(block))
        replaced = {key for key, node in (but or {}).items() if not isinstance(node, Block)}
        block = Block(block.where, ((key, node) for key, node in block.items() if key not in replaced))
        values: dict[str, str] = {key: str(value) for key, value in self._lines(self._given).items()}
        for key, default in self._defaults.items():
            if key not in values and values.keys() >= set(placeholders(default)):
                values[key] = str(fill(default, values, self._user, lambda where, name: None))

        def unknown(where: Where, name: str) -> None:
            self._problems.add(where, f"'with' has no value for ${{{name}}}{nearest(name, self._given)}")

        filled = fill(block, values, self._user, unknown)
        assert isinstance(filled, Block)
        return filled

    def end(self) -> None:
        """Refuse unused values."""
        if self._given and not self._requested:
            self._problems.add(self._given.where, "'with' without 'like'")
            return
        for key, default in reversed(self._defaults.items()):
            if key in self._requested and key not in self._lines(self._given):
                self._requested |= set(placeholders(default))
        for key in self._given:
            if key not in self._requested:
                hint = nearest(key, self._requested)
                self._problems.add(key.where, f"nothing that {self._user!r} uses has ${{{key}}}{hint}")
