"""The pictures in the README and on docs/screens.md are the tested snapshots."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest

from tests import pictures

pytestmark = pytest.mark.docs


def test_the_pictures_and_the_page_are_those_of_the_snapshots() -> None:
    assert pictures.stale() == [], "run: make screenshots"


def test_every_snapshot_is_on_the_page_and_nothing_else() -> None:
    page = pictures.PAGE.read_text("utf-8")
    shown = [unquote(target) for target in re.findall(r'<img src="\.\./([^"]+)"', page)]
    there = [shot.path.relative_to(pictures.ROOT).as_posix() for shot in pictures.shots()]
    assert sorted(shown) == sorted(there)


def test_the_readme_shows_every_picture() -> None:
    readme = (pictures.ROOT / "README.md").read_text("utf-8")
    for name in pictures.PICTURES:
        assert f"(assets/screenshots/{name})" in readme


def test_the_sizes_are_read_from_the_pictures() -> None:
    sizes = {
        pictures.size_of(shot.path.read_text("utf-8"))
        for shot in pictures.shots()
        if "size" in shot.path.name or re.search(r"\d+x\d+", shot.path.name)
    }
    assert sizes == {(60, 20), (80, 24), (120, 40), (160, 50)}


def test_every_screen_is_there_at_each_size_and_in_each_theme() -> None:
    from tests.tui.test_every_screen import SCENES, own_themes

    names = {shot.path.name for shot in pictures.shots()}
    for scene in SCENES:
        for theme in own_themes():
            assert f"test_each_theme[{scene}-{theme}].svg" in names
