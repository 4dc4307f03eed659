"""Sizes said of another thing: "twice as tall as the table", "1 m wider than the door", "as tall as it is wide"."""

from __future__ import annotations

from prompt2mesh.language.adjectives import COMPARATIVES, SIZES
from prompt2mesh.language.attachments import AttachmentReader
from prompt2mesh.language.brief import Comparison
from prompt2mesh.language.drafts import Draft

_TIMES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "half": 0.5, "quarter": 0.25}
_SIZE_NOUNS = {"height": "height", "width": "width", "length": "length", "depth": "depth", "size": "all"}


class CompareReader(AttachmentReader):
    """Reads comparisons of one object with another."""

    def comparison(self, at: int, subjects: list[Draft]) -> int:
        """Reads a comparison that starts at an item; returns the item after, or `at` if there is none."""
        start, factor, delta = at, 1.0, 0.0
        items = self.items
        item = items[at]
        if item.low in _TIMES and self._low(at + 1) in {"as", "the", "size"}:
            factor, at = _TIMES[item.low], at + 1
        elif item.has("number") and self._low(at + 1) in {"times", "x"}:
            factor, at = float(item.tags["number"]), at + 2
        elif item.has("length") and item.tags["length"][0] is None and self._low(at + 1) in COMPARATIVES:
            delta, at = float(item.tags["length"][1]), at + 1
        elif item.low in {"much", "far", "slightly", "bit"} and self._low(at + 1) in COMPARATIVES:
            at += 1
        found = self._standard(at, factor, delta)
        if found is None:
            return start
        axis, factor, delta, at = found
        return self._other_side(start, at, axis, factor, delta, subjects)

    def _standard(self, at: int, factor: float, delta: float) -> tuple[str, float, float, int] | None:
        """As in "as tall as", "taller than", "the height of": the axis and what the factor comes to."""
        word = self._low(at)
        if word == "as" and self._low(at + 1) in SIZES and self._low(at + 2) == "as":
            return SIZES[self._low(at + 1)][0], factor, delta, at + 3
        if word in COMPARATIVES and self._low(at + 1) == "than":
            axis, usual = COMPARATIVES[word]
            if delta:
                delta = delta if usual > 1 else -delta
            elif factor == 1.0:
                factor = usual
            elif usual < 1:
                factor = 1 / factor
            return axis, factor, delta, at + 2
        if word == "the" and self._low(at + 1) in _SIZE_NOUNS and self._low(at + 2) == "of":
            return _SIZE_NOUNS[self._low(at + 1)], factor, delta, at + 3
        return None

    def _other_side(self, start: int, at: int, axis: str, factor: float, delta: float, subjects: list[Draft]) -> int:
        items = self.items
        target: int | None = None
        of_axis = axis
        if self._low(at) == "it" and self._low(at + 1) == "is" and self._low(at + 2) in SIZES:
            of_axis = SIZES[self._low(at + 2)][0]
            end = at + 3
        else:
            phrase = self.noun_phrase(at) if at < len(items) else None
            if phrase is None or phrase.head is None:
                return start
            known = self._mentioned(phrase) or self._object(phrase)
            self.mark(phrase.head, "object")
            target, end = known.number, phrase.end
        text = self.text(start, end)
        for i in range(start, end):
            if self.roles[items[i].start] == "unknown":
                self.mark(items[i], "size")
        for subject in subjects:
            subject.compared.append(
                Comparison(text=text, axis=axis, factor=factor, delta_m=delta, target=target, of_axis=of_axis)
            )
        if target is not None and end + 1 < len(items) and items[end].has("rel") and items[end + 1].has("pron"):
            self.mark(items[end], "relation")
            self.mark(items[end + 1], "grammar")
            self._relate(
                str(items[end].tags["rel"]).removeprefix("!"), [self.objects[target]], subjects[-1], items[end].text
            )
            end += 2
        return end

    def _low(self, at: int) -> str:
        return self.items[at].low if at < len(self.items) else ""
