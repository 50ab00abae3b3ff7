"""`bell-lap history note|conditions|rpe|tag|share`: what is added to a workout, and passed on."""

from __future__ import annotations

import io
import sys
from base64 import b64decode

import pytest

from bell_lap.history.store import Store
from tests.cli.support import Cli
from tests.cli.years import history

__all__ = ["history"]
LINE = "6 x 400m [75s jog] 71.0 71.7 71.2 71.5 71.9 71.1 · avg 71.4 · goal 72"


def test_a_note_is_written_read_and_taken_away(cli: Cli, history: Store) -> None:
    assert cli("history", "note", "43", "Bar felt light.").out == ""
    assert cli("history", "note", "43").out == "Bar felt light.\n"
    assert "Bar felt light." in cli("history", "show", "43").lines
    cli("history", "note", "43", "")
    assert history.diary(43).note == ""
    assert cli("history", "note", "43").out == ""


def test_a_note_of_several_lines_comes_from_the_input(
    cli: Cli, history: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("First.\nSecond [b]bold[/b].\n"))
    cli("history", "note", "43", "-")
    assert history.diary(43).note == "First.\nSecond [b]bold[/b]."
    assert cli("history", "note", "43").lines == ["First.", "Second [b]bold[/b]."]


@pytest.mark.usefixtures("history")
def test_conditions_and_effort(cli: Cli) -> None:
    cli("history", "conditions", "43", "rain,  8 degrees")
    cli("history", "rpe", "43", "7")
    assert cli("history", "conditions", "43").out == "rain, 8 degrees\n"
    assert cli("history", "rpe", "43").out == "7 of 10, very hard\n"
    shown = cli("history", "show", "43").lines
    assert "effort: 7 of 10, very hard" in shown
    assert "conditions: rain, 8 degrees" in shown
    cli("history", "rpe", "43", "none")
    assert cli("history", "rpe", "43").out == ""


@pytest.mark.usefixtures("history")
@pytest.mark.parametrize(
    "wrong",
    [
        ("rpe", "43", "0"),
        ("rpe", "43", "11"),
        ("rpe", "43", "hard"),
        ("note", "43", "a\x1b[31m"),
        ("note", "43", "x" * 10_001),
        ("conditions", "43", "x" * 501),
        ("tag", "43", "fine", "not#fine"),
        ("note", "999", "text"),
    ],
    ids=lambda wrong: " ".join(wrong)[:20],
)
def test_what_cannot_be_kept_changes_nothing(cli: Cli, wrong: tuple[str, ...]) -> None:
    before = cli("history", "show", "43", "--json").out
    said = cli("history", *wrong)
    assert (said.code, said.out) == (1, "")
    assert len(said.err.splitlines()) > 1
    assert cli("history", "show", "43", "--json").out == before


@pytest.mark.usefixtures("history")
def test_tags_are_added_and_taken_off(cli: Cli) -> None:
    assert cli("history", "tag", "43", "Gym", "+#heavy").out == "#gym #heavy\n"
    assert cli("history", "tag", "43", "-gym", "-never").out == "#heavy\n"
    assert cli("history", "tag", "43").out == "#heavy\n"
    assert any(line.split() == ["#heavy", "1"] for line in cli("history", "tag").lines)


# --- share ----------------------------------------------------------------------------------------


@pytest.mark.usefixtures("history")
def test_the_line_that_runners_write(cli: Cli) -> None:
    said = cli("history", "share", "last")
    assert (said.code, said.out, said.err) == (0, f"{LINE}\n", "")


@pytest.mark.usefixtures("history")
def test_tables_have_a_heading_and_the_line(cli: Cli) -> None:
    text = cli("history", "share", "44", "--table").lines
    assert text[0] == "6 x 400m in 72s, rest 75s jog, 2026-05-29"
    assert text[2].split() == ["rep", "what", "rest", "before", "time", "goal", "delta"]
    assert text[-1] == LINE
    markdown = cli("history", "share", "44", "--markdown").lines
    assert markdown[0].startswith("**6 x 400m")
    assert markdown[4] == "| 1 | 400m |  | 71.0 | 72 | -1.0 |"
    rest = cli("history", "share", "42", "--table")
    assert rest.lines == ["Rest day, 2026-05-27", "", "Rest day"]


@pytest.mark.usefixtures("history")
def test_in_a_terminal_it_goes_to_the_clipboard(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bell_lap.cli.history_share.on_terminal", lambda: True)
    said = cli("history", "share", "last")
    printed, _, copied = said.out.partition("\x1b]52;c;")
    assert printed == f"{LINE}\n"
    assert b64decode(copied.removesuffix("\a")).decode() == LINE
    assert said.err.startswith("Copied")
    assert "\x1b" not in cli("history", "share", "last", "--no-copy").out
