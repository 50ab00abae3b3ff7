"""What screens tell the app."""

from __future__ import annotations

from textual.message import Message


class Left(Message):
    """A finished workout was looked at and is left."""
