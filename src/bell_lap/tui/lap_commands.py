"""What can be done in the lap editor. While a workout lives, Left and Right undo and tap."""

from __future__ import annotations

from bell_lap.tui.commands import Command

LAP_COMMANDS = (
    Command("laps-accept", "y", "mend('accept')", "Take it",
            "Take the estimate for the tap that was missed; the taps after it move on"),
    Command("laps-refuse", "n", "mend('refuse')", "No miss",
            "No tap was missed: do not offer the estimate again"),
    Command("laps-restore", "r", "mend('restore')", "Restore",
            "This press was a tap; one that came after the end was the finish"),
    Command("laps-instead", "w", "mend('instead')", "Instead",
            "This press counts in place of the tap nearest to it"),
    Command("laps-type", "t,enter", "type", "Type",
            "Type this mark's split, or its lap after Tab; digits begin it too", shown_key="0-9"),
    Command("laps-earlier", "minus,shift+left,left", "mend('earlier')", "0.1 s",
            "This tap came 0.1 s earlier", shown_key="-/+"),
    Command("laps-later", "plus,equals_sign,shift+right,right", "mend('later')", "0.1 s later",
            "This tap came 0.1 s later", footer=False),
    Command("laps-split", "i", "mend('put_in')", "Split",
            "A tap was missed in this lap: put an estimate in; without a free mark the tap here "
            "and those after it move on by a mark"),
    Command("laps-join", "m", "mend('merge')", "Join",
            "Make one lap of this and the next; no other tap moves"),
    Command("laps-take-out", "d,delete", "mend('take_out')", "Out",
            "This tap was none: put it aside; the taps after it move back by a mark"),
    Command("laps-undo", "u,backspace", "undo", "Undo", "Take the last repair back", shown_key="u"),
    Command("laps-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
    Command("laps-before", "left_square_bracket", "rep(-1)", "Rep", "The rep before",
            shown_key="[ ]"),
    Command("laps-after", "right_square_bracket", "rep(1)", "Rep after", "The rep after",
            footer=False),
    Command("laps-back", "escape,q", "back", "Back", "Close the laps", shown_key="Esc"),
    Command("laps-redo", "U,ctrl+y", "redo", "Redo", "Bring back what undo took", footer=False),
    Command("laps-move-back", "less_than_sign", "mend('move_back')", "Mark before",
            "This tap belongs to the mark before", footer=False),
    Command("laps-move-on", "greater_than_sign", "mend('move_on')", "Mark after",
            "This tap belongs to the mark after", footer=False),
    Command("laps-stepped-off", "x", "mend('stepped_off')", "Stepped off",
            "The runner did not finish this rep", footer=False),
    Command("laps-not-timed", "z", "mend('not_timed')", "Not timed",
            "This rep has no time that counts", footer=False),
    Command("laps-whole", "o", "mend('whole')", "Whole",
            "This rep was run to its end, and its time counts", footer=False),
)  # fmt: skip
