"""One workout in words: its title, its series, its diary, what was planned beside what was done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from bell_lap.core.analysis import Series, series_of
from bell_lap.core.history_phrases import series_words
from bell_lap.core.phrases import range_words, span_words
from bell_lap.core.plan import Plan, Range, StepKind, StepRole
from bell_lap.core.result import WorkoutResult
from bell_lap.core.units import format_clock, round_half_up
from bell_lap.history.records import Diary
from bell_lap.history.results import changes_of
from bell_lap.history.stored import StoredWorkout
from bell_lap.tui import result_words
from bell_lap.tui.diary_words import effort_words, tag_words
from bell_lap.tui.widgets.frame import QUIET

_TITLE = "bold $accent"
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def title_of(stored: StoredWorkout) -> str:
    """`4 x 400m in 75s · Fri 2026-05-29 18:30`."""
    day, _, time = stored.summary.started_at[:16].partition("T")
    return f"{stored.title} · {DAYS[date.fromisoformat(day).weekday()]} {day} {time}"


def series_at(result: WorkoutResult, step: int | None) -> Series | None:
    """The series that the rep at that place of `result.steps` belongs to."""
    here = None if step is None else result.steps[step]
    return next((one for one in series_of(result) if here in one.reps), None)


def planned_beside_done(plan: Plan, result: WorkoutResult) -> list[tuple[str, str, str]]:
    """What was planned beside what was done, as (what, planned, done); equal ones too."""
    totals = plan.totals
    reps = [rep for rep in result.reps if not rep.running]
    work = [
        step for step in result.steps
        if step.role is StepRole.WORK and step.kind is StepKind.WORK and not step.running
    ]  # fmt: skip
    run_m = sum(step.distance_m or 0 for step in work)
    rests = [step for step in result.steps if step.kind is StepKind.RECOVERY]
    rows = []
    if totals.reps.max or reps:
        rows.append(("reps", range_words(totals.reps), str(len(reps))))
    if totals.work_mm.max:
        far = Range(*(round_half_up(mm / 1000) for mm in (totals.work_mm.min, totals.work_mm.max)))
        rows.append(("distance", f"{range_words(far)}m", f"{round_half_up(run_m)}m"))
    took_ms = sum(step.elapsed_ms or 0 for step in work)
    if totals.work_ms.max or took_ms:
        asked = span_words(totals.work_ms) if totals.work_ms.max else "open"
        rows.append(("time of work", asked, format_clock(took_ms)))
    rest_ms = sum(step.elapsed_ms or 0 for step in rests)
    if totals.recovery_ms.max or rest_ms:
        asked = span_words(totals.recovery_ms) if totals.recovery_ms.max else "open"
        rows.append(("rest", asked, format_clock(rest_ms)))
    whole = "open" if totals.estimated_ms is None else f"about {format_clock(totals.estimated_ms)}"
    took = "not timed" if result.whole_ms is None else format_clock(result.whole_ms)
    rows.append(("in all", whole, took))
    return rows


def notes_page(stored: StoredWorkout, result: WorkoutResult, diary: Diary) -> Content:
    """All that is to be read about a workout beside its reps."""
    parts: list[Content] = []
    if stored.readonly_reason:
        parts.append(Content.styled(stored.readonly_reason, "bold $text-warning"))
    parts += _diary(diary)
    lines = [said for series in series_of(result) if (said := series_words(series))]
    parts += _part("Series", "\n".join(lines))
    parts.append(_planned(planned_beside_done(stored.plan, result)))
    parts.append(result_words.changed(changes_of(stored)))
    parts += _part("Plan", stored.plan.notation)
    tapped = f"Tapped by: {stored.rules.who.value}"
    if diary.source == "log":
        tapped = "Logged afterwards: the times are from a watch."
    parts.append(Content.styled(tapped, QUIET))
    return Content("\n\n").join([part for part in parts if part.plain])


def _diary(diary: Diary) -> list[Content]:
    lines = [
        ("Effort", effort_words(diary.rpe)),
        ("Conditions", diary.conditions),
        ("Tags", tag_words(diary.tags)),
    ]
    facts = [
        Content.assemble((f"{what}  ", _TITLE), said) for what, said in lines if said
    ]  # fmt: skip
    note = _part("Note", diary.note)
    return [*note, *([Content("\n").join(facts)] if facts else [])]


def _part(what: str, text: str) -> list[Content]:
    """A text under its heading; user text is never markup."""
    return [Content.assemble((what, _TITLE), "\n", text)] if text else []


def _planned(rows: Sequence[tuple[str, str, str]]) -> Content:
    table = [("", "planned", "done"), *rows]
    what, planned, _ = (max(len(row[column]) for row in table) for column in range(3))
    lines = [f"{row[0]:<{what}}  {row[1]:>{planned}}  {row[2]}".rstrip() for row in table]
    return Content("\n").join(
        [Content.styled("Planned and done", _TITLE), Content.styled(lines[0], QUIET),
         *map(Content, lines[1:])]
    )  # fmt: skip
