"""Put one fault after another into the modules that guard money; print those that no test notices.

    make mutants                                    all modules of modules.toml
    make mutants ARGS="retry.py _limits/windows.py"  only these
    make mutants ARGS="--fresh retry.py"            forget what earlier runs found
    make mutants ARGS="--known retry.py"             try the explained survivors again, too

The tests of a module run against a copy of the tree: for each mutant those that run the changed line, in a process of
their own, until the first fails. What was found is kept in build/mutants: a killed mutant is not tried again while the
code of its module stays as it is, a survivor only when a test of it has changed. survivors.toml lists the survivors
that cannot be killed, each with the reason. The exit code is 1 if others survive, or if one in the list does not exist
or was killed.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

from .mutators import mutants
from .runner import Runner

_HERE = Path(__file__).parent


def main() -> int:
    """Test the modules that the arguments name, or all."""
    modules: dict[str, list[str]] = tomllib.loads((_HERE / "modules.toml").read_text())
    explained: dict[str, dict[str, str]] = tomllib.loads((_HERE / "survivors.toml").read_text())
    parser = argparse.ArgumentParser(prog="make mutants", description="Test the tests of what guards money.")
    parser.add_argument("modules", nargs="*", metavar="module", help=f"any of {', '.join(modules)}; all by default")
    parser.add_argument("--fresh", action="store_true", help="forget what earlier runs found")
    parser.add_argument("--quick", action="store_true", help="leave out what runs while the package is imported")
    parser.add_argument("--known", action="store_true", help="try the explained survivors again")
    options = parser.parse_args()
    unknown = set(options.modules) - set(modules)
    if unknown:
        parser.error(f"not in modules.toml: {', '.join(sorted(unknown))}")
    wrong = 0
    with Runner(_HERE.parents[1], fresh=options.fresh, quick=options.quick) as runner:
        for module in options.modules or modules:
            wrong += _test(runner, module, modules[module], explained.get(module, {}), options.known)
    return 1 if wrong else 0


def _test(runner: Runner, module: str, tests: list[str], explained: dict[str, str], known: bool) -> int:
    """Test one module; return how many mutants need somebody's attention."""
    found = mutants(runner.source(module).read_text())
    names = {mutant.name for mutant in found}
    gone = [name for name in explained if name not in names]
    tried = [mutant for mutant in found if known or mutant.name not in explained]
    survivors = runner.run(module, tests, tried)
    new = [mutant for mutant in survivors if mutant.name not in explained]
    killed = [m.name for m in tried if m.name in explained and m not in survivors]
    for mutant in new:
        print(f"  survived: {module}:{mutant.line} {mutant.name}")
    for name in gone:
        print(f"  in survivors.toml, but no such mutant is made any more: {name}")
    for name in killed:
        print(f"  in survivors.toml, but killed: {name}")
    still = len(explained) - len(gone) - len(killed)
    print(f"{module}: {len(found)} mutants, {len(new)} survived, {still} more that are explained", flush=True)
    return len(new) + len(gone) + len(killed)


if __name__ == "__main__":
    sys.exit(main())
