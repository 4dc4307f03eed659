"""Numbers and quantities in words: "four", "a dozen", "a pair of", "two hundred", "several"."""

from prompt2mesh.language.tokens import Token

_UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30,
    "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
GROUPS = {
    "pair": 2, "couple": 2, "trio": 3, "quartet": 4, "dozen": 12, "score": 20, "handful": 5, "few": 3,
    "bunch": 7, "group": 4, "set": 4, "stack": 5, "pile": 12, "heap": 12, "row": 5, "cluster": 6, "herd": 5,
    "flock": 6, "pack": 4, "swarm": 12, "collection": 6, "bouquet": 7, "school": 8, "crowd": 8, "line": 5,
    "assortment": 6, "bundle": 6, "mound": 12, "litter": 5, "fleet": 5, "batch": 6, "series": 4,
    "number": 5, "family": 4, "team": 5, "pride": 5, "gang": 5, "army": 12, "colony": 8, "brood": 5, "troop": 6,
    "squad": 5, "band": 4, "variety": 5, "lot": 9, "lots": 9, "tower": 5, "ring": 8, "circle": 8,
}  # fmt: skip
VAGUE = {"several": 5, "many": 9, "some": 4, "few": 3, "numerous": 9, "multiple": 4, "various": 5, "countless": 24,
         "both": 2, "couple": 2, "plenty": 9, "dozens": 24, "hundreds": 100, "thousands": 1000}  # fmt: skip
ARRANGED = frozenset({"stack", "pile", "heap", "mound", "tower", "row", "line", "ring", "circle"})


def read_number(tokens: list[Token], at: int) -> tuple[float, int] | None:
    """The number that starts at token `at` and how many tokens it takes, or None."""
    if at >= len(tokens):
        return None
    first = tokens[at]
    if first.kind == "number":
        value = _value(first)
        if _is_fraction(tokens, at + 1):
            return value / _value(tokens[at + 2]), 3
        if at + 3 < len(tokens) and tokens[at + 1].kind == "number" and _is_fraction(tokens, at + 2):
            return value + _value(tokens[at + 1]) / _value(tokens[at + 3]), 4
        used = 1
        if at + 1 < len(tokens) and tokens[at + 1].low in _SCALES:
            return value * _SCALES[tokens[at + 1].low], 2
        return value, used
    return _read_words(tokens, at)


def _is_fraction(tokens: list[Token], at: int) -> bool:
    return (
        at + 1 < len(tokens)
        and tokens[at].text == "/"
        and tokens[at].glued
        and tokens[at + 1].kind == "number"
        and _value(tokens[at + 1]) > 0
    )


def _value(token: Token) -> float:
    return float(token.text.replace(",", ""))


def _read_words(tokens: list[Token], at: int) -> tuple[float, int] | None:
    total, current, used, seen = 0, 0, 0, False
    while at + used < len(tokens):
        token = tokens[at + used]
        word = token.low
        if word in _UNITS and not (seen and current % 10 and _UNITS[word] < 10):
            current += _UNITS[word]
            seen = True
        elif word in _SCALES and (seen or (word == "hundred" and used == 0) or used == 0):
            current = max(current, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:
                total, current = total + current, 0
            seen = True
        elif word == "dozen" and seen:
            current *= 12
        elif (word == "and" and seen and current >= 100) or (token.text == "-" and seen):
            following = tokens[at + used + 1].low if at + used + 1 < len(tokens) else ""
            if following not in _UNITS:
                break
        else:
            break
        used += 1
    return (float(total + current), used) if seen else None
