"""The lines that are always on the run screen: where we are, what is asked, what a tap means."""

from __future__ import annotations

from textual.content import Content

from bell_lap.core.view import Phase, TapMeans
from bell_lap.tui.widgets.frame import QUIET, Frame, NoticeKind, Scene
from bell_lap.tui.widgets.panel import Panel, ends


class TopLine(Panel):
    """The session on the left; the time of day and whether all is on the disk on the right."""

    DEFAULT_CSS = "TopLine { background: $panel; padding: 0 1; }"

    def words(self, frame: Frame) -> Content:
        if not frame.kept:
            saved = Content.styled("not saved", QUIET)
        elif frame.view.warning:
            saved = Content.styled("✗ not saved", "bold $text-error")
        elif frame.view.saved:
            saved = Content.styled("● saved", "$text-success")
        else:
            saved = Content.styled("○ saving", "bold $text-warning")
        pacer = "♪ pacer  " if frame.pacer else ""
        right = Content.assemble((pacer, "$text-accent"), (frame.time_of_day, QUIET), "  ", saved)
        width = self.size.width
        # Where there is no room its block goes first, then the time of day, then the title's end.
        for title, tail in ((frame.title, right), (frame.view.title, right), (frame.title, saved)):
            if len(title) + 2 + tail.cell_length <= width:
                return ends(Content.styled(title, "bold"), tail, width)
        cut = Content.styled(frame.view.title, "bold")
        return ends(cut.truncate(width - saved.cell_length - 2, ellipsis=True), saved, width)


class Headline(Panel):
    """Rep n of N and what the rep is; on the right how far the session is, where there is room."""

    DEFAULT_CSS = "Headline { padding: 0 2; }"

    def words(self, frame: Frame) -> Content:
        left = Content.assemble((frame.headline, "bold $text-accent"), "  ", frame.detail)
        width = self.size.width
        if frame.scene not in (Scene.REP, Scene.SET, Scene.BEFORE):
            return _with_progress(left, frame, width)
        goal = Content(frame.goal)
        if self.size.height > 1 or left.cell_length + 2 + goal.cell_length > width:
            return Content("\n").join([left, goal])
        return ends(left, goal, width)


def _with_progress(left: Content, frame: Frame, width: int) -> Content:
    """As many parts of the progress as there is room for."""
    parts = frame.progress
    while parts and left.cell_length + 2 + len(" · ".join(parts)) > width:
        parts = parts[:-1]
    return ends(left, Content.styled(" · ".join(parts), QUIET), width)


class TapBar(Panel):
    """What a tap means now: never hidden, never covered."""

    DEFAULT_CSS = """
    TapBar {
        text-align: center;
        background: $primary;
        color: $text;
        text-style: bold;
        &.-quiet { background: $surface; color: $text-muted; text-style: none; }
        &.-ask { background: $warning; color: $text; }
        &:ansi, &.-ask:ansi {
            background: ansi_default; color: ansi_default; text-style: bold reverse;
        }
        &.-quiet:ansi { text-style: none; }
    }
    """

    def words(self, frame: Frame) -> Content:
        view = frame.view
        self.set_class(view.tap is TapMeans.NOTHING and view.phase is not Phase.HELD, "-quiet")
        self.set_class(view.phase in (Phase.HELD, Phase.OVERDUE), "-ask")
        return Content(frame.tap)


class Notice(Panel):
    """What was refused, done or undone, what is in doubt; else how far the session is."""

    DEFAULT_CSS = """
    Notice {
        padding: 0 2;
        color: $foreground;
        &.-bad { background: $error; color: $text; text-style: bold; }
        &.-offer { background: $warning; color: $text; text-style: bold; }
        &.-bad:ansi, &.-offer:ansi {
            background: ansi_default; color: ansi_default; text-style: bold reverse;
        }
    }
    """

    def words(self, frame: Frame) -> Content:
        said = bool(frame.notice)
        self.set_class(said and frame.notice_kind is NoticeKind.BAD, "-bad")
        self.set_class(said and frame.notice_kind is NoticeKind.OFFER, "-offer")
        if said or frame.scene in (Scene.REST, Scene.HELD, Scene.DONE):
            return Content(frame.notice)
        return _with_progress(Content(), frame, self.size.width)
