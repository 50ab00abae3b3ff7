"""The tables of the benchmarks: what is kept, what could not be measured, and the page itself."""

from __future__ import annotations

import json
import re
from functools import partial
from pathlib import Path

import pytest
from benchmarks import __main__ as bench
from benchmarks import machine, page, report
from benchmarks.probe import Probe, queued
from benchmarks.promises import PROMISES, Promise, Yardstick, known
from benchmarks.report import Row

README = Path(__file__).parent.parent / "README.md"
PLAIN = Promise("a tap", "ms", 2.0, 0.99, (Yardstick("a stopwatch", "its tap"),))
RATIO = Promise("paint", "x", 1.4, 0.5, (Yardstick("bare", "bare paint"),), "our paint")
PAINTS = [
    RATIO.row((1.0, 1.3, 9.0)),
    Row("our paint", "ms", (200.0, 260.0, 300.0)),
    Row("bare paint", "ms", (150.0, 200.0, 250.0)),
]


def test_a_figure_stands_beside_its_yardstick_at_the_quantile_of_its_bar() -> None:
    rows = [PLAIN.row((0.5,) * 98 + (1.5, 9.0)), Row("its tap", "ms", (1.0,) * 98 + (6.0, 7.0))]
    assert page.line(PLAIN, rows) == (
        "a tap", "p99 <= 2 ms", "1.50 ms", "a stopwatch 6 ms", "0.25", "yes",
    )  # fmt: skip


def test_a_bar_for_a_ratio_is_for_the_pairs() -> None:
    assert page.line(RATIO, PAINTS) == (
        "paint", "median <= 1.4 x bare", "260 ms", "bare 200 ms", "1.30", "yes",
    )  # fmt: skip


def test_a_bar_that_is_not_kept_says_so() -> None:
    row = PLAIN.row((5.0,))
    assert not row.passed
    assert page.line(PLAIN, [row])[-1] == "**no**"
    assert report.lines([row])[1].endswith("TOO MUCH")


def test_what_could_not_be_measured_says_why() -> None:
    row = PLAIN.row((), "no terminal here")
    assert row.passed
    assert "not measured: no terminal here" in page.line(PLAIN, [row])
    assert report.lines([row])[1].endswith("not measured: no terminal here")
    assert row.to_json()["p99"] is None
    without = [PLAIN.row((1.0,)), Row("its tap", "ms", (), note="not installed")]
    assert "a stopwatch not measured: not installed" in page.line(PLAIN, without)
    with pytest.raises(ValueError, match="no values"):
        assert row.figure


def test_what_was_counted_stands_with_the_figure() -> None:
    lost = Promise("lost", "inputs", 0.0, 1.0)
    assert "0 inputs (20 kills)" in page.line(lost, [lost.row((0.0, 0.0), "20 kills")])
    assert page.line(lost, [lost.row((0.0, 1.0))])[-1] == "**no**"


def test_only_what_is_between_the_markers_is_written() -> None:
    text = f"before\n{page.BEGIN}\nold\n{page.END}\nafter"
    assert page.written(text, "new") == f"before\n{page.BEGIN}\n\nnew\n\n{page.END}\nafter"
    for broken in ("", text + page.BEGIN, f"{page.END}{page.BEGIN}"):
        with pytest.raises(ValueError, match="once each"):
            page.written(broken, "new")


def test_every_row_has_as_many_cells_as_its_head() -> None:
    noted = [*PAINTS, PLAIN.row((), "a | in it")]
    drawn = page.figures([RATIO, PLAIN], noted, ["a machine"])
    columns = [line.count("|") for line in drawn.splitlines() if line.startswith("|")]
    assert columns == [7] * 4 + [10] * (2 + len(noted))


def test_a_benchmark_that_cannot_run_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def no_module(name: str) -> object:
        raise ImportError(f"No module named 'fcntl' in /some/where for {name}")

    monkeypatch.setattr(bench, "import_module", no_module)
    for name, promises in PROMISES.items():
        rows = bench.measure(name, None, quick=False)
        assert len(rows) == max(1, len(promises))
        assert {row.note for row in rows} == {
            f"No module named 'fcntl' in ... for benchmarks.{name}"
        }


