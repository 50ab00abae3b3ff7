"""The sounds of a cue and of a phrase, at their volumes.

Everything is read when a kit is loaded, so that nothing can be missing when a cue is due. Samples
that a kit gives are shared: nobody may change them.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path

from bell_lap import resources
from bell_lap.core.cues import CueKind
from bell_lap.core.voice import CLIPS
from bell_lap.sound.backends import Samples
from bell_lap.sound.client import SoundOptions
from bell_lap.sound.samples import concat, read_wav, scale, scaler, silence

WORD_GAP_MS = 30
"""Between two words of one breath."""
COMMA_MS = 170
"""Between two parts of a phrase: where a comma would stand."""
PART_BEGINS = frozenset({"from", "goal", "rep", "last-rep", "set", "ease", "optional"})
"""A comma stands before these clips."""
PART_ENDS = frozenset({"slow", "fast", "even", "last-rep", "too-fast", "done"})
"""A comma stands after these clips."""
PHRASES_KEPT = 64
"""Phrases that are kept ready: a schedule is made anew after every tap, mostly of the same ones."""


def gain(percent: int) -> float:
    """What a volume in percent multiplies samples by: its square, so 50 sounds half as loud."""
    return (percent / 100) ** 2


class Kit:
    """Every cue and every clip, with volumes."""

    def __init__(
        self,
        cues: Mapping[CueKind, Samples],
        clips: Mapping[str, Samples],
        options: SoundOptions | None = None,
    ):
        """`cues` and `clips` are at full volume."""
        self._cues = cues
        self._clips = clips
        self._options = options or SoundOptions()
        own = dict(self._options.volumes)
        self._gains = {
            kind: gain(self._options.volume) * gain(own.get(kind, 100)) for kind in CueKind
        }
        self._ready = {
            kind: scale(samples, self._gains[kind]) if self._gains[kind] else silence(0)
            for kind, samples in cues.items()
        }
        self._scaled = scaler(self._gains[CueKind.SPEECH])
        self._words: dict[str, Samples] = {}
        self._phrases: OrderedDict[tuple[str, ...], Samples] = OrderedDict()

    @classmethod
    def load(cls, options: SoundOptions, folder: Path | None = None) -> Kit:
        """The sounds of `folder` (None: those shipped), in its `cues` and `voice`.

        Raises EnvironmentProblem that names the file where one is missing or damaged.
        """
        folder = folder or resources.assets_dir()
        cues: dict[CueKind, Samples] = {
            kind: read_wav(folder / "cues" / f"{kind.name.lower()}.wav")
            for kind in CueKind
            if kind is not CueKind.SPEECH
        }
        return cls(
            cues, {name: read_wav(folder / "voice" / f"{name}.wav") for name in CLIPS}, options
        )

    def with_volumes(self, options: SoundOptions) -> Kit:
        """The same sounds at the volumes of `options`."""
        return Kit(self._cues, self._clips, options)

    def cue(self, kind: CueKind, count: int = 0) -> Samples:  # noqa: ARG002 - pips sound alike
        """The sound of that cue; empty where its volume is 0, and for SPEECH.

        `count` is a pip's number. All three sound alike: the one that differs is what they lead to.
        """
        return self._ready.get(kind, silence(0))

    def phrase(self, words: tuple[str, ...]) -> Samples:
        """Those clips as one breath, with the pauses of speech; empty where the volume is 0.

        Raises KeyError for a word that is no clip: that is a bug of the caller's phrases.
        """
        if not words or not self._gains[CueKind.SPEECH]:
            return silence(0)
        if words in self._phrases:
            self._phrases.move_to_end(words)
        else:
            self._phrases[words] = self._join(words)
            if len(self._phrases) > PHRASES_KEPT:
                self._phrases.popitem(last=False)
        return self._phrases[words]

    def _join(self, words: tuple[str, ...]) -> Samples:
        parts: list[Samples] = []
        for index, word in enumerate(words):
            if parts:
                parts.append(silence(COMMA_MS if _comma(words, index) else WORD_GAP_MS))
            parts.append(self._word(word))
        return concat(parts)

    def _word(self, word: str) -> Samples:
        """A clip at its volume, which takes a while to reckon: done once, when it is first said."""
        if word not in self._words:
            self._words[word] = self._scaled(self._clips[word])
        return self._words[word]


def _comma(words: tuple[str, ...], index: int) -> bool:
    """Whether a comma stands before `words[index]`, which is not the first of them.

    "rep seven of eleven, four hundred, from the finish line, goal seventy-two": the count of reps
    ends a part too.
    """
    counted = index >= 2 and words[index - 2] == "of"
    return counted or words[index] in PART_BEGINS or words[index - 1] in PART_ENDS
