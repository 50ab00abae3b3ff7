"""The words of a TOML document: keys, strings, numbers and dates, each read from a place.

A `Cursor` only moves forward. It reads every word that tomllib reads, and may read one that tomllib
refuses: it says where a word ends, not what it means.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_BARE = 100
"""Characters of a number or a date."""

BLANK = re.compile(r"[ \t]*")
SPACE = re.compile(r"[ \t\n]*(?:#[^\n]*[ \t\n]*)*")
TAIL = re.compile(r"[ \t]*(?:#[^\n]*)?")
BARE = re.compile(r"[^ \t\n,\[\]{}#=\"']+")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_BARE_VALUE = re.compile(r"true|false|[+-]?(?:inf|nan)|[+-]?[0-9][0-9A-Za-z_.:+-]*")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TIME = re.compile(r" [0-9]{2}:[0-9]{2}[^ \t\n,\]}#]*")
_STRING = re.compile(r""" "[^"\\\n]*(?:\\[^\n][^"\\\n]*)*" | '[^'\n]*' """, re.VERBOSE)
_MULTILINE_STOP = {"'''": re.compile("'''"), '"""': re.compile(r'\\.|"""', re.DOTALL)}
_BACKSLASH = re.compile(r"\\.", re.DOTALL)
_ESCAPE = re.compile(
    r"\\(?:(?P<short>[btnfr\"\\])"
    r"|u(?P<u>[0-9A-Fa-f]{4})|U(?P<U>[0-9A-Fa-f]{8}))"
)
_LINE_END = re.compile(r"\\[ \t]*\n")
_SHORT = dict(zip('btnfr"\\', '\b\t\n\f\r"\\', strict=True))
_CURLY = "\u201c\u201d\u201e\u2018\u2019\u201a\u00ab\u00bb`\u00b4"

LINES_HINT = "a line is key = value, a heading such as [[block]], or a comment after #"
QUOTES_HINT = "text stands in quotes: '...'"


@dataclass(frozen=True, slots=True)
class Span:
    """`text[start:end]` of the document."""

    start: int
    end: int


class TomlError(Exception):
    """The document cannot be followed at `span`; `hints` are ways out."""

    def __init__(self, message: str, span: Span, *hints: str):
        super().__init__(message)
        self.message = message
        self.span = span
        self.hints = hints


class Cursor:
    """A place in a text: `at` is the offset of the next character."""

    def __init__(self, text: str):
        self.text = text
        self.at = 0

    def sees(self, text: str) -> bool:
        """Whether `text` comes next."""
        return self.text.startswith(text, self.at)

    def skip(self, pattern: re.Pattern[str]) -> int:
        """Pass what matches; returns where the cursor is then."""
        found = pattern.match(self.text, self.at)
        self.at = found.end() if found else self.at
        return self.at

    def line_end(self) -> int:
        """Where the line ends that the cursor is in."""
        end = self.text.find("\n", self.at)
        return len(self.text) if end < 0 else end

    # --- words: each passes one, or raises TomlError --------------------------------------------

    def simple_key(self) -> str:
        """One part of a key; returns its name."""
        start = self.at
        if self.sees("'") or self.sees('"'):
            self.string()
            inner = self.text[start + 1 : self.at - 1]
            if self.text.startswith(("'''", '"""'), start):
                raise TomlError("a key has one quote at each end", Span(start, self.at))
            return inner if self.text[start] == "'" else _ESCAPE.sub(_unescaped, inner)
        found = _BARE_KEY.match(self.text, start)
        if found is None:
            raise TomlError("expected a key or a heading", Span(start, start + 1), LINES_HINT)
        self.at = found.end()
        return found.group()

    def string(self) -> None:
        """A text in quotes of any kind."""
        start = self.at
        triple = self.text[start : start + 3]
        stop = _MULTILINE_STOP.get(triple)
        if stop is None:
            found = _STRING.match(self.text, start)
            if found is None:
                quote = self.text[start]
                raise TomlError(
                    f"this text is never closed with {quote}",
                    Span(start, self.line_end()),
                    f"a text of several lines stands between {quote * 3} and {quote * 3}",
                )
            self.at = found.end()
        else:
            self.at = self._multiline_end(stop, triple)
        if self.text[start] == '"':
            self._escapes(start, stop is not None)

    def _multiline_end(self, stop: re.Pattern[str], quotes: str) -> int:
        start = self.at
        for found in stop.finditer(self.text, start + 3):
            if found.group() == quotes:
                end = found.end()
                # One or two quotes may be the end of the text itself.
                for _ in range(2):
                    end += self.text.startswith(quotes[0], end)
                return end
        raise TomlError(f"this text is never closed with {quotes}", Span(start, start + 3))

    def _escapes(self, start: int, multiline: bool) -> None:
        for found in _BACKSLASH.finditer(self.text, start, self.at):
            escape = _ESCAPE.match(self.text, found.start())
            if escape and _is_character(escape):
                continue
            if multiline and _LINE_END.match(self.text, found.start()):
                continue
            raise TomlError(
                "this backslash begins no escape",
                Span(found.start(), found.end()),
                "in '...' a backslash is only a backslash",
            )

    def bare(self) -> None:
        """A number, a date, true or false."""
        start = self.at
        found = BARE.match(self.text, start)
        if found is None:
            raise TomlError("expected a value", Span(start, start + 1), QUOTES_HINT)
        if found.group()[0] in _CURLY:
            raise TomlError(
                f"{found.group()[0]} is no quote that TOML knows",
                Span(start, start + 1),
                "text stands in straight quotes: '...'",
            )
        if not _BARE_VALUE.fullmatch(found.group()):
            raise self.unquoted(start)
        self.at = found.end()
        if _DATE.fullmatch(found.group()):
            time = _TIME.match(self.text, self.at)
            self.at = time.end() if time else self.at
        if self.at - start > MAX_BARE:
            raise TomlError(
                f"a number has at most {MAX_BARE} characters", Span(start, self.at), QUOTES_HINT
            )

    def unquoted(self, start: int) -> TomlError:
        """The error for a text without quotes from `start` to the end of the line."""
        span = Span(start, self.line_end())
        rest = self.text[start : span.end].strip()
        fits = len(rest) <= 40 and not set("'#]}") & set(rest)
        hint = QUOTES_HINT.replace("...", rest) if fits else QUOTES_HINT
        return TomlError("this text needs quotes", span, hint)


def _code(escape: re.Match[str]) -> int:
    return int(escape["u"] or escape["U"], 16)


def _is_character(escape: re.Match[str]) -> bool:
    if escape["short"]:
        return True
    code = _code(escape)
    return code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF


def _unescaped(escape: re.Match[str]) -> str:
    short = escape["short"]
    return _SHORT[short] if short else chr(_code(escape))
