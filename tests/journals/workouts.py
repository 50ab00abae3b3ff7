"""The workouts that were frozen, as they were told. Only what has no file yet is written."""

from __future__ import annotations

from collections.abc import Callable

from bell_lap.core import inputs
from bell_lap.core.profile import Profile
from bell_lap.core.session import RaceTime
from tests.core.talk import Talk, plan_of

MILER = Profile(best=RaceTime("mile", 330_000), goal=RaceTime("mile", 300_000))


def coach_400s() -> Talk:
    """Six 400s by a coach: late starts, a held key, a nervous thumb."""
    talk = Talk(plan_of("6 x 400m @ mile, rest 90s jog", profile=MILER), "coach")
    at_ms = 0
    for number, rep_ms in enumerate((82_140, 81_530, 83_020, 81_990, 82_760, 79_310)):
        talk.at(at_ms).tap()
        if number == 1:
            for repeat in range(20):
                talk.at(at_ms + 500 + repeat * 33).tap()
        talk.at(at_ms + rep_ms).tap()
        if number == 2:
            talk.at(at_ms + rep_ms + 250).tap().at(at_ms + rep_ms + 5_000).tap()
        at_ms += rep_ms + 90_000 + 700 + number * 311
    return talk


def clicker_ladder() -> Talk:
    """A clicker on a ladder: starts away from the line, get-ready, recoveries that may be cut."""
    talk = Talk(plan_of("200m - 400m - 600m @ goal mile, rest 80-90s", profile=MILER), "clicker")
    talk.at(0).tap().at(3_000).tap().at(75_000 + 37_400).tap("right")
    talk.at(75_000 + 37_400 + 82_000).tap("right")
    talk.at(290_000).tap().at(290_080).tap().at(420_000).tap()
    talk.at(450_000).adjust(15_000).at(560_000).tap().at(640_000).next()
    return talk.at(700_000).tap().at(760_000).tap()


def solo_600s() -> Talk:
    """A solo runner with a watch: typed times, a start that was late, full recovery."""
    talk = Talk(plan_of("4 x 600m in 1:50, rest 2min; 200m @ max", profile=MILER), "solo")
    talk.at(0).tap().at(75_000 + 114_000).tap().at(75_000 + 121_000).types(109_400)
    talk.at(316_000).started_now().at(316_000 + 130_000).types(111_200)
    talk.at(560_000).started_now().at(700_000).tap().at(705_000).types(112_000)
    talk.at(720_000).types(111_900)
    talk.at(930_000).tap()
    return talk.at(1_000_000).tap().at(1_100_000).types(35_600)


def mile_with_a_missed_lap() -> Talk:
    """A mile of which one lap was not tapped; the estimate is accepted, another is refused."""
    talk = Talk(plan_of("1mi in 5:00; 400m in 70s", profile=MILER))
    talk.at(0).tap().at(76_800).tap().at(226_900).tap().at(301_200).tap()
    talk.at(303_000).does(inputs.AcceptEstimate, step=0, mark=1, split_ms=151_700)
    talk.at(304_000).does(inputs.RefuseEstimate, step=0, mark=0)
    talk.at(480_000).tap().at(549_300).tap()
    return talk.at(560_000).does(inputs.JudgeRep, step=2, verdict="not-timed")


def through_gaps() -> Talk:
    """Timed reps across sleep, a crash, another boot; each answer once, the last one stops."""
    talk = Talk(plan_of("6 x 2min, rest 1min; 800m", profile=MILER), "solo", ready=0)
    talk.at(0).tap().at(60_000).gap(56_000, "stall")
    talk.at(400_000).gap(100_000, "sleep").at(405_000).answers("next")
    talk.at(410_000).tap().at(800_000).gap(450_000).at(801_000).answers("repeat")
    talk.at(810_000).tap().at(1_000_000).gap(900_000, "closed").at(1_002_000).answers("run")
    talk.at(1_300_000).gap(1_050_000, "crash", trusted=False).at(1_305_000).tap()
    return talk.at(2_000_000).gap(1_330_000, "sleep").at(2_001_000).answers("stop")


