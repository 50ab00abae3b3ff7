"""A view and its plan as a frame: every word on the run screen is chosen here and beside it.

`rep_framing` has the words of a rep, `rest_framing` those of a recovery, `sets` those of a set.
"""

from __future__ import annotations

from dataclasses import replace

from bell_lap.core import phrases, tap_phrases
from bell_lap.core.plan import MeasureKind, PlanStep, StepKind
from bell_lap.core.session import Place
from bell_lap.core.strength import SetAtHand
from bell_lap.core.units import format_clock
from bell_lap.core.view import Phase, TapMeans, View
from bell_lap.tui import rep_framing, rest_framing, sets, words
from bell_lap.tui.clock_words import SOON_MS, clock_mood, clock_text
from bell_lap.tui.happenings import NOTHING, Said
from bell_lap.tui.ports import Live
from bell_lap.tui.rep_framing import flag_words
from bell_lap.tui.widgets.frame import NO_FIGURE, NO_TABLE, Figure, Frame, Scene, Table
from bell_lap.tui.widgets.oval_picture import OvalState

__all__ = [
    "clock_mood",
    "clock_text",
    "flag_words",
    "frame_of",
    "piece_of",
    "scene_of",
    "tap_words",
]

GHOST_M = 3.0
"""How far the goal runner moves on the oval at a time: about a dot."""


def scene_of(view: View) -> Scene:
    """What the screen is for now."""
    step = view.step
    if view.phase is Phase.DONE:
        return Scene.DONE
    if view.phase is Phase.HELD:
        return Scene.HELD
    if step is None or step.kind is not StepKind.WORK:
        return Scene.REST
    if sets.is_set(step):
        return Scene.SET
    paused_before = view.phase is Phase.PAUSED and not view.elapsed_ms
    if view.phase in (Phase.READY, Phase.GET_READY) or paused_before:
        return Scene.BEFORE
    return Scene.REP


def frame_of(
    view: View,
    live: Live,
    times: tuple[str, str],
    notice: Said = NOTHING,
    last_time: str = "",
) -> Frame:
    """The frame for a view of a live workout.

    `times` are the time of day and that of the end, or an empty text; `last_time` is what was done
    of this step when it was last done.
    """
    plan, scene = live.plan, scene_of(view)
    rep = piece_of(view)
    rests = scene in (Scene.REST, Scene.HELD)
    done = live.set_at_hand() if _has_sets(live) else None
    asked = rep_framing.asked_figure(view, rep) if scene is not Scene.SET else NO_FIGURE
    if scene is Scene.SET and last_time:
        asked = sets.last_time_figure(last_time)
    return Frame(
        view=view,
        scene=scene,
        title=_title(view, rep),
        headline=_headline(view),
        detail=_detail(view),
        now=_now(view),
        tap=tap_words(view),
        goal=rep_framing.goal_line(view, rep, plan.lap_m, last_time),
        rep=_rep(view, scene),
        asked=asked,
        delta=rep_framing.delta_figure(view) if scene is Scene.REP else NO_FIGURE,
        course=rep_framing.course(view, plan.lap_m) if scene is Scene.REP else (),
        sets=sets.figures(view.step, done) if scene is Scene.SET and view.step else (),
        laps=_laps(view, scene, done),
        chart=rest_framing.chart(view) if rests else (),
        next=rest_framing.coming(view, plan.lap_m, last_time if rests else ""),
        bar=rest_framing.bar(view, SOON_MS) if rests else None,
        oval=_oval(view, rep, live),
        progress=_progress(view, times[1]),
        time_of_day=times[0],
        pacer=live.pacer_on and view.phase is not Phase.DONE,
        kept=not live.rehearsal,
        notice=notice.text,
        notice_kind=notice.kind,
    )


def moved(frame: Frame, view: View, live: Live) -> Frame:
    """The frame a moment later, where nothing happened since: only what moves is made anew."""
    return replace(
        frame,
        view=view,
        delta=rep_framing.delta_figure(view) if frame.scene is Scene.REP else NO_FIGURE,
        bar=None if frame.bar is None else rest_framing.bar(view, SOON_MS),
        oval=_oval(view, piece_of(view), live),
    )


def _rep(view: View, scene: Scene) -> Figure:
    if view.step is None:
        return NO_FIGURE
    detail = _detail(view)
    if scene is Scene.SET and view.step.label:
        # Its name stands over the figures.
        detail = detail.replace(view.step.label, "", 1).strip(" ·")
    return rep_framing.rep_figure(view.step, detail)


