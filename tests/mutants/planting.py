"""A mutant in the running program: nothing on the disk is ever changed.

A change inside of a function is planted by exchanging the function's code where it stands. Any
other needs the module to be imported anew, and with it everything that has seen it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import cached_property
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from types import CodeType, FunctionType, ModuleType

from tests.mutants.making import Mutant, source_of


def exchange(mutant: Mutant, source: str) -> bool:
    """Exchange the code of the function that is changed; False where that cannot be done."""
    module = sys.modules[mutant.module]
    path = str(source_of(mutant.module))
    codes = {
        (code.co_qualname, code.co_firstlineno): code
        for code in _codes(compile(source, path, "exec", dont_inherit=True))
    }
    exchanged = False
    for function in _functions(module):
        old = function.__code__
        new = codes.get((old.co_qualname, old.co_firstlineno))
        if not _is_or_holds(mutant.place, old.co_qualname):
            continue
        if new is None or len(new.co_freevars) != len(old.co_freevars):
            return False
        function.__code__ = new
        exchanged = True
    return exchanged


class Planted(MetaPathFinder, Loader):
    """Imports one module from the changed source, and leaves all others alone."""

    def __init__(self, mutant: Mutant, source: str) -> None:
        self._module = mutant.module
        self._path = str(source_of(mutant.module))
        self._source = source

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Ours for the one module."""
        del path, target
        if fullname != self._module:
            return None
        package = self._path.endswith("__init__.py")
        return spec_from_loader(fullname, self, origin=self._path, is_package=package)

    def exec_module(self, module: ModuleType) -> None:
        """Run the changed source as the module."""
        exec(compile(self._source, self._path, "exec", dont_inherit=True), vars(module))  # noqa: S102


def forget_everything() -> None:
    """Let the program and its tests be imported anew, this package apart."""
    for name in list(sys.modules):
        ours = name.split(".")[0] in {"bell_lap", "tests"}
        if ours and name != "tests" and not name.startswith("tests.mutants"):
            del sys.modules[name]


def _codes(code: CodeType) -> Iterator[CodeType]:
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield constant
            yield from _codes(constant)


def _functions(holder: ModuleType | type) -> Iterator[FunctionType]:
    """The functions of a module and of its classes, out of what is wrapped about them."""
    name = holder.__name__ if isinstance(holder, ModuleType) else holder.__module__
    for value in list(vars(holder).values()):
        if isinstance(value, type) and value.__module__ == name and value is not holder:
            yield from _functions(value)
        inner = _unwrapped(value)
        if isinstance(inner, FunctionType) and inner.__module__ == name:
            yield inner


def _unwrapped(value: object) -> object:
    if isinstance(value, property):
        return value.fget
    if isinstance(value, cached_property):
        return value.func
    return getattr(value, "__wrapped__", getattr(value, "__func__", value))


def _is_or_holds(place: str, qualname: str) -> bool:
    return place == qualname or place.startswith(f"{qualname}.")