def every_repair() -> Talk:
    """Two kilometres and a timed rep with every kind of repair, some taken back."""
    talk = Talk(plan_of("2 x 1km in 3:20, rest 3min; 5min", profile=MILER))
    talk.at(0).tap().at(40_900).tap().at(121_300).tap().at(202_500).tap()
    talk.at(210_000).does(inputs.ShiftTap, step=0, press=2, by_ms=-400)
    talk.at(211_000).does(inputs.SetSplit, step=0, mark=1, split_ms=120_900)
    talk.at(212_000).does(inputs.ClearTap, step=0, press=3)
    talk.at(213_000).does(inputs.RestorePress, step=0, press=3)
    talk.at(214_000).does(inputs.DeleteTap, step=0, press=2).at(215_000).undo()
    talk.at(390_000).tap().at(520_000).tap().at(530_000).does(
        inputs.MoveTap, step=2, press=12, mark=1
    )
    talk.at(531_000).does(inputs.InsertTap, step=2, split_ms=41_000)
    talk.at(594_000).tap().at(600_000).does(inputs.JudgeRep, step=2, verdict="did-not-finish")
    talk.at(601_000).does(inputs.JudgeRep, step=2, verdict="ok")
    talk.at(800_000).tap().at(880_000).tap().at(880_200).tap().at(965_000).tap()
    talk.at(1_110_000).does(inputs.RestorePress, step=4, press=20)
    return talk.does(inputs.DeleteTap, step=4, press=19)


def plan_on_the_move() -> Talk:
    """A session that was changed all along: reps added, dropped, repeated; goals; a skip."""
    talk = Talk(
        plan_of(
            "wu 10min easy", "4 x 400m in 76s, rest 60s", "2-4 x 200m in 36s, rest 30s",
            "cd 10min easy", profile=MILER,
        )
    )  # fmt: skip
    talk.at(0).tap().at(500_000).next().at(520_000).tap().at(530_000).add().at(597_000).tap()
    talk.at(600_000).repeat().at(610_000).drop().at(661_000).tap().at(662_000).goal(75_000)
    talk.at(736_500).tap().at(800_000).tap().at(874_000).tap().at(880_000).shift(-1_000)
    talk.at(936_000).tap().at(1_009_000).tap().at(1_070_000).tap().at(1_080_000).skip()
    talk.at(1_100_000).tap().at(1_135_000).tap().at(1_168_000).tap().at(1_204_000).tap()
    talk.at(1_210_000).enough().at(1_230_000).repeat().at(1_240_000).tap().at(1_275_000).tap()
    return talk.at(1_300_000).tap().at(1_500_000).stop()


def undone_and_late() -> Talk:
    """Undo many deep, redo, presses that arrive late, an undo that is refused."""
    talk = Talk(plan_of("4 x 600m in 1:54, rest 45s", profile=MILER), "coach", start="clock")
    talk.at(0).tap().at(20_000).pause().at(30_000).undo().at(37_000).tap().at(90_000).tap()
    talk.at(91_000).undo().at(115_000).tap().at(115_090).tap().at(116_000).undo()
    talk.at(116_500).redo().at(197_000).tap().at(276_000).tap().at(275_200).tap()
    talk.at(300_000).adjust(5_000).at(301_000).undo().undo().undo()
    talk.at(302_000).redo().redo().redo().at(364_000).tap().at(523_000).tap()
    talk.at(441_500).tap().at(524_000).undo().at(525_000).redo()
    return talk.at(607_000).tap().at(700_000).tap()


def strength_and_sprints() -> Talk:
    """Sets of movements, what was really done of them, then short sprints with full recovery."""
    talk = Talk(
        plan_of('3 x (5 reps "back squat" 100kg), rest 2min', "3 x 60m @ max, rest full",
                'open "shake out"', profile=MILER), "clicker", ready=5_000,
    )  # fmt: skip
    talk.at(0).tap().at(22_000).tap().at(30_000).does(inputs.SetDone, step=0, reps=4)
    talk.at(165_000).tap().at(170_000).does(inputs.SetDone, step=2, load_thousandths=102_500)
    talk.at(308_000).tap().at(400_000).tap().at(412_500).tap().at(420_000).tap().at(540_000).tap()
    talk.at(552_900).tap().at(700_000).tap().at(712_600).tap().at(800_000).tap().at(900_000).tap()
    return talk


