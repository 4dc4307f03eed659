"""Every input that is kept, and every finding that nobody has mended yet, once more: no atheris, a few seconds."""

import pytest

from fuzz.run import ROOT
from fuzz.target import CORPUS, corpus, load, names

FOUND = ROOT / "out" / "fuzz"
MOST_KB = 500


@pytest.mark.parametrize("name", names())
def test_the_corpus_finds_nothing(name: str) -> None:
    target = load(name)
    files = [*corpus(name), *sorted((FOUND / name / "findings").glob("*.input"))]
    assert len(files) >= 5, f"there is no corpus for {name}: python -m fuzz.seeds"
    with target.prepare():
        for path in files:
            try:
                target.run(path.read_bytes())
            except Exception as error:
                error.add_note(f"the input is {path.relative_to(ROOT)}")
                raise


def test_the_corpus_is_small() -> None:
    sizes = {path: path.stat().st_size for path in CORPUS.rglob("*") if path.is_file()}
    assert sum(sizes.values()) < MOST_KB * 1000
    known = set(names())
    assert {path.relative_to(CORPUS).parts[0] for path in sizes} == known, "a corpus without a target, or the reverse"
