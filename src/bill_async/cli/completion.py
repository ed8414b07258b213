"""`bill-async completion`: the completion of a shell, for commands, options, resources, operations and fields.

The script of a shell asks `bill-async completion --words`, so that it always knows what the installed package knows.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import Any, Final

from bill_async._schema.kind import Kind
from bill_async._schema.kinds import Choice
from bill_async._schema.operation import ListField, Operation
from bill_async.errors import BillError

from .parsing import LazyParser

__all__ = ["add_arguments", "candidates", "run"]

_BASH: Final = r"""_bill_async() {
    local IFS=$' \t\n' current=${COMP_WORDS[COMP_CWORD]} line=${COMP_LINE:0:COMP_POINT} words last before
    read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    last=${words[${#words[@]}-1]}
    [[ $current == [:=] ]] && current=
    before=${last%"$current"}  # bash takes the part behind a colon or an equals sign for a word of its own
    IFS=$'\n'
    COMPREPLY=($(bill-async completion --words "${words[@]:1}" 2>/dev/null))
    COMPREPLY=("${COMPREPLY[@]#"$before"}")
    [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *[.:=] ]] && compopt -o nospace
}
complete -o default -F _bill_async bill-async
"""
_ZSH: Final = r"""#compdef bill-async
_bill_async() {
    local -a found
    found=("${(@f)$(bill-async completion --words "${(@)words[2,CURRENT]}" 2>/dev/null)}")
    found=(${found:#})
    (( ${#found} )) || { _files; return }
    compadd -S '' -- ${(M)found:#*[.:=]}
    compadd -- ${found:#*[.:=]}
}
compdef _bill_async bill-async
"""
_FISH: Final = r"""function __bill_async
    set -l found (bill-async completion --words (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null)
    if test -n "$found"
        printf '%s\n' $found
    else
        __fish_complete_path (commandline -ct)
    end
end
complete -c bill-async -f -a '(__bill_async)'
"""
_SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("shell", nargs="?", choices=_SCRIPTS, help="the shell")
    parser.add_argument("--words", nargs=argparse.REMAINDER, help="print what the last of these words can become")
    parser.epilog = 'For bash: eval "$(bill-async completion bash)"'


def run(arguments: argparse.Namespace) -> int:
    """Print the script of a shell, or the candidates for a word."""
    if arguments.words is not None:
        print("\n".join(candidates(arguments.words)))
        return 0
    print(_SCRIPTS[arguments.shell or "bash"], end="")
    return 0


def candidates(words: Sequence[str]) -> list[str]:
    """Return what the last of the words after `bill-async` can become."""
    from . import root_parser

    *before, current = words or [""]
    parser: argparse.ArgumentParser = root_parser()
    operation: Operation[Any] | None = None
    rest = list(before)
    while rest:
        word = rest.pop(0)
        if operation is None and word == "call" and _commands(parser):
            operation, rest = _operation(rest)
            if operation is None:
                return _starting(current, [*_operations(current), "--list"])
            from .calls.arguments import operation_parser

            parser = operation_parser(operation)
        elif (chosen := _commands(parser).get(word)) is not None:
            parser = chosen.made() if isinstance(chosen, LazyParser) else chosen
        elif _takes_value(parser, word) and rest:
            rest.pop(0)
    option = before[-1] if before and _takes_value(parser, before[-1]) else None
    if option is not None:
        return _starting(current, _values(parser, option, operation))
    return _starting(current, [*_commands(parser), *_options(parser)])


def _operation(rest: list[str]) -> tuple[Operation[Any] | None, list[str]]:
    """Return the operation that the words after `call` name, and the words after its name."""
    from .calls.finding import find

    if not rest:
        return None, rest
    try:
        return find(rest[0]), rest[1:]
    except BillError:
        return None, []


def _operations(current: str) -> Iterable[str]:
    """Return the resources, or the operations of the resource that a word names."""
    from .calls.finding import of_resource, resources

    resource = current.rpartition(".")[0]
    yield from (operation.accessor for operation in of_resource(resource))
    yield from (f"{name}." for name in resources() if name != resource)


def _commands(parser: argparse.ArgumentParser) -> dict[str, argparse.ArgumentParser | LazyParser]:
    """Return the parsers of the commands of a parser."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _options(parser: argparse.ArgumentParser) -> list[str]:
    actions = [action for action in parser._actions if action.help != argparse.SUPPRESS]
    return [name for action in actions for name in action.option_strings if name.startswith("--")]


def _action(parser: argparse.ArgumentParser, option: str) -> argparse.Action | None:
    return next((action for action in parser._actions if option in action.option_strings), None)


def _takes_value(parser: argparse.ArgumentParser, word: str) -> bool:
    action = _action(parser, word)
    return action is not None and action.nargs != 0


def _values(parser: argparse.ArgumentParser, option: str, operation: Operation[Any] | None) -> Iterable[str]:
    """Return the values that an option can have, as far as they are known."""
    action = _action(parser, option)
    if action is not None and action.choices:
        return list(action.choices)
    if option == "--profile":
        from .profiles import profile_names

        return profile_names()
    if operation is None or action is None:
        return []
    if option == "--filter":
        return [word for field in operation.filters for word in _filters(field)]
    if option == "--sort":
        return operation.sorts
    if option == "--field" and operation.body is not None and operation.body.model is not None:
        fields = operation.body.model.__fields__
        return [word for field in fields for word in (f"{field.wire}=", *_with_choices(f"{field.wire}=", field.kind))]
    parameter = next((each for each in operation.query if action.dest == f"query_{each.name}"), None)
    return [] if parameter is None else _with_choices("", parameter.kind)


def _filters(field: ListField) -> Iterable[str]:
    """Return the beginnings of the filters on a field, and the whole ones whose values are known."""
    for operator in field.operators:
        yield f"{field.wire}:{operator}:"
        yield from _with_choices(f"{field.wire}:{operator}:", field.kind)


def _with_choices(before: str, kind: Kind) -> list[str]:
    return [f"{before}{value}" for value in kind.enum.known()] if isinstance(kind, Choice) else []


def _starting(current: str, words: Iterable[str]) -> list[str]:
    """Return the words that begin so. The values of a field are left out until its name is complete."""
    found = [word for word in words if word.startswith(current)]
    if current.endswith((":", "=")) and len(found) > 1:
        return [word for word in found if word != current]
    names = tuple(word for word in found if word.endswith((":", "=")))
    return [word for word in found if word in names or not word.startswith(names)]
