"""What can be done on the screen of one workout."""

from __future__ import annotations

from bell_lap.tui.commands import Command

EFFORTS = {**{str(effort): effort for effort in range(1, 10)}, "0": 10}
"""The figures that say how hard it was."""

DETAIL_COMMANDS = (
    Command("detail-write", "n", "write", "Note",
            "Write the note, the conditions, the tags and the effort; 1-9 and 0 give the effort"),
    Command("detail-page", "tab", "page", "Page",
            "The other page: the reps with their charts, or the notes, the plan and its changes"),
    Command("detail-unfold", "enter", "unfold", "Laps",
            "The laps of this rep as rows, or not any more"),
    Command("detail-unfold-all", "a", "unfold_all", "All laps",
            "The laps of every rep as rows, or of none", footer=False),
    Command("detail-chart", "v", "chart", "Chart",
            "On a narrow screen: the chart of the laps in place of that of the reps", footer=False),
    Command("detail-laps", "e", "laps", "Mend laps",
            "Mend the laps of any rep: type, shift, split, join, restore"),
    Command("detail-compare", "c", "compare", "Compare",
            "Beside the last workout of the same work before this one"),
    Command("detail-trend", "t", "trend", "Trend", "The same work over the months"),
    Command("detail-share", "s", "share", "Share",
            "Copy the line that runners write, to paste it anywhere"),
    Command("detail-before", "left_square_bracket", "around(-1)", "Before",
            "The workout before this one", footer=False, shown_key="["),
    Command("detail-after", "right_square_bracket", "around(1)", "After",
            "The workout after this one", footer=False, shown_key="]"),
    Command("detail-delete", "d", "delete", "Delete",
            "Put the workout in the trash; for 30 days it can be brought back", footer=False),
    Command("detail-undo", "u", "undo", "Undo",
            "Take back what was last done here to the diary, or the trash"),
    Command("detail-back", "escape,q", "back", "Back", "Back to the list"),
    Command("detail-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip
