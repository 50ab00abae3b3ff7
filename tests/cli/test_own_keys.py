"""Keys of the settings that cannot be stop a screen before it opens, at their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from bell_lap import settings
from bell_lap.cli.context import make_context
from bell_lap.cli.own_keys import check_keys, save
from bell_lap.errors import BadInput
from bell_lap.settings.faults import error_at
from bell_lap.tui.ring import Ring
from tests.cli.support import Cli

CLASH = """\
[taps]
who = "solo"

[keys]
pause = "f9"
next = "f9,z"
"""


@pytest.fixture
def file(bell_lap_home: Path) -> Path:
    """The settings' file with a clash in it."""
    path = bell_lap_home / "config" / "settings.toml"
    path.parent.mkdir(parents=True)
    path.write_text(CLASH)
    return path


def test_a_clash_is_an_error_with_both_names_and_its_place(file: Path) -> None:
    with pytest.raises(BadInput, match="next and pause both have f9") as caught:
        check_keys(settings.load())
    place = caught.value.place
    assert place is not None
    assert (place.source, place.line, place.column) == (str(file), 6, 8)
    assert place.text == 'next = "f9,z"'


@pytest.mark.usefixtures("file")
def test_no_screen_is_made_with_it() -> None:
    with pytest.raises(BadInput, match="both have f9"):
        make_context(settings.load(), None, "", Ring())


@pytest.mark.usefixtures("file")
def test_lines_of_text_need_no_keys(cli: Cli) -> None:
    assert cli("show", "pyramid").code == 0


def test_keys_that_can_be_pass() -> None:
    save({"keys.tap": "b,f5", "keys.pause": "f9"})
    check_keys(settings.load())
    assert dict(settings.load().keys) == {"tap": "b,f5", "pause": "f9"}


def test_a_change_that_cannot_be_changes_nothing(bell_lap_home: Path) -> None:
    save({"keys.pause": "f9"})
    path = bell_lap_home / "config" / "settings.toml"
    before = path.read_bytes()
    with pytest.raises(BadInput, match="tap and stop both have s"):
        save({"keys.tap": "s"})
    assert path.read_bytes() == before


@pytest.mark.usefixtures("file")
def test_what_was_wrong_before_keeps_nobody_from_mending_it() -> None:
    save({"keys.tap": "f5"})
    save({"keys.pause": None})
    check_keys(settings.load())


def test_a_key_that_is_in_no_file_has_no_place(bell_lap_home: Path, file: Path) -> None:
    assert error_at("keys", "stop", "nothing").place is None
    assert str(error_at("keys", "stop", "nothing", bell_lap_home / "none")).endswith("nothing")
    assert error_at("keys", "pause", "it", file).place is not None
