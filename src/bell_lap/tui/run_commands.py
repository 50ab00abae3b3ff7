"""What can be done on the run screen beside tapping: each command is one input of the workout."""

from __future__ import annotations

from collections.abc import Callable

from bell_lap.core import inputs
from bell_lap.core.inputs import Input
from bell_lap.core.view import Action
from bell_lap.tui.commands import Command

RECOVERY_STEP_MS = 15_000
GOAL_STEP_MS = 1_000

DO: dict[str, tuple[Action, Callable[[int], Input]]] = {
    "next": (Action.NEXT, inputs.Next),
    "back": (Action.BACK, inputs.Back),
    "did_not_finish": (Action.DID_NOT_FINISH, inputs.DidNotFinish),
    "started_now": (Action.STARTED_NOW, inputs.StartedNow),
    "pause": (Action.PAUSE, inputs.Pause),
    "go_on": (Action.RESUME, inputs.Resume),
    "longer": (
        Action.ADJUST_RECOVERY,
        lambda at_ms: inputs.AdjustRecovery(at_ms, RECOVERY_STEP_MS),
    ),
    "shorter": (
        Action.ADJUST_RECOVERY,
        lambda at_ms: inputs.AdjustRecovery(at_ms, -RECOVERY_STEP_MS),
    ),
    "add_rep": (Action.ADD_REP, inputs.AddRep),
    "drop_rep": (Action.DROP_REP, inputs.DropRep),
    "last_rep": (Action.LAST_REP, inputs.LastRep),
    "enough": (Action.ENOUGH_REPS, inputs.EnoughReps),
    "repeat": (Action.REPEAT_REP, inputs.RepeatRep),
    "skip_block": (Action.SKIP_BLOCK, inputs.SkipBlock),
    "slower": (Action.SHIFT_GOAL, lambda at_ms: inputs.ShiftGoal(at_ms, GOAL_STEP_MS)),
    "faster": (Action.SHIFT_GOAL, lambda at_ms: inputs.ShiftGoal(at_ms, -GOAL_STEP_MS)),
    "undo": (Action.UNDO, inputs.Undo),
    "redo": (Action.REDO, inputs.Redo),
    "gap_next": (Action.GAP_ANSWER, lambda at_ms: inputs.GapAnswer(at_ms, "next")),
    "gap_repeat": (Action.GAP_ANSWER, lambda at_ms: inputs.GapAnswer(at_ms, "repeat")),
    "gap_run": (Action.GAP_ANSWER, lambda at_ms: inputs.GapAnswer(at_ms, "run")),
}
"""Name -> (what the view must allow, the input at an instant)."""

GAP_COMMANDS = (
    Command("gap-next", "n", "do('gap_next')", "Next rep", "After a gap: wait at the next rep"),
    Command("gap-repeat", "r", "do('gap_repeat')", "Repeat",
            "After a gap: wait to run this rep again"),
    Command("gap-run", "c", "do('gap_run')", "Count it",
            "After a gap: count the gap as time that was run"),
)  # fmt: skip
"""After a gap their keys mean this and nothing else."""

GIVE_WAY = frozenset({"next", "back"})
"""Commands whose keys mean an answer while one is asked for."""

RUN_COMMANDS = (
    Command("undo", "u", "do('undo')", "Undo",
            "Take the last input back as if it had never been; Page Up and Left too"),
    Command("next", "n", "do('next')", "Next",
            "Go on now: end the recovery, or end the rep as not finished"),
    Command("pause", "p", "do('pause')", "Pause", "Freeze the rep or recovery and its deadline"),
    Command("resume", "p", "do('go_on')", "Go on", "End the pause; a tap does it too"),
    Command("stop", "s,q", "stop", "Stop", "End the workout here; asks, and only y does it",
            shown_key="s"),
    Command("leave", "q", "leave", "Leave", "Leave the finished workout; it is kept"),
    Command("help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
    Command("accept-estimate", "y", "accept", "Take it",
            "Take the estimate for the tap that seems missed; it stays marked",
            footer=False),
    Command("refuse-estimate", "i", "ignore", "Ignore",
            "No tap was missed there: do not offer it again", footer=False),
    Command("laps", "e", "laps", "Laps", "Mend the laps of any rep; taps go on counting",
            footer=False),
    Command("restore-press", "R", "restore", "Restore",
            "The newest press that was not counted was a tap after all", footer=False),
    Command("set-more", "up", "set_reps(1)", "One more",
            "One repetition more was done in this set", footer=False),
    Command("set-fewer", "down", "set_reps(-1)", "One fewer",
            "One repetition fewer was done in this set", footer=False),
    Command("set-heavier", "shift+up,greater_than_sign", "set_load(1)", "Heavier",
            "The load of this set was 2.5 kg (5 lb) more", footer=False),
    Command("set-lighter", "shift+down,less_than_sign", "set_load(-1)", "Lighter",
            "The load of this set was 2.5 kg (5 lb) less", footer=False),
    Command("did-not-finish", "x", "do('did_not_finish')", "Stepped off",
            "The runner did not finish: laps are kept, the recovery starts"),
    Command("started-now", "g", "do('started_now')", "Started now",
            "The rep really started at this instant; the recovery before it grows",
            footer=False),
    Command("enough", "f", "do('enough')", "Enough",
            "The optional reps that are left are not run"),
    Command("redo", "U,ctrl+y", "do('redo')", "Redo", "Bring back what undo took", footer=False),
    Command("back", "r", "do('back')", "Rep again",
            "Go back to the last rep for a new attempt; the earlier one is kept", footer=False),
    Command("longer", "plus,equals_sign", "do('longer')", "+15 s",
            "This recovery is 15 s longer", footer=False),
    Command("shorter", "minus", "do('shorter')", "-15 s",
            "This recovery is 15 s shorter", footer=False),
    Command("typed-time", "t", "type_time", "Type time",
            "Type the rep's time from a watch; digits begin it too", footer=False),
    Command("lock", "l", "app.lock", "Lock",
            "Every key is a tap, Backspace undoes: for gloves and rain; Ctrl+U Ctrl+L unlocks",
            footer=False),
    Command("last-rep", "L", "do('last_rep')", "Last rep",
            "This rep, or the one to come, is the last; the cool-down stays", footer=False),
    Command("add-rep", "a", "do('add_rep')", "Add a rep", "One more rep of this line",
            footer=False),
    Command("drop-rep", "d", "do('drop_rep')", "Drop a rep", "One rep of this line fewer",
            footer=False),
    Command("repeat", "o", "do('repeat')", "Once more",
            "That rep once more, right after its recovery", footer=False),
    Command("skip-block", "k", "do('skip_block')", "Skip part",
            "Leave this part of the session and go to the next", footer=False),
    Command("new-goal", "w", "type_goal", "New goal",
            "Type a new time for this rep; later goals move with it", footer=False),
    Command("faster", "greater_than_sign", "do('faster')", "Goal 1 s faster",
            "From here on every goal is 1 s a lap faster", footer=False),
    Command("slower", "less_than_sign", "do('slower')", "Goal 1 s slower",
            "From here on every goal is 1 s a lap slower", footer=False),
    Command("pacer", "m", "pacer", "Pacer", "The pacer's ticks: on or off", footer=False),
    Command("voice", "v", "voice", "Caller", "The caller: off, splits only, or full", footer=False),
    Command("scroll-down", "down,j", "scroll(3)", "Down", "Further down in the result",
            footer=False),
    Command("scroll-up", "up", "scroll(-3)", "Up", "Further up in the result", footer=False),
    *GAP_COMMANDS,
)  # fmt: skip
