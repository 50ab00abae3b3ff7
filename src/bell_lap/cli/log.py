"""`bell-lap log`: a workout that was done without the laptop, with its times by the watch."""

from __future__ import annotations

import argparse

from bell_lap.cli.load import load
from bell_lap.cli.options import add_session, whole_number
from bell_lap.cli.output import print_lines


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the arguments."""
    parser.description = (
        "Write down a workout that was done without the laptop. Its times are kept as by watch;\n"
        "it counts for the week, for bests and for comparing like any other."
    )
    parser.epilog = "\n".join(
        (
            "times, one for each rep in order:",
            "  36.4, 1:12.3     the rep's time",
            "  35.8/36.4        its laps, where the rep has a mark for each",
            "  -                run, but not timed",
            "  dnf              not finished; 36.4/dnf keeps the laps before",
            "  Fewer times than reps: the rest was not run. None at all: all of it was done.",
            "",
            "examples:",
            "  bell-lap log base-30min 32:10",
            "  bell-lap log '8 x 200m, rest 90s' 36.4 36.1 36.6 35.9 36.0 36.2 35.8 35.1",
            "  bell-lap log '3 x 600m' 1:52.0 - dnf --date yesterday --rpe 8 --tag heat",
            "  bell-lap log lift-heavy --date monday --note 'squats felt light'",
            "  bell-lap log rest-day",
        )
    )
    add_session(parser)
    parser.add_argument(
        "times", metavar="TIME", nargs="*", help="the times by the watch; see below"
    )
    parser.add_argument(
        "--date",
        metavar="DAY",
        default="today",
        help="2026-05-29, yesterday, monday (the last one); today unless said",
    )
    parser.add_argument("--note", metavar="TEXT", default="", help="a line for the diary")
    parser.add_argument(
        "--conditions", metavar="TEXT", default="", help="weather, track, shoes in a line"
    )
    parser.add_argument(
        "--rpe",
        metavar="N",
        type=lambda text: whole_number(text, 1, 10, "effort"),
        help="how hard it was: 1 very easy, 10 all there is",
    )
    parser.add_argument(
        "--tag", metavar="WORD", action="append", default=[], help="a tag; more than once for more"
    )


def run(args: argparse.Namespace) -> int:
    """Keep it and say what it came to."""
    from bell_lap.clock import SystemClock, today
    from bell_lap.history.adding import Told
    from bell_lap.history.listing import result_line
    from bell_lap.history.store import Store
    from bell_lap.live.logged import Done, log_workout, preview, read_day
    from bell_lap.live.saving import About

    day = today()
    loaded = load(args.session, args.goal)
    done = Done(
        plan=loaded.plan,
        day=read_day(args.date, day),
        times=tuple(args.times),
        about=About(loaded.file.text, loaded.library_name, loaded.profile),
        told=Told(args.note, args.conditions, args.rpe, tuple(args.tag)),
    )
    preview(done.plan, done.times)  # no history is made for what cannot be logged
    with Store.open() as store:
        kept = log_workout(store, SystemClock(), day, done)
    line = result_line(kept.logged.result)
    print_lines(
        [
            " · ".join(filter(None, (f"{done.day}  {done.plan.title}", line))),
            f"Logged as workout {kept.workout}: `bell-lap history show {kept.workout}`",
        ]
    )
    return 0