def floats_and_send_offs() -> Talk:
    """Floats, a rep run again, one not finished, a pause, and starts on a cycle."""
    talk = Talk(plan_of("3 x (400m in 76s - 200m easy), rest 2min", "3 x 200m, on 1:30"), "coach")
    talk.at(0).tap().at(75_200).tap().at(140_000).tap().at(150_000).back().at(200_000).tap()
    talk.at(277_000).tap().at(345_000).tap().at(466_000).tap().at(500_000).pause()
    talk.at(530_000).resume().at(572_000).tap().at(640_000).steps_off().at(761_000).tap()
    talk.at(836_000).tap().at(900_000).next().at(1_000_000).tap().at(1_033_000).tap()
    talk.at(1_090_000).tap().at(1_185_000).tap().at(1_186_000).tap().at(1_219_000).tap()
    return talk


def eight_of_eight_to_ten() -> Talk:
    """8-10 x 30 s at an effort, solo, a distance recovery; eight were enough."""
    talk = Talk(plan_of("8-10 x 30s @ 90-95% effort, rest 60s jog", profile=MILER), "solo")
    talk.at(0).tap().at(100_000).adjust(5_000)
    return talk.at(700_000).enough()


def left_over_night() -> Talk:
    """Closed in a rep and found again the next day: it can only be stopped."""
    talk = Talk(plan_of("5 x 1km in 3:40, rest 2min", profile=MILER))
    talk.at(0).tap().at(44_000).tap().at(131_000).tap().at(219_000).tap().at(340_000).tap()
    talk.at(385_000).tap().at(390_000).last()
    return talk.at(400_000 + 14 * 3_600_000).gap(400_000, "closed").tap().back().stop()


def written_down() -> Talk:
    """Done without the laptop: times by the watch, laps, some not timed, one not finished."""
    talk = Talk(
        plan_of(
            "wu 1km easy", "3 x 600m in 1:50, rest 90s", "2 x 5min, rest equal",
            '2 x (5 reps "squat" 80kg), rest full', "cd 10min easy", profile=MILER,
        ),
        "solo", start="clock", ready=0,
    )  # fmt: skip
    talk.at(0).next().does(inputs.Logged, time_ms=400_000, timed=False).at(400_000)
    talk.does(inputs.Logged, time_ms=0, timed=False)
    talk.at(436_300).does(inputs.Logged, time_ms=36_300, mark=0)
    talk.at(511_200).does(inputs.Logged, time_ms=111_200)
    talk.at(601_200).does(inputs.Logged, time_ms=110_000, timed=False)
    talk.at(711_200).does(inputs.JudgeRep, step=4, attempt=1, verdict="did-not-finish")
    talk.at(801_200 + 109_900).does(inputs.Logged, time_ms=109_900)
    talk.next().does(inputs.Logged, time_ms=312_000).at(911_100 + 312_000)
    talk.does(inputs.Logged, time_ms=240_000).at(1_463_100).does(inputs.Logged, time_ms=288_500)
    talk.at(1_751_600).next().does(inputs.Logged, time_ms=30_000, timed=False).at(1_781_600)
    talk.does(inputs.Logged, time_ms=180_000, timed=False).at(1_961_600)
    return talk.does(inputs.Logged, time_ms=30_000, timed=False).at(2_000_000).next().stop()


WORKOUTS: dict[str, Callable[[], Talk]] = {
    name.replace("_", "-"): told
    for name, told in {
        made.__name__: made
        for made in (
            coach_400s, clicker_ladder, solo_600s, mile_with_a_missed_lap, through_gaps,
            every_repair, plan_on_the_move, undone_and_late, strength_and_sprints,
            floats_and_send_offs, eight_of_eight_to_ten, left_over_night,
            written_down,
        )
    }.items()
}  # fmt: skip
