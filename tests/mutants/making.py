"""The mutants of a module: each is its source with one small thing changed.

The changes are mutmut's, without those that mypy would refuse anyway (an argument or a value made
None, a positional argument left out), one change for a text instead of three, and none in types,
decorators, docstrings and imports. mutmut's own runner is not used: it changes nothing outside of
plain functions, and here the rules are kept in tables, constants and properties.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import islice
from pathlib import Path

import libcst as cst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation import mutators

SOURCE = Path("src")
CORE = SOURCE / "bell_lap" / "core"
LEFT_OUT = {mutators.operator_assignment, mutators.operator_arg_removal}
UNTOUCHED = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.TypeAlias)


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change. `lines` (from 1) are those whose tests are asked; the place is a name of `def`s
    and classes with dots, `inside` the body of a function or not."""

    module: str
    number: int
    lines: tuple[int, ...]
    place: str
    inside: bool
    before: str
    after: str
    digest: str

    @property
    def key(self) -> str:
        """What it is called for as long as the source stays as it is."""
        return f"{self.module}:{self.number}:{self.digest}"

    def __str__(self) -> str:
        name = self.module.removeprefix("bell_lap.core.")
        return f"{name}:{self.lines[0]} {self.place or '(module)'}: {self.before} -> {self.after}"


@dataclass(frozen=True, slots=True)
class _Spot:
    node: cst.CSTNode
    place: tuple[str, ...]
    inside: bool
    statement: cst.CSTNode | None
    """The simple statement around it."""


def module_name(path: Path) -> str:
    """`src/bell_lap/core/units.py` -> `bell_lap.core.units`."""
    parts = path.relative_to(SOURCE).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def source_of(module: str) -> Path:
    """The file of a module."""
    plain = SOURCE.joinpath(*module.split(".")).with_suffix(".py")
    return plain if plain.exists() else plain.with_suffix("") / "__init__.py"


def mutants_of(path: Path) -> list[Mutant]:
    """Every mutant of a file, in the order of its source."""
    source = path.read_text("utf-8")
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    places = wrapper.resolve(PositionProvider)
    digest = sha256(source.encode()).hexdigest()[:8]
    made = []
    for number, (spot, changed) in enumerate(_changes(wrapper.module)):
        before = wrapper.module.code_for_node(spot.node)
        after = wrapper.module.code_for_node(changed)
        at = places[spot.statement or spot.node]
        last = at.start.line if isinstance(spot.node, cst.Match) else at.end.line
        made.append(
            Mutant(
                module=module_name(path),
                number=number,
                lines=tuple(range(at.start.line, last + 1)),
                place=".".join(spot.place),
                inside=spot.inside,
                before=_short(before, after)[0],
                after=_short(before, after)[1],
                digest=digest,
            )
        )
    return made


def changed_source(mutant: Mutant) -> str:
    """The whole source of its module with the change in it."""
    module, changes = _parsed(source_of(mutant.module))
    spot, changed = changes[mutant.number]
    return str(module.deep_replace(spot.node, changed).code)


@cache
def _parsed(path: Path) -> tuple[cst.Module, list[tuple[_Spot, cst.CSTNode]]]:
    module = cst.parse_module(path.read_text("utf-8"))
    return module, list(_changes(module))


def _changes(module: cst.Module) -> Iterator[tuple[_Spot, cst.CSTNode]]:
    for spot in _spots(module, (), None, inside=False):
        for kind, operator in mutators.mutation_operators:
            if not isinstance(spot.node, kind) or operator in LEFT_OUT:
                continue
            made = operator(spot.node)
            for changed in islice(made, 1) if kind is cst.BaseString else made:
                yield spot, changed
        if isinstance(spot.node, cst.Call):
            for at, argument in enumerate(spot.node.args):
                if argument.keyword is not None:
                    kept = (*spot.node.args[:at], *spot.node.args[at + 1 :])
                    yield spot, spot.node.with_changes(args=kept)


def _spots(
    node: cst.CSTNode, place: tuple[str, ...], statement: cst.CSTNode | None, *, inside: bool
) -> Iterator[_Spot]:
    if isinstance(node, UNTOUCHED) or _is_exports(node):
        return
    if isinstance(node, cst.SimpleStatementLine):
        statement = node
    yield _Spot(node, place, inside, statement)
    if isinstance(node, cst.FunctionDef | cst.ClassDef):
        place = (*place, node.name.value)
    for child in node.children:
        body = isinstance(node, cst.FunctionDef) and child is node.body
        yield from _spots(child, place, statement, inside=inside or body)


def _is_exports(node: cst.CSTNode) -> bool:
    return isinstance(node, cst.Assign) and any(
        isinstance(target.target, cst.Name) and target.target.value == "__all__"
        for target in node.targets
    )


def _short(before: str, after: str) -> tuple[str, str]:
    """Both on one line, with what is the same at the ends left out of long ones."""
    one, two = " ".join(before.split()), " ".join(after.split())
    if max(len(one), len(two)) <= 70:
        return one, two
    head = next((at for at, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), 0)
    start = max(head - 25, 0)
    return one[start : start + 70], two[start : start + 70]
