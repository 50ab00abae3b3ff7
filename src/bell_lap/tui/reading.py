"""Reads keys from the terminal in a thread of its own, each with the instant at which it was read.

Nothing that comes in ends it but the terminal's own end: a byte that is no UTF-8 is one odd sign,
and a sequence that Textual's parser cannot take is dropped, alone. A text in one piece that nobody
can type is a paste, from a terminal that does not mark it as one.
"""

from __future__ import annotations

import os
import selectors
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
WHITE = " \r\n\t"
TEXT_SIGNS = 8
"""A text has more different signs than a flood of keys."""
LONGEST_PASTE = 1 << 21
"""Signs of a paste that are kept."""


class Reading(threading.Thread):
    """`take` gets each message and `lost` is called once where the terminal is gone; both here."""

    def __init__(
        self, descriptor: int, take: Callable[[Message], None], lost: Callable[[], None]
    ) -> None:
        super().__init__(name="textual-input", daemon=True)
        self._descriptor = descriptor
        self._take = take
        self._lost = lost
        self._ending = threading.Event()
        self._decode = getincrementaldecoder("utf-8")("replace").decode
        self._parser = XTermParser()

    def stop(self) -> None:
        """Read what is there and end; waits for it."""
        self._ending.set()
        self.join()

    def run(self) -> None:
        """Read until the end."""
        with selectors.SelectSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            while not self._ending.is_set():
                if selector.select(WAIT_S) and not self._read():
                    self._lost()
                    return
                self._pass_on(None)
            for _ in range(LAST_CHUNKS):
                if not selector.select(0) or not self._read():
                    return

    def _read(self) -> bool:
        """Pass on what is there; False where the terminal is gone."""
        try:
            data = os.read(self._descriptor, CHUNK)
        except OSError:
            return False
        text = self._decode(data)
        if len(text) >= PASTE_SIGNS and _is_text(text):
            return self._read_paste(text)
        for char in text:
            self._pass_on(char)
        return bool(data)

    def _read_paste(self, text: str) -> bool:
        """Pass on a paste, with all of it that comes at once after its first piece."""
        pieces, signs, here = [text], len(text), True
        with selectors.SelectSelector() as selector:
            selector.register(self._descriptor, selectors.EVENT_READ)
            while here and selector.select(WAIT_S):
                try:
                    data = os.read(self._descriptor, CHUNK)
                except OSError:
                    data = b""
                here = bool(data)
                if signs < LONGEST_PASTE:
                    pieces.append(self._decode(data))
                    signs += len(pieces[-1])
        whole = "".join(pieces)[:LONGEST_PASTE].replace("\r", "\n")
        self._take(Paste("".join(sign for sign in whole if sign == "\n" or sign.isprintable())))
        return here

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
            if not _is_half_a_sign(message):
                self._take(message)


def _is_text(text: str) -> bool:
    """Whether it could be a text: no escape sequences, and not the same few keys over and over."""
    return "\x1b" not in text and len({*text} - {*WHITE}) >= TEXT_SIGNS


def _is_half_a_sign(message: Message) -> bool:
    """Whether it is a key of a character that no text can have: one of a pair of UTF-16."""
    if not isinstance(message, Key) or message.character is None:
        return False
    return any("\ud800" <= char <= "\udfff" for char in message.character)
