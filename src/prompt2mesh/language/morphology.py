"""English inflection: what a plural, a participle or a comparative is a form of."""

from functools import lru_cache

from prompt2mesh.language.lexicon import lexicon

_IRREGULAR = {
    "men": "man", "women": "woman", "children": "child", "people": "person", "mice": "mouse",
    "geese": "goose", "feet": "foot", "teeth": "tooth", "oxen": "ox", "leaves": "leaf", "loaves": "loaf",
    "knives": "knife", "wives": "wife", "lives": "life", "shelves": "shelf", "wolves": "wolf",
    "calves": "calf", "halves": "half", "hooves": "hoof", "scarves": "scarf", "dice": "die",
    "cacti": "cactus", "fungi": "fungus", "octopi": "octopus", "dwarves": "dwarf", "elves": "elf",
    "thieves": "thief", "sheaves": "sheaf", "lice": "louse", "vertices": "vertex", "matrices": "matrix",
    "bookshelves": "bookshelf", "policemen": "policeman", "firemen": "fireman", "snowmen": "snowman",
    "fishermen": "fisherman", "shoes": "shoe", "canoes": "canoe", "toes": "toe", "horseshoes": "horseshoe",
    "axes": "axe", "pies": "pie", "ties": "tie", "bowties": "bowtie", "cookies": "cookie",
    "brownies": "brownie", "movies": "movie", "zombies": "zombie", "selfies": "selfie", "hoodies": "hoodie",
    "radii": "radius", "foci": "focus",
}  # fmt: skip
_SINGULAR = frozenset({
    "glass", "dress", "bus", "gas", "grass", "brass", "canvas", "octopus", "cactus", "lens", "chess", "hibiscus",
    "compass", "mattress", "hippopotamus", "rhinoceros", "iris", "tennis", "abacus", "crocus", "walrus",
    "platypus", "ibis", "albatross", "fortress", "moss", "cross", "bass", "sass", "pegasus", "lotus", "circus",
    "asparagus", "citrus", "virus", "fungus", "torus", "christmas", "sunglass", "species", "chassis",
    "axis", "his", "its", "this", "is", "as", "was", "has", "us", "plus", "yes", "gladiolus", "status",
    "tyrannosaurus", "stegosaurus", "brontosaurus", "swiss", "corps", "colossus", "princess", "goddess",
})  # fmt: skip


@lru_cache(maxsize=4096)
def singular(word: str) -> str:
    """The singular of a (possibly plural) noun, or the word itself."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if len(word) < 4 or not word.endswith("s") or word in _SINGULAR or word.endswith(("ss", "us", "is")):
        return word
    candidates: list[str] = []
    if word.endswith("ies"):
        candidates.append(word[:-3] + "y")
    if word.endswith("ves"):
        candidates += [word[:-3] + "f", word[:-3] + "fe"]
    if word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
        candidates.append(word[:-2])
    candidates.append(word[:-1])
    for candidate in candidates:
        entry = lexicon().find(candidate)
        if entry and entry.nouns:
            return candidate
    own = lexicon().find(word)
    if own and own.nouns:
        return word
    return candidates[0]


@lru_cache(maxsize=4096)
def is_plural(word: str) -> bool:
    """Whether the word is a plural form of another."""
    return singular(word) != word


@lru_cache(maxsize=4096)
def verb_base(word: str) -> str | None:
    """The base form of an inflected verb the dictionary knows ("wearing" → "wear"), or None."""
    book = lexicon()
    for suffix, endings in _VERB_ENDINGS:
        if not word.endswith(suffix) or len(word) - len(suffix) < (1 if suffix == "ying" else 2):
            continue
        stem = word[: -len(suffix)]
        doubled = [stem[:-1]] if len(stem) > 2 and stem[-1] == stem[-2] else []
        found = [
            (entry.verb, c)
            for c in [*(stem + e for e in endings), *doubled]
            if (entry := book.find(c)) and entry.verb >= 0
        ]
        if found:  # "riding" is of "ride" and not of "rid": the commoner verb
            return max(found, key=lambda pair: pair[0])[1]
    return None


_VERB_ENDINGS = (
    ("ying", ("ie", "y")), ("ing", ("", "e")), ("ied", ("y",)), ("ed", ("", "e")),
    ("ies", ("y",)), ("es", ("", "e")), ("s", ("",)),
)  # fmt: skip

IRREGULAR_VERBS = {
    "sat": "sit",
    "stood": "stand",
    "lying": "lie",
    "laid": "lay",
    "held": "hold",
    "worn": "wear",
    "wore": "wear",
    "ran": "run",
    "hung": "hang",
    "built": "build",
    "bound": "bind",
    "rode": "ride",
    "ridden": "ride",
    "driven": "drive",
    "eaten": "eat",
    "swam": "swim",
    "flew": "fly",
    "blown": "blow",
    "drawn": "draw",
    "cut": "cut",
    "grown": "grow",
    "carrying": "carry",
    "dug": "dig",
    "leant": "lean",
    "made": "make",
    "seen": "see",
    "set": "set",
}


_VOWELS = "aeiou"


def possessed_noun(word: str) -> str:
    """The noun of a bahuvrihi: "legged" → leg, "wheeled" → wheel, "spined" → spine, "sided" → side."""
    stem = word[:-2]
    candidates = [stem, stem + "e", word[:-1]]
    if len(stem) > 2 and stem[-1] == stem[-2]:
        candidates.insert(0, stem[:-1])
    if stem.endswith("i"):
        candidates.insert(0, stem[:-1] + "y")
    if len(stem) > 2 and stem[-1] not in _VOWELS + "wxy" and stem[-2] in _VOWELS and stem[-3] not in _VOWELS:
        candidates.insert(0, stem + "e")  # of "spin" it would be "spinned"
    for candidate in candidates:
        entry = lexicon().find(candidate)
        if entry and entry.nouns:
            return candidate
    return stem


_ACROSS = (
    ("our", "or"), ("tre", "ter"), ("bre", "ber"), ("tyre", "tire"), ("ise", "ize"), ("ys", "yz"), ("ae", "e"),
    ("oe", "e"), ("ogue", "og"), ("ll", "l"), ("plough", "plow"),
    ("moustache", "mustache"), ("doughnut", "donut"), ("grey", "gray"),
    ("pyjama", "pajama"), ("aluminium", "aluminum"), ("mould", "mold"), ("cosy", "cozy"), ("axe", "ax"),
    ("cheque", "check"), ("kerb", "curb"), ("storey", "story"), ("sceptre", "scepter"), ("licence", "license"),
)  # fmt: skip


@lru_cache(maxsize=1024)
def transatlantic(word: str) -> tuple[str, ...]:
    """The word as it is spelt on the other side of the Atlantic ("armour": armor), where a rule says so."""
    found: list[str] = []
    for british, american in _ACROSS:
        ways = ((british, american), (american, british)) if len(american) > 1 else ((british, american),)
        for said, other in ways:
            at = word.rfind(said)
            if at > 0 or (at == 0 and len(said) > 3):
                found.append(word[:at] + other + word[at + len(said) :])
    return tuple(dict.fromkeys(found))