def _has_sets(live: Live) -> bool:
    return any(step.measure is MeasureKind.COUNT for step in live.plan.steps)


def _laps(view: View, scene: Scene, done: SetAtHand | None) -> Table:
    if scene is Scene.HELD:
        return rest_framing.gap(view)
    if scene is Scene.REP:
        return rep_framing.laps(view)
    if scene is Scene.REST:
        return rest_framing.last(view, done)
    return NO_TABLE


def piece_of(view: View) -> PlanStep | None:
    """The piece of work that matters now: the one under way, or the one to come."""
    if view.step is not None and view.step.kind is StepKind.WORK:
        return view.step
    return view.next_step


def _title(view: View, rep: PlanStep | None) -> str:
    block = rep.block_name if rep is not None else ""
    return f"{view.title} · {block}" if block and block != view.title else view.title


def _headline(view: View) -> str:
    if view.phase is Phase.DONE:
        return "Done"
    step = view.step
    heading = "" if step is None else words.heading_of(step)
    return heading.replace("Rep", "Set") if step is not None and sets.is_set(step) else heading


def _detail(view: View) -> str:
    step = view.step
    if step is None:
        return ""
    parts = [step.label or "" if sets.is_set(step) else phrases.step_words(step)]
    if step.set is not None and step.sets is not None and step.sets > 1:
        parts.append(f"set {step.set} of {step.sets}")
    if view.attempt > 1:
        parts.append(f"attempt {view.attempt}")
    if step.optional:
        parts.append("optional")
    state = _now(view) if view.phase in (Phase.PAUSED, Phase.HELD, Phase.OVERDUE) else ""
    return " · ".join(part for part in (state, *parts) if part)


def _now(view: View) -> str:
    match view.phase:
        case Phase.READY:
            return "At the line: tap to start"
        case Phase.GET_READY:
            return "Get ready"
        case Phase.WORK:
            return "Run" if view.step is not None and view.step.distance_m else "Go"
        case Phase.RECOVERY:
            rest = None if view.step is None else view.step.rest
            return rest.manner.value.capitalize() if rest and rest.manner else "Recover"
        case Phase.OVERDUE:
            return "Over: start the runner"
        case Phase.PAUSED:
            return "Paused"
        case Phase.HELD:
            return f"A gap of {format_clock(view.held_ms or 0)}"
        case Phase.DONE:
            return "The workout is over"


def tap_words(view: View) -> str:
    """What a tap would do now, as one short line."""
    if view.phase is Phase.HELD and view.tap is TapMeans.NOTHING:
        return "Too long ago to go on: s stops before the gap"
    if view.tap is TapMeans.DONE and view.step is not None and sets.is_set(view.step):
        return "SPACE says this set is done"
    return f"SPACE {tap_phrases.tap_words(view)}"


def _oval(view: View, rep: PlanStep | None, live: Live) -> OvalState | None:
    """The track with the rep at hand on it; none for what is not run there."""
    if rep is None or rep.distance_m is None or live.plan.place is not Place.TRACK:
        return None
    running = view.step is rep and scene_of(view) is Scene.REP
    last = view.last_mark
    return OvalState(
        lap_m=live.plan.lap_m,
        start_m=rep.start_m,
        distance_m=rep.distance_m,
        ghost_m=_whole(view.position_m) if running else None,
        last_m=last.distance_m if running and last is not None else None,
        to_come=not running,
    )


def _whole(place_m: float | None) -> float | None:
    """A place to the nearest GHOST_M: what is drawn does not show less."""
    return None if place_m is None else round(place_m / GHOST_M) * GHOST_M


def _progress(view: View, ends: str) -> tuple[str, ...]:
    parts = []
    if view.optional_left:
        parts.append(f"{view.optional_left} optional: f is enough")
    if view.reps_all.max:
        reps = f"{view.reps_done} of {words.reps_of(view.reps_all)}"
        piece = piece_of(view)
        lifts = piece is not None and sets.is_set(piece)
        parts.append(reps.replace("rep", "set") if lifts else reps)
    if ends:
        parts.append(f"done about {ends}")
    if view.elapsed_session_ms:
        parts.append(f"{format_clock(view.elapsed_session_ms)} gone")
    if view.left_session_ms is not None and view.phase is not Phase.DONE:
        parts.append(f"{format_clock(view.left_session_ms)} left")
    return tuple(parts)
