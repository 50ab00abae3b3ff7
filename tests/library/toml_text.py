"""TOML documents of every shape, drawn by hypothesis as text."""

from __future__ import annotations

from hypothesis import strategies as st

BLANKS = st.text(" \t", max_size=2)
SPACES = st.sampled_from(["", " ", "\n", " # a [comment] = 'x'\n", "\n\n\t"])
LINE_ENDS = st.sampled_from(["\n", '  # tail "\n', "\n\n", "\t\n# [not.a] heading\n"])
PLAIN = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs"), exclude_characters="'\"\\"),
    max_size=6,
)
ESCAPES = st.sampled_from(
    ["\\n", "\\\\", '\\"', "\\t", "\\u00e9", "\\U0001F3C3", "'", "#", "]", "="]
)
NAMES = st.text("abc-_1é .\t#'", min_size=1, max_size=4)


@st.composite
def quoted(draw: st.DrawFn) -> str:
    """A text in quotes of one of the four kinds."""
    parts: list[str] = draw(st.lists(st.one_of(PLAIN, ESCAPES), max_size=4))
    kind = draw(st.integers(0, 3))
    if kind == 0:
        return '"' + "".join(parts) + '"'
    if kind == 1:
        return "'" + "".join(parts).replace("'", '"') + "'"
    ends: str = draw(st.sampled_from(["", "x", "\n"]))
    if kind == 2:
        middle: str = draw(st.sampled_from(["\n", '""x', "\\\n  ", '\\"""x']))
        return (
            '"""' + "".join(parts) + middle + ends + draw(st.sampled_from(["", '"', '""'])) + '"""'
        )
    return (
        "'''\n" + "".join(parts).replace("'", "") + ends + draw(st.sampled_from(["", "'"])) + "'''"
    )


SCALARS: st.SearchStrategy[str] = st.one_of(
    quoted(),
    st.integers(-(10**6), 10**6).map(str),
    st.floats(allow_nan=False, allow_infinity=False, width=32).map(repr),
    st.sampled_from(["true", "false", "inf", "-nan", "0xDEAD_beef", "1_000", "+0.5e-7", "0b11"]),
    st.datetimes().map(lambda value: value.isoformat(sep=" ")),
    st.datetimes().map(lambda value: value.isoformat() + "Z"),
    st.dates().map(str),
    st.times().map(str),
)


@st.composite
def keys(draw: st.DrawFn) -> tuple[str, str]:
    """A key as (its name, one way to write it)."""
    name = draw(NAMES)
    if name.isascii() and not set(" .\t#'") & set(name) and draw(st.booleans()):
        return name, name
    if "'" in name or draw(st.booleans()):
        return name, '"' + name.replace("\t", "\\t") + '"'
    return name, f"'{name}'"


def unique_keys(size: int) -> st.SearchStrategy[list[tuple[str, str]]]:
    """Keys of one table, each with its own name."""
    return st.lists(keys(), max_size=size, unique_by=lambda key: key[0])


@st.composite
def values(draw: st.DrawFn, depth: int = 2) -> str:
    """A value: a scalar, an array or an inline table."""
    kind = draw(st.integers(0, 4)) if depth else 0
    if kind < 3:
        return draw(SCALARS)
    if kind == 3:
        members = [
            draw(SPACES) + draw(values(depth - 1)) + draw(SPACES)
            for _ in range(draw(st.integers(0, 3)))
        ]
        tail = draw(st.sampled_from(["", ", "])) if members else ""
        return "[" + ",".join(members) + tail + draw(SPACES) + "]"
    pairs = [
        f" {written}{draw(BLANKS)}={draw(BLANKS)}{draw(values(depth - 1))}"
        for _, written in draw(unique_keys(3))
    ]
    return "{" + ",".join(pairs) + " }"


@st.composite
def tables(draw: st.DrawFn, heading: str = "", depth: int = 3) -> str:
    """The lines of a table whose full key is `heading`, then the tables in it."""
    lines: list[str] = []
    later: list[str] = []
    for _, written in draw(unique_keys(4)):
        full = f"{heading}{draw(BLANKS)}.{draw(BLANKS)}{written}" if heading else written
        kind = draw(st.integers(0, 5)) if depth else 0
        if kind < 3:
            lines.append(f"{written} = {draw(values())}{draw(LINE_ENDS)}")
        elif kind == 3:
            lines.extend(
                f"{written}.{inner}{draw(BLANKS)} ={draw(values())}{draw(LINE_ENDS)}"
                for _, inner in draw(unique_keys(3))
            )
        elif kind == 4:
            body = draw(tables(full, depth - 1))
            later.append(f"[{draw(BLANKS)}{full} ]{draw(LINE_ENDS)}{body}")
        else:
            later.extend(
                f"[[{full} ]]{draw(LINE_ENDS)}{draw(tables(full, depth - 1))}"
                for _ in range(draw(st.integers(1, 3)))
            )
    return "".join(lines + later)
