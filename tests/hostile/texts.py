"""Texts that no honest person writes, and how to tell whether one of them was obeyed."""

from __future__ import annotations

import re

TEXTS: dict[str, str] = {
    "a window title": "T\x1b]0;owned\x07",
    "a hyperlink": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJm\x07",
    "a cleared screen": "a\x1b[2Jb",
    "one byte that begins a command": "a\x9b2Jb\x9d0;owned\x9c",
    "another screen": "\x1b[?1049l\x1b[?1000h",
    "a question to the terminal": "\x1b[6n\x1b[c\x05",
    "a device string": "\x1bP+q544e\x1b\\\x90x\x9c",
    "a carriage return": "honest\rlying",
    "backspaces": "10:00\x08\x08\x08\x08\x085:00",
    "a bell and a shift out": "a\x07\x0e\x0fb",
    "a turned direction": "\u202e00:5 ni elim\u202c",
    "isolates": "\u2066a\u2067b\u2068c\u2069",
    "separators of lines": "a\u2028b\u2029c\x0bd\x0ce\x85f",
    "markup": "[red]a[/red] [/nope] [@click=app.quit]b[/] [link=x]c",
    "broken markup": "[/] [ [[ ] [/bold [@click=",
    "emoji words": ":bomb: :skull:",
    "shell": "$(touch owned); `touch owned` && touch owned | sh",
    "format": "%s%n{0.__class__}{}%(x)d",
    "a formula": '=cmd|" /C calc"!A0',
    "entities": '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;]]><b>',
    "SQL": "'; DROP TABLE workout; --\"",
    "combining": "e" + "\u0301" * 60,
    "right to left": "\u05e9\u05dc\u05d5\u05dd \u200f\u200e",
    "wide": "\u6f22" * 40 + "\U0001f3c3\u200d\u2640\ufe0f",
    "zero width": "\u200b\u200c\u2060\ufeff",
    "a path": "../../../etc/passwd",
    "a null": "a\x00b",
    "an option": "--force",
}  # fmt: skip

KEPT = {name: text for name, text in TEXTS.items() if "\x00" not in text}
"""Those that a JSON file may bring: SQLite ends a text at a null, which is refused."""

ALL = " ".join(KEPT.values())
"""All of them in one."""

_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")

_OURS = re.compile(
    rb"\x1b\[[0-9;:?<>=$ ]*[A-Za-z~{}|@`]"  # what a program on a full screen draws with
    rb"|\x1b[()*+][0-9A-Z]|\x1b[=>78c]|\x1b\]52;c;[A-Za-z0-9+/=]*\x07"
)


def obeyed(text: str) -> list[str]:
    """Every character in `text` that a terminal obeys; line feeds and tabs are not meant."""
    return _OBEYED.findall(text.replace("\r\n", "\n"))


def smuggled(raw: bytes) -> list[bytes]:
    """What of `TEXTS` stands in the bytes that a program on a full screen has written."""
    marks = (
        b"owned", b"evil.example\x1b", b"\x1b]52;c;cm0gLXJm", b"a\x1b[2J", b"\xc2\x9b", b"\xc2\x9d",
        b"\xc2\x90", b"\x1b[6n", b"\x05", b"\x1bP", b"\x0e", b"\x08", b"\xe2\x80\xae",
        b"\xe2\x80\xac", b"\xe2\x81\xa6", b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\x0b", b"\x0c",
        b"\xc2\x85",
    )  # fmt: skip
    found = [mark for mark in marks[1:] if mark in raw]
    if b"\x1b]0;" in raw or b"\x1b]8;" in raw:
        found.append(marks[0])
    left = _OURS.sub(b"", raw)
    return found + re.findall(rb"[\x00-\x06\x08\x0b\x0c\x0e-\x1a\x1c-\x1f\x7f]", left)
