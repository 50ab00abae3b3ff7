"""Reads keys from the terminal in a thread of its own, each with the instant at which it came.

That is when the system says that there is something to read: what it is, is found out afterwards.

Nothing that comes in ends it but the terminal's own end: a byte that is no UTF-8 is one odd sign,
and a sequence that Textual's parser cannot take is dropped, alone. A text in one piece that nobody
can type is a paste, from a terminal that does not mark it as one; not where every key is a tap.
"""

from __future__ import annotations

import os
import select
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste
from textual.message import Message

CHUNK = 4096
WAIT_S = 0.1
"""How long it waits before it looks whether it is to end, and whether Escape was a key."""
LAST_CHUNKS = 64
"""What had been typed when the end came is still read; a flood that never stops is not."""
PASTE_SIGNS = 1000
"""A piece of so many signs is a paste: five seconds of 200 keys, while no key could be read."""
ESCAPE = "\x1b"
WHITE = " \r\n\t"
TEXT_SIGNS = 4
"""A text has more different signs than a flood of keys."""
BEGINS, ENDS = "\x1b[200~", "\x1b[201~"
"""The marks of a paste, from a terminal that makes them."""
PATIENCE = 20
"""A marked paste that stands still for so many waits has lost its end: now keys are keys again."""
LONGEST_PASTE = 1 << 21
"""Signs of a paste that are kept."""


class Reading(threading.Thread):
    """`take` gets each message and `lost` is called once where the terminal is gone; both here.

    `may_paste`, asked here too, says whether a text that is not marked may be a paste just now.
    `now` tells the time as Textual stamps its messages.
    """

    def __init__(
        self,
        descriptor: int,
        take: Callable[[Message], None],
        lost: Callable[[], None],
        may_paste: Callable[[], bool],
        now: Callable[[], float],
    ) -> None:
        super().__init__(name="textual-input", daemon=True)
        self._descriptor = descriptor
        self._take = take
        self._lost = lost
        self._may_paste = may_paste
        self._now = now
        self._came = 0.0
        """When the last wait for something to read was over."""
        self._ending = threading.Event()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()
        self._tail = ""
        """The last signs that came, where a mark may have begun."""
        self._marked = False
        """Inside a paste that is marked."""
        self._quiet = 0
        """Waits since something came."""

    def stop(self) -> None:
        """Read what is there and end; waits for it."""
        self._ending.set()
        self.join()

    def run(self) -> None:
        """Read until the end."""
        while not self._ending.is_set():
            self._quiet += 1
            if self._waits(WAIT_S) and not self._read():
                self._lost()
                return
            self._pass_on(None)
            if self._marked and self._quiet > PATIENCE:
                self._take_in(ENDS)
        for _ in range(LAST_CHUNKS):
            if not self._waits(0) or not self._read():
                return

    def _waits(self, wait_s: float) -> bool:
        """Whether something waits to be read within `wait_s`, whose instant is now."""
        waits = bool(select.select([self._descriptor], [], [], wait_s)[0])
        self._came = self._now()
        return waits

    def _read(self) -> bool:
        """Pass on what is there; False where the terminal is gone."""
        try:
            data = os.read(self._descriptor, CHUNK)
        except OSError:
            return False
        text = self._decode(data)
        long = len(text) >= PASTE_SIGNS and not self._marked
        if long and _is_text(text) and self._may_paste():
            text = self._take_paste(text)
        self._take_in(text)
        return bool(data)

    def _take_in(self, text: str) -> None:
        """Pass on what a text makes, sign by sign, and note the marks of pastes."""
        self._quiet = 0
        seen = self._tail + text
        begins, ends = seen.rfind(BEGINS), seen.rfind(ENDS)
        if begins != ends:
            self._marked = begins > ends
        self._tail = seen[1 - len(ENDS) :]
        for char in text:
            self._pass_on(char)

    def _take_paste(self, text: str) -> str:
        """Pass on a paste, with all of it that comes at once after its first piece; what is not of
        it any more."""
        pieces, signs, rest = [text], len(text), ""
        # What floods in without end must not keep the program from its own.
        while not rest and not self._ending.is_set() and self._waits(WAIT_S):
            try:
                data = os.read(self._descriptor, CHUNK)
            except OSError:
                break
            if not data:
                break
            more = self._decode(data)
            if ESCAPE in more:
                rest = more
            elif signs < LONGEST_PASTE:
                pieces.append(more)
                signs += len(more)
        whole = "".join(pieces)[:LONGEST_PASTE].replace("\r", "\n")
        self._take(Paste("".join(sign for sign in whole if sign == "\n" or sign.isprintable())))
        return rest

    def _pass_on(self, char: str | None) -> None:
        """What one more character makes, or the passing of time."""
        parser = self._parser
        try:
            messages = list(parser.tick() if char is None else parser.feed(char))
        except (ValueError, OverflowError):
            # A code too large for a character, a number that is none: Textual knows no such keys.
            self._parser = XTermParser()
            return
        for message in messages:
            message.time = self._came
            if not _is_half_a_sign(message):
                self._take(message)


def _is_text(text: str) -> bool:
    """Whether it could be a text: no escape sequences, and not the same few keys over and over."""
    return ESCAPE not in text and len({*text} - {*WHITE}) >= TEXT_SIGNS


def _is_half_a_sign(message: Message) -> bool:
    """Whether it is a key of a character that no text can have: one of a pair of UTF-16."""
    if not isinstance(message, Key) or message.character is None:
        return False
    return any("\ud800" <= char <= "\udfff" for char in message.character)
