"""What can be done on the list of workouts, and what it says where it has nothing to show."""

from __future__ import annotations

from bell_lap.tui.commands import Command

HISTORY_COMMANDS = (
    Command("history-open", "enter", "open", "Open", "Look at this workout", shown_key="⏎"),
    Command("history-filter", "slash", "filter", "Filter",
            "Find workouts by words, #tag, kind:intervals, 2026-05 or since:2026-01-01 as you "
            "type"),
    Command("history-mark", "x", "mark", "Mark", "Mark this workout to compare it; again: not",
            footer=False),
    Command("history-compare", "c", "compare", "Compare",
            "Compare the marked workouts; else this one with the one before of the same work"),
    Command("history-trend", "t", "trend", "Trend", "How this session went over the months"),
    Command("history-bests", "b", "bests", "Bests", "Your fastest over each distance"),
    Command("history-calendar", "w", "calendar", "Weeks",
            "The calendar, and what the week still owes"),
    Command("history-log", "l", "log", "Log", "Write down what was done without the laptop"),
    Command("history-delete", "d,delete", "delete", "Delete",
            "Put this workout in the trash; u brings it back", footer=False),
    Command("history-undelete", "u", "undelete", "Bring back",
            "Bring back what was deleted here last", footer=False),
    Command("history-back", "escape,q", "back", "Back",
            "Forget the filter; without one back to where you came from"),
    Command("history-help", "question_mark,f1", "help", "Help", "The keys of this screen",
            shown_key="?"),
)  # fmt: skip

EMPTY = (
    "No workout yet. Go back with Escape, choose a session and press Enter twice: the first one "
    "you run is kept here for good. l logs what was done without the laptop."
)
NOTHING = (
    "No workout matches. Any words of it find a workout, and #tag, kind:intervals, 2026-05, "
    "since:2026-01-01, until:2026-03. Escape clears the filter."
)
MOST_MARKED = 4
HINT = "words  #tag  kind:intervals  2026-05  since:2026-01-01"
