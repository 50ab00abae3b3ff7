"""A session becomes a plan: every goal a time, every mark a distance, every recovery a rule.

Equal arguments give equal plans. The order of steps comes from `core.drafts`, the goals from
`core.goals`, numbers and places from `core.placing`.
"""

from __future__ import annotations

from bell_lap.core.drafts import work_count
from bell_lap.core.estimates import Estimator
from bell_lap.core.goals import Reckoner
from bell_lap.core.notation.limits import MOST_STEPS
from bell_lap.core.notation.printer import print_goal, print_items, print_rest
from bell_lap.core.placing import Placer, check_length
from bell_lap.core.plan import Plan, PlanNote
from bell_lap.core.profile import Profile, race_words, with_default
from bell_lap.core.session import Note, Session
from bell_lap.core.totals import add_up
from bell_lap.core.track import Track
from bell_lap.errors import BadInput


def expand(session: Session, profile: Profile, track: Track, notes: tuple[Note, ...] = ()) -> Plan:
    """The plan of a session for one runner on one track; `notes` are the parser's, kept first.

    A session's own race is used only where the profile has neither a best nor a goal. Raises
    BadInput for more than 1,000 pieces of work, over 24 h, a changing recovery that does not fit
    its reps, and goals that nobody can run.
    """
    count = sum(work_count(item) for block in session.blocks for item in block.items)
    if count > MOST_STEPS:
        raise BadInput(f"this comes to {count:,} steps; a session has at most {MOST_STEPS:,}")
    runner = with_default(profile, session.race)
    reckoner = Reckoner(runner, track.length_m)
    placer = Placer(session, track, reckoner, Estimator.of(runner))
    steps = placer.place()
    check_length(sum(step.expected_ms or 0 for step in steps))
    said = [*reckoner.said, *placer.unsaid]
    if runner is not profile and session.race is not None and reckoner.used:
        race = race_words(session.race)
        said.insert(0, f"no best and no goal is known: paces are from the session's own {race}")
    return Plan(
        title=session.title,
        notation=_notation(session),
        steps=steps,
        totals=add_up(steps),
        notes=(
            *(PlanNote(note.text, note.line, note.column) for note in notes),
            *(PlanNote(text) for text in said),
        ),
        kind=session.kind,
        place=session.place,
        lap_m=track.length_m,
        pacer=session.pacer,
    )


def _notation(session: Session) -> str:
    """The lines of all blocks; a block's name and defaults stand above them as a comment."""
    parts = []
    for block in session.blocks:
        pace = "" if block.pace is None else _after(print_goal(block.pace), "@", unless="in ")
        rest = "" if block.rest is None else _after(print_rest(block.rest), "rest", unless="on ")
        defaults = ", ".join(part for part in (pace, rest) if part)
        heading = ": ".join(part for part in (block.name or "", defaults) if part)
        parts += [f"# {heading}"] if heading else []
        parts += [print_items(block.items)]
    return "\n".join(parts)


def _after(text: str, word: str, *, unless: str) -> str:
    return text if text.startswith(unless) else f"{word} {text}"
