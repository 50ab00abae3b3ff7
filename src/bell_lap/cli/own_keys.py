"""The `[keys]` of the settings, checked against the screens: an error as any other of the file.

Only those who have keys of their own pay for the screens that have to be loaded to know them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from bell_lap import settings
from bell_lap.errors import BadInput
from bell_lap.settings import Settings
from bell_lap.settings.faults import error_at

if TYPE_CHECKING:
    from bell_lap.tui.keymap import Fault
    from bell_lap.tui.ports import Value

Keys = tuple[tuple[str, str], ...]
"""(binding id, keys) as the settings have them."""


def check_keys(known: Settings) -> None:
    """Raise BadInput, with its place, for the first key that cannot be."""
    for fault in _faults(known.keys):
        raise error_at("keys", fault.id, fault.sentence)


def save(changes: Mapping[str, Value]) -> Settings:
    """Change the settings; raises BadInput for keys that cannot be, and then changes nothing."""
    own = {
        path.removeprefix("keys."): None if value is None else str(value)
        for path, value in changes.items()
        if path.startswith("keys.")
    }
    if own:
        before = settings.load().keys
        new = [fault for fault in _faults(changed(before, own)) if fault not in _faults(before)]
        if new:
            raise BadInput(new[0].sentence)
    return settings.save(changes)


def changed(keys: Keys, own: Mapping[str, str | None]) -> Keys:
    """The keys of the settings with others for some ids; None takes an id out."""
    now = {**dict(keys), **own}
    return tuple((id_, written) for id_, written in now.items() if written is not None)


def _faults(keys: Keys) -> tuple[Fault, ...]:
    if not keys:
        return ()
    from bell_lap.tui.keymap import faults

    return faults(keys)
