"""The cues as docs/sound.md shows them: a table between two markers, and a picture of each wave.

Drawn from the files in assets/cues alone, by make_cues.py.
"""

from __future__ import annotations

import math
from array import array
from pathlib import Path

from synth import RATE, loudness_db, read

DOCS = Path(__file__).resolve().parent.parent / "docs"
PAGE = DOCS / "sound.md"
PICTURES = DOCS / "pictures" / "cues"
BEGIN, END = "<!-- cues: drawn by assets/make_cues.py -->", "<!-- cues: end -->"

WHEN = {
    "pip": "3, 2, 1 before a start, and before a recovery is over",
    "end_pip": "3, 2, 1 before the end of a timed rep",
    "go": "run: the rep starts",
    "stop": "the timed rep is over",
    "halfway": "half of a timed rep of a minute or more is over",
    "soon_30": "30 s of the recovery are left",
    "soon_10": "10 s of the recovery are left",
    "over": "the recovery is over, and the coach starts the runner",
    "tick": "the pacer: goal pace passes a point of the track",
    "mark_tick": "the pacer at a mark",
    "tap": "a tap counts; a pause begins or ends",
    "refused": "a tap or an order was not taken",
    "undo": "something was taken back, or done again",
    "bell": "the last lap of the last rep begins",
    "set_done": "a set is finished",
    "gate": "the next part waits for a tap",
    "finished": "the workout is finished",
    "attention": "somebody must look: a gap, or a screen that does not get the keys",
}

WIDTH, HEIGHT = 240, 48


def length_ms(samples: array[int]) -> int:
    """How long that is."""
    return round(len(samples) * 1_000 / RATE)


def peak_db(samples: array[int]) -> float:
    """The loudest sample, in dB below full scale."""
    return 20 * math.log10(max(map(abs, samples)) / 32_768)


def picture(samples: array[int], title: str) -> str:
    """The wave as an SVG: for each column the lowest and the highest sample in it."""
    middle = HEIGHT / 2
    upper, lower = [], []
    for column in range(WIDTH):
        part = samples[column * len(samples) // WIDTH : (column + 1) * len(samples) // WIDTH]
        high, low = (max(part), min(part)) if part else (0, 0)
        upper.append(f"{column},{middle - middle * high / 32_768:.1f}")
        lower.append(f"{column},{middle - middle * low / 32_768:.1f}")
    points = " ".join([*upper, *reversed(lower)])
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}"'
        f' viewBox="0 0 {WIDTH} {HEIGHT}"><title>{title}</title>'
        f'<polygon points="{points}" fill="#2f81c7" stroke="#2f81c7" stroke-width="0.5"/></svg>\n'
    )


def table(cues: dict[str, array[int]]) -> str:
    """The rows of docs/sound.md."""
    rows = ["| cue | when | length | peak | loudness | its wave |", "|---|---|---|---|---|---|"]
    for name, when in WHEN.items():
        samples = cues[name]
        rows.append(
            f"| **{name.replace('_', ' ')}** | {when} | {length_ms(samples)} ms"
            f" | {peak_db(samples):.1f} dB | {loudness_db(samples):.1f} dB"
            f" | ![{name.replace('_', ' ')}](pictures/cues/{name}.svg) |"
        )
    return "\n".join(rows)


def drawn(folder: Path) -> dict[Path, str]:
    """What the page and each picture should be, for the cues in that folder.

    Raises ValueError where the page has not both markers once.
    """
    cues = {name: read(folder / f"{name}.wav") for name in WHEN}
    page = PAGE.read_text("utf-8")
    if page.count(BEGIN) != 1 or page.count(END) != 1:
        raise ValueError(f"{PAGE} must have {BEGIN} and {END} once each")
    before, _, rest = page.partition(BEGIN)
    after = rest.partition(END)[2]
    texts = {PAGE: f"{before}{BEGIN}\n\n{table(cues)}\n\n{END}{after}"}
    for name, samples in cues.items():
        texts[PICTURES / f"{name}.svg"] = picture(samples, name.replace("_", " "))
    return texts


def draw(folder: Path) -> None:
    """Bring the page and the pictures up to date."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    for path, text in drawn(folder).items():
        path.write_text(text, "utf-8", newline="\n")


def stale(folder: Path) -> list[str]:
    """The page and the pictures that are not as they should be, a line each."""
    return [
        f"{path.relative_to(DOCS.parent)} is not drawn from the cues"
        for path, text in drawn(folder).items()
        if not path.exists() or path.read_text("utf-8") != text
    ]
