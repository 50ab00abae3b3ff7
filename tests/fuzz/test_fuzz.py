"""Every target with changed seeds and with any bytes; and all that was ever a bug, once more.

`python -m tests.fuzz` goes on from here, led by what of the program each input reaches.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.chaos.scale import counted
from tests.fuzz.seeds import CRASHES, found_before, seeds
from tests.fuzz.targets import TARGETS

PIECES = st.sampled_from(
    [b"\x00", b"\x1b[2J", "\u202e".encode(), b"\xff", b"9" * 40, b"1e999", b"-1", b"NaN", b"\n",
     b"((((", b"[[[[", b"{", b'"', b"'''", b" x ", b"/", b"m", b",", b"=", b"null", b"\r"]
)  # fmt: skip


@st.composite
def changed(draw: st.DrawFn, target: str) -> bytes:
    """A seed with up to four pieces cut out, put in or doubled."""
    data = bytearray(draw(st.sampled_from(seeds(target))))
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 12)))
        match draw(st.sampled_from(["cut", "put", "double", "byte"])):
            case "cut":
                del data[start:end]
            case "put":
                data[start:end] = draw(PIECES)
            case "double":
                data[start:start] = data[start:end]
            case _ if start < len(data):
                data[start] = draw(st.integers(0, 255))
    return bytes(data)


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.data())
def test_changed_seeds(name: str, data: st.DataObject) -> None:
    TARGETS[name](data.draw(changed(name)))


@pytest.mark.parametrize("name", TARGETS)
@given(data=st.binary(max_size=400))
def test_any_bytes(name: str, data: bytes) -> None:
    TARGETS[name](data)


@pytest.mark.parametrize("name", TARGETS)
def test_the_seeds_themselves(name: str) -> None:
    for seed in seeds(name):
        TARGETS[name](seed)
    counted(f"seeds of {name}", inputs=len(seeds(name)))


FOUND = [path for name in TARGETS for path in found_before(name)]


@pytest.mark.parametrize("path", FOUND, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_what_was_a_bug_once(path: Path) -> None:
    TARGETS[path.parent.name](path.read_bytes())


def test_each_folder_of_crashes_is_a_targets() -> None:
    assert {path.name for path in CRASHES.iterdir() if path.is_dir()} <= set(TARGETS)
