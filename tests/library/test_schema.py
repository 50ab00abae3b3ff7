"""One table of keys: the reader, the shipped JSON Schema and the documentation all follow it."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import jsonschema
import pytest

from bell_lap import resources
from bell_lap.core.session import Block, Session
from bell_lap.errors import BadInput
from bell_lap.library.files import read
from bell_lap.library.json_schema import json_schema, schema_text
from bell_lap.library.schema import BLOCK_KEYS, SESSION_KEYS, Key

DOCS = Path(__file__).parents[2] / "docs" / "session-files.md"
ROWS = [*SESSION_KEYS.values(), *BLOCK_KEYS.values()]
VALIDATOR = jsonschema.Draft7Validator(json_schema())
SHIPPED = sorted(resources.sessions_dir().glob("*.toml"))


def test_the_shipped_schema_is_the_one_the_table_gives() -> None:
    shipped = resources.assets_dir() / "session.schema.json"
    assert shipped.read_text(encoding="utf-8") == schema_text(), (
        "make it anew: python -m bell_lap.library.json_schema > assets/session.schema.json"
    )


def test_the_schema_is_a_schema() -> None:
    jsonschema.Draft7Validator.check_schema(json_schema())
    assert json.loads(schema_text()) == json_schema()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_session_follows_the_schema(path: Path) -> None:
    VALIDATOR.validate(tomllib.loads(path.read_text(encoding="utf-8")))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_session_names_the_schema_that_lies_beside_it(path: Path) -> None:
    first = path.read_text(encoding="utf-8").splitlines()[0]
    assert (path.parent / first.removeprefix("#:schema ")).resolve().is_file()


def reads(text: str) -> bool:
    try:
        read(text.encode())
    except BadInput:
        return False
    return True


BLOCK = "[[block]]\nsteps = '400m'\n"


@pytest.mark.parametrize(
    "text",
    [
        "title = 'x'\n" + BLOCK,
        BLOCK,
        "title = 'x'\n",
        "title = ''\n" + BLOCK,
        "title = 5\n" + BLOCK,
        f"title = '{'x' * 100}'\n" + BLOCK,
        f"title = '{'x' * 101}'\n" + BLOCK,
        "title = 'x'\nkind = 'rest'\n",
        "title = 'x'\nkind = 'rest'\n" + BLOCK,
        "title = 'x'\nkind = 'sprint'\n" + BLOCK,
        "title = 'x'\nsuits = 'mile 9:00 or slower'\n" + BLOCK,
        "title = 'x'\nsuits = 'mile 9:00'\n" + BLOCK,
        "title = 'x'\nsuits = 'everybody'\n" + BLOCK,
        "title = 'x'\npacer = true\n" + BLOCK,
        "title = 'x'\npacer = 'on'\n" + BLOCK,
        "title = 'x'\nplace = 'road'\n" + BLOCK,
        "title = 'x'\nplace = 'beach'\n" + BLOCK,
        "title = 'x'\nblock = []\n",
        "title = 'x'\nblock = {}\n",
        "title = 'x'\nblock = [1]\n",
        "title = 'x'\n[[block]]\nname = 'no steps'\n",
        "title = 'x'\n" + BLOCK + "flow = 'on'\n",
        "title = 'x'\n" + BLOCK + "flow = true\n",
        "title = 'x'\n" + BLOCK + "kind = 'rest'\n",
        "title = 'x'\n" + BLOCK + "rest = 90\n",
        "title = 'x'\n" + BLOCK + "extra = 1\n",
        "title = 'x'\nextra = 1\n" + BLOCK,
    ],
)
def test_editor_and_program_agree(text: str) -> None:
    assert VALIDATOR.is_valid(tomllib.loads(text)) is reads(text)


def test_every_key_of_the_contract_has_a_row_and_no_other() -> None:
    assert {*SESSION_KEYS} - {"block"} == {*Session.__dataclass_fields__} - {"blocks"}
    assert {*BLOCK_KEYS} - {"steps"} == {*Block.__dataclass_fields__} - {"items", "role"}


@pytest.mark.parametrize("key", ROWS, ids=lambda key: key.name)
def test_a_name_tried_instead_is_no_key_itself(key: Key) -> None:
    own = SESSION_KEYS if SESSION_KEYS.get(key.name) is key else BLOCK_KEYS
    assert not set(key.also) & set(own)


@pytest.mark.docs
@pytest.mark.parametrize("key", ROWS, ids=lambda key: key.name)
def test_the_documentation_has_a_row_for_every_key(key: Key) -> None:
    text = DOCS.read_text(encoding="utf-8")
    top, _, blocks = text.partition("## The keys of a block")
    part = top if SESSION_KEYS.get(key.name) is key else blocks
    row = re.search(rf"^\| `{key.name}` \|.*$", part, re.MULTILINE)
    assert row is not None
    words = part if key.name == "kind" else row.group()
    assert all(f"`{choice}`" in words for choice in key.choices if part is top)


@pytest.mark.docs
def test_the_sessions_of_the_documentation_can_be_read() -> None:
    text = DOCS.read_text(encoding="utf-8")
    examples = [
        found for found in re.findall(r"```toml\n(.*?)```", text, re.DOTALL) if "[[" in found
    ]
    assert examples
    for example in examples:
        assert read(example.encode()).session.blocks


@pytest.mark.docs
def test_the_error_of_the_documentation_is_the_one_that_is_told() -> None:
    text = DOCS.read_text(encoding="utf-8")
    shown = re.search(r"```\n(thursday\.toml:.*?)\n```", text, re.DOTALL)
    assert shown is not None
    line = 'purpos = "Speed endurance at the pace of the mile."'
    with pytest.raises(BadInput) as caught:
        read(f"title = 'x'\n{line}\n{BLOCK}".encode(), "thursday.toml")
    assert str(caught.value) == shown.group(1)