def test_one_go_writes_every_line_and_says_whether_the_bars_are_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy = tmp_path / "page.md"
    copy.write_text(f"above\n{page.BEGIN}\n{page.END}\nbelow\n", "utf-8")

    def measured(worse: float, name: str, runs: int | None, *, quick: bool) -> list[Row]:
        assert (runs, quick) == (None, False)
        return [promise.row((promise.bar + worse,)) for promise in PROMISES[name]]

    monkeypatch.setattr(page, "PAGE", copy)
    monkeypatch.setattr("sys.argv", ["benchmarks", "--write", "--json", str(tmp_path / "rows")])
    for worse, code, kept in ((0.0, 0, "| yes |"), (1.0, 1, "| **no** |")):
        monkeypatch.setattr(bench, "measure", partial(measured, worse))
        assert bench.main() == code
        text = copy.read_text("utf-8")
        assert text.startswith("above\n")
        assert text.endswith("\nbelow\n")
        assert text.count(kept) == len(known())
    assert len(json.loads((tmp_path / "rows").read_text())) == len(known())


@pytest.mark.parametrize(
    "arguments", [["--write", "taps"], ["--write", "--quick"], ["no-such"], ["--runs", "0"]]
)
def test_what_cannot_be_is_refused(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["benchmarks", *arguments])
    with pytest.raises(SystemExit) as ended:
        bench.main()
    assert ended.value.code == 2
    assert "error: " in capsys.readouterr().err


def test_no_path_of_this_machine_is_in_a_reason() -> None:
    assert bench.reason(OSError("no '/home/me/x.y', see a/b")) == "no '... see a/b"
    assert bench.reason(AssertionError()) == "AssertionError"


def test_the_machine_is_described_without_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.node", lambda: "secret-host")
    said = "\n".join(machine.described("1.00", 600.0))
    assert "secret-host" not in said
    assert re.search(r"Python 3\.\d+\.\d+, Textual \d", said)
    assert "in 10 minutes" in said
    assert "load average before: 1.00; after: " in said


def test_a_probe_finds_who_keeps_the_lock_and_no_more_than_it_waited(tmp_path: Path) -> None:
    probe = Probe()
    probe.start()
    while len(probe.held_ms) < 5:
        sum(range(10_000))
    sum(range(10_000_000))  # one call, which lets nobody else run
    probe.write(tmp_path / "found")
    assert all(
        0 <= held <= waited for held, waited in zip(probe.held_ms, probe.waited_ms, strict=True)
    )
    assert max(probe.held_ms) > 5
    Probe().write(tmp_path / "never started")
    assert "[]" in (tmp_path / "never started").read_text()


def test_where_the_system_tells_no_queue_there_was_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told = tmp_path / "schedstat"
    told.write_text("1000000000 2500000000 7\n")
    monkeypatch.setattr("benchmarks.probe.QUEUE", told)
    assert queued() == 2.5
    told.unlink()
    assert queued() == 0


def test_no_two_rows_have_one_name_but_a_shared_yardstick() -> None:
    names = [name for promise in known() for name in promise.rows()]
    shared = {yardstick.row for promise in known() for yardstick in promise.beside}
    assert sorted(set(names)) == sorted(
        name for place, name in enumerate(names) if name not in shared or name not in names[:place]
    )


@pytest.mark.docs
def test_the_page_has_every_line_and_the_rows_that_it_is_made_of() -> None:
    text = page.main_part(page.PAGE.read_text("utf-8"))
    first, _, rest = text.partition("### The machine")
    lines = {line.split(" | ")[0].removeprefix("| "): line for line in first.splitlines()}
    for promise in known():
        assert f"≤ {promise.bar:g} {promise.unit}" in lines[promise.what]
        for yardstick in promise.beside:
            assert yardstick.label in lines[promise.what]
    _, _, distributions = rest.partition("### The distributions")
    rows = {line.split(" | ")[0].removeprefix("| ") for line in distributions.splitlines()}
    lacking = {row for promise in known() for row in promise.rows()} - rows
    # Where a benchmark could not run its yardsticks were not measured either, and its line says so.
    for promise in known():
        if lacking & set(promise.rows()):
            assert "not measured: " in lines[promise.what]


@pytest.mark.docs
def test_the_page_has_room_for_what_was_slow_and_the_readme_leads_to_it() -> None:
    text = page.PAGE.read_text("utf-8")
    assert text.index(page.END) < text.index("## What was slow, and what was done")
    assert "](docs/performance.md)" in README.read_text("utf-8")
