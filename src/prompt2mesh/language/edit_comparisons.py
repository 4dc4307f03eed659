"""Sizes said by comparison: "20 cm taller", "twice as wide", "raise the seat height by 10 %"."""

from __future__ import annotations

from prompt2mesh.language.adjectives import COMPARATIVES, SIZES
from prompt2mesh.language.edit_brief import Change, RelativeSize
from prompt2mesh.language.edit_targets import TargetReader
from prompt2mesh.language.edit_words import AXIS_NOUNS, DEGREES, RESIZE, TIMES


class ComparisonReader(TargetReader):
    """Reads comparatives and the verbs of growing and shrinking."""

    def _comparison(self, at: int) -> tuple[int, list[RelativeSize]]:
        """As in "taller", "20 cm taller", "much wider", "twice as wide", "10 % larger", "30 cm tall"."""
        items = self.items
        start = at
        strength, factor, delta = 1.0, None, None
        while at < len(items):
            item = items[at]
            if item.low in DEGREES:
                strength = DEGREES[item.low]
            elif item.low in TIMES:
                factor = TIMES[item.low]
            elif item.has("number") and at + 1 < len(items) and items[at + 1].low in {"times", "x"}:
                factor = float(item.tags["number"])
                at += 1
            elif item.has("length") and item.tags["length"][0] is None:
                delta = float(item.tags["length"][1])
            elif item.has("percent"):
                factor = 1 + float(item.tags["percent"]) / 100
            elif item.low in {"a", "of", "as", "by", "the", "its", "lot"} and at + 1 < len(items) and at > start - 1:
                pass
            else:
                break
            at += 1
        if at >= len(items):
            return (
                (start, [])
                if factor is None
                else (at, [RelativeSize(text=self.reader.text(start, at), axis="all", factor=factor)])
            )
        word = items[at].low
        text = self.reader.text(start, at + 1)
        end = at + 1
        while (
            end < len(items)
            and items[end].low in {"as", "again", "than", "now", "before", "big"}
            and factor is not None
        ):
            end += 1
        if word in COMPARATIVES:
            axis, usual = COMPARATIVES[word]
            if factor is not None:
                factor = 1 / factor if usual < 1 and factor > 1 and word not in {"larger", "bigger"} else factor
                if usual < 1 and factor > 1:
                    factor = 1 / factor
            elif delta is None:
                factor = 1 + (usual - 1) * strength if usual > 1 else 1 / (1 + (1 / usual - 1) * strength)
            signed = None if delta is None else (delta if usual > 1 else -delta)
            end, also = self._by_amount(end, axis, usual)
            if also is not None:
                return end, [also.model_copy(update={"text": self.reader.text(start, end)})]
            return end, [RelativeSize(text=text, axis=axis, factor=factor if signed is None else None, delta_m=signed)]
        if factor is not None and (word in SIZES or word in AXIS_NOUNS or word in {"as", "size"}):
            axis = SIZES[word][0] if word in SIZES else AXIS_NOUNS.get(word, "all")
            return end, [RelativeSize(text=text, axis=axis, factor=factor)]
        return start, []

    def _by_amount(self, at: int, axis: str, usual: float) -> tuple[int, RelativeSize | None]:
        """As in "by 10 cm", "by 20 %" behind a comparative or a verb."""
        if not self._follows(at, "by") or at + 1 >= len(self.items):
            return at, None
        item = self.items[at + 1]
        sign = 1 if usual >= 1 else -1
        if item.has("length"):
            return at + 2, RelativeSize(text=item.text, axis=axis, delta_m=sign * float(item.tags["length"][1]))
        if item.has("percent"):
            return at + 2, RelativeSize(
                text=item.text, axis=axis, factor=max(0.05, 1 + sign * float(item.tags["percent"]) / 100)
            )
        if item.has("number"):
            times = float(item.tags["number"])
            used = 3 if at + 2 < len(self.items) and self.items[at + 2].low in {"times", "x"} else 2
            return at + used, RelativeSize(
                text=item.text, axis=axis, factor=times if usual >= 1 or times < 1 else 1 / max(times, 1e-3)
            )
        if item.low in TIMES or (item.low == "a" and self._follows(at + 2, "factor", "half", "quarter")):
            return at + 2, RelativeSize(text=item.text, axis=axis, factor=TIMES.get(item.low, 0.5))
        return at, None

    def _resize(self, at: int, rest: int, verb: str) -> int:
        axis, usual = RESIZE[verb]
        if rest < len(self.items) and self.items[rest].has("det"):
            self._grammar(self.items[rest])
            following = rest + 1
        else:
            following = rest
        named = self.items[following].low if following < len(self.items) else ""
        if named in AXIS_NOUNS and not self._slider(following):
            self._grammar(self.items[following])
            axis = AXIS_NOUNS[named]
            rest = following + 1
            if self._follows(rest, "of"):
                self._grammar(self.items[rest])
                rest += 1
        slider = self._slider(following)
        if slider:
            return self._slide(at, following, slider, usual)
        targets, part, end = self._target(rest)
        if not targets:
            targets, part, end = *self.last, rest
        self.last = (targets, part)
        while end < len(self.items) and self.items[end].low in {"up", "down"}:
            usual = 0.8 if self.items[end].low == "down" else max(usual, 1.25)
            self._grammar(self.items[end])
            end += 1
        end, amount = self._by_amount(end, axis, usual)
        if (
            amount is None
            and self._follows(end, "to")
            and end + 1 < len(self.items)
            and self.items[end + 1].has("length")
        ):
            own, metres = self.items[end + 1].tags["length"]
            amount = RelativeSize(
                text=self.items[end + 1].text, axis=own or ("height" if axis == "all" else axis), metres=metres
            )
            end += 2
        relative = amount or RelativeSize(text=verb, axis=axis, factor=usual)
        for i in range(at, end):
            if self.reader.roles[self.items[i].start] == "unknown":
                self.reader.mark(self.items[i], "size")
        text = self.reader.text(at, max(end, at + 1))
        self.changes.append(Change(action="change", text=text, targets=targets, part=part, relative=(relative,)))
        return end

    def _slider(self, at: int) -> str:
        """The slider whose name stands here ("seat height")."""
        for length in (3, 2, 1):
            if at + length > len(self.items):
                continue
            phrase = "_".join(w for i in range(at, at + length) for w in self.items[i].low.split())
            for name in self.parameters:
                if phrase in {name.rpartition(".")[2], name.replace(".", "_")} and (length > 1 or "_" in phrase):
                    return name
        return ""

    def _slide(self, at: int, slider_at: int, slider: str, usual: float) -> int:
        words = slider.rpartition(".")[2].count("_") + 1
        named = "_".join(w for item in self.items[slider_at : slider_at + 4] for w in item.low.split())
        if named.startswith(slider.replace(".", "_")):
            words = slider.replace(".", "_").count("_") + 1
        end = slider_at
        while words > 0 and end < len(self.items):
            words -= len(self.items[end].low.split())
            self.reader.mark(self.items[end], "part")
            end += 1
        end, amount = self._by_amount(end, "all", usual)
        relative = amount or RelativeSize(text=slider, axis="all", factor=usual)
        if (
            amount is None
            and self._follows(end, "to")
            and end + 1 < len(self.items)
            and self.items[end + 1].has("length")
        ):
            relative = RelativeSize(
                text=self.items[end + 1].text, axis="all", metres=self.items[end + 1].tags["length"][1]
            )
            end += 2
        for i in range(slider_at, end):
            if self.reader.roles[self.items[i].start] == "unknown":
                self.reader.mark(self.items[i], "size")
        self.changes.append(
            Change(action="set", text=self.reader.text(at, end), parameter=slider, relative=(relative,))
        )
        return end
