"""The files of the spec, each merged with the shape that it is like."""

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
    """One file of the spec. Its names are not resolved yet."""

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
        """The Python module that it becomes."""
        return names.module_name(self.family, self.resource)


class SpecFiles:
    """The files below one directory."""

    def __init__(self, root: Path, problems: Problems, families: Collection[str]) -> None:
        self._root = root
        self._problems = problems
        self._families = families
        self._source = Source(root, problems)

    def read(self) -> Iterator[SpecFile]:
        """Every file: the common models first, then family by family."""
        folders, files = self._inside(self._root)
        for path in files:
            if path.name == "common.yaml":
                with self._problems.guard():
                    yield self._common(path)
            elif path.name != "api.yaml":
                hint = nearest(path.stem, ("api", "common"))
                self._problems.add(self._place(path), f"a resource is in the folder of its family{hint}")
        for folder in folders:
            if folder.name in self._families:
                yield from self._family(folder)
            else:
                hint = nearest(folder.name, self._families)
                self._problems.add(self._place(folder), f"unknown family {folder.name!r}{hint}")

    def _inside(self, folder: Path) -> tuple[list[Path], list[Path]]:
        """The folders and the spec files in a folder; what is neither would be overlooked, so it may not be there."""
        there = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
        for path in there:
            if path.is_file() and path.suffix not in (".yaml", ".md"):
                self._problems.add(self._place(path), f"{path.name!r} is not read: a spec file ends in '.yaml'")
        return [path for path in there if path.is_dir()], [path for path in there if path.suffix == ".yaml"]

    def _place(self, path: Path) -> Where:
        return Where(f"{self._root.name}/{path.relative_to(self._root).as_posix()}", 1)

    def _common(self, path: Path) -> SpecFile:
        tree = self._source.read(path)
        mapping = MappingReader(self._problems, tree, "common.yaml")
        models, enums = mapping.block("models"), mapping.block("enums")
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
            self._problems.add(self._place(shapes[name]), f"no resource is like the shape {name!r}")

    def _resource(self, path: Path, family: str, shapes: Mapping[str, Path], used: set[str]) -> SpecFile:
        tree = self._source.read(path)
        mapping = MappingReader(self._problems, tree, "a resource")
        like, given = mapping.word("like"), mapping.block("with")
        if like is not None:
            used.add(str(like))
        name, doc = mapping.needed("resource"), mapping.needed("doc")
        if name != path.stem:
            self._problems.add(name.where, f"resource {str(name)!r} is in a file called {path.name!r}")
        if not names.METHOD.fullmatch(name):
            self._problems.add(name.where, f"resource {str(name)!r} is not a name like 'chart_of_accounts'")
        if family == "v3" and name in self._families:
            self._problems.add(name.where, f"resource {str(name)!r} is called like a family")
        if family == "v3" and name in names.CLIENT:
            self._problems.add(name.where, f"resource {str(name)!r} is called like a member of the client")
        sections = {section: mapping.block(section) for section in _SECTIONS}
        mapping.end()
        if like is None:
            if given:
                self._problems.add(given.where, "'with' without 'like'")
        elif like not in shapes:
            self._problems.add(like.where, f"unknown shape {str(like)!r}{nearest(like, shapes)}")
        else:
            shape = MappingReader(self._problems, self._shape(shapes[str(like)], given, str(name)), "a shape")
            sections = {section: merge(shape.block(section), own) for section, own in sections.items()}
            shape.end()
        if not sections["operations"] and not sections["notifications"]:
            self._problems.add(name.where, f"resource {str(name)!r} has no operations")
        return SpecFile(where=tree.where, family=family, resource=str(name), doc=str(doc), **sections)

    def _shape(self, path: Path, given: Block, user: str) -> Block:
        tree = self._source.read(path)
        words: dict[str, str] = {}
        wanted = set(placeholders(tree))
        for key, value in given.items():
            if not isinstance(value, Word):
                self._problems.add(key.where, f"{str(key)!r} of 'with' is not one line")
            elif key not in wanted:
                text = f"the shape {path.stem!r} has no ${{{key}}}{nearest(key, wanted)}"
                self._problems.add(key.where, text)
            words[str(key)] = str(value)

        def unknown(where: Where, name: str) -> None:
            self._problems.add(where, f"unknown word ${{{name}}} of a shape{nearest(name, words)}")

        filled = fill(tree, words, user, unknown)
        assert isinstance(filled, Block)
        return filled
