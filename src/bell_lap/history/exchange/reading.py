"""The workouts of a JSON file one after the other, in the time and the room of the largest.

A file as it is written has one workout a line. One that another program has laid out otherwise is
read whole, up to a size.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO, NoReturn

from bell_lap.errors import BadInput
from bell_lap.history.exchange.json_out import FIRST_LINE, FORMAT, FORMAT_KEY, LAST_LINE

LONGEST_LINE = 64 * 2**20
"""Bytes of one workout."""
LARGEST_WHOLE = 256 * 2**20
"""Bytes of a file that is not one workout a line."""
_NUMBER = re.compile(rb'\s*\{\s*"' + FORMAT_KEY.encode() + rb'"\s*:\s*(\d{1,9})\s*[,}]')
_BOM = b"\xef\xbb\xbf"


def workouts_of(file: BinaryIO) -> Iterator[object]:
    """The workouts as plain values. Raises BadInput where the file is no history, or cut off."""
    first = file.readline(LONGEST_LINE).removeprefix(_BOM)
    number = _NUMBER.match(first)
    if number is not None and int(number[1]) != FORMAT:
        raise BadInput(
            f"this history has the format {int(number[1])}; this bell-lap reads {FORMAT}",
            hints=("A later version of bell-lap wrote it: update to read it.",),
        )
    if first.rstrip(b"\r\n") == FIRST_LINE:
        return _lines(file)
    return iter(_whole(first, file))


def _lines(file: BinaryIO) -> Iterator[object]:
    number = 0
    more = True
    while line := file.readline(LONGEST_LINE + 1).strip():
        if line == LAST_LINE:
            if file.read(1).strip():
                raise BadInput("something stands after the end of the history")
            if more and number:
                raise BadInput("a comma stands after the last workout")
            return
        number += 1
        if len(line) > LONGEST_LINE:
            raise BadInput(f"workout {number} of the file is over {LONGEST_LINE >> 20} MiB")
        if not more:
            raise BadInput(f"a comma is missing before workout {number} of the file")
        more = line.endswith(b",")
        yield _loads(line.removesuffix(b","), f"workout {number} of the file")
    raise BadInput(
        f"the file is cut off after workout {number}", hints=("Export it again, or copy it again.",)
    )


def _whole(first: bytes, file: BinaryIO) -> list[object]:
    if first.strip() and not first.lstrip().startswith(b"{"):
        raise _no_history()
    data = first + file.read(LARGEST_WHOLE + 1 - len(first))
    if len(data) > LARGEST_WHOLE:
        raise BadInput(
            f"the file is over {LARGEST_WHOLE >> 20} MiB and not one workout a line",
            hints=("Import it as `bell-lap history export json` wrote it.",),
        )
    value = _loads(data, "the file")
    match value:
        case {"bell_lap_history": 1 as number, "workouts": list(workouts), **rest}:
            if not rest and number is not True:
                return workouts
    raise _no_history()


def _no_history() -> BadInput:
    return BadInput(
        "this is no history of bell-lap",
        hints=(f"It begins with {FIRST_LINE.decode()}",),
    )


def _loads(data: bytes, what: str) -> object:
    try:
        value: object = json.loads(data.decode(), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        raise BadInput(f"{what} is no JSON: {error}") from error
    return value


def _refuse(word: str) -> NoReturn:
    raise ValueError(f"{word} is no number of JSON")
