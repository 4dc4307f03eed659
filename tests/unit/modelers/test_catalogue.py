"""The catalogue tells words that work."""

import pytest

from prompt2mesh.mesh.errors import UnknownObjectError
from prompt2mesh.modelers.builtin import model
from prompt2mesh.modelers.builtin.catalogue import LibraryCatalogue
from prompt2mesh.studio.ports.catalogue import Kind

CATALOGUE = LibraryCatalogue()


@pytest.mark.parametrize("kind", CATALOGUE.kinds()[::23], ids=lambda kind: kind.name)
def test_an_example_makes_what_it_is_an_example_of(kind: Kind) -> None:
    program, checklist = model(kind.example)
    assert program.parts[0].origin is not None
    assert program.parts[0].origin.asset == kind.name
    assert checklist.count("not_understood") == 0


def test_the_best_matches_come_first() -> None:
    names = [kind.name for kind in CATALOGUE.kinds(text="chair")]
    assert names[0] == "chair"
    assert {"rocking_chair", "armchair"} <= set(names)
    assert CATALOGUE.kinds(text="sofa")[0].name == CATALOGUE.kind("sofa").name
    assert CATALOGUE.kinds(text="zzzz") == []
    assert {kind.family for kind in CATALOGUE.kinds(text="a", family="furniture")} == {"furniture"}


def test_a_kind_is_known_by_its_name_and_its_nouns() -> None:
    assert CATALOGUE.kind("rocking_chair") == CATALOGUE.kind("Rocking Chair") == CATALOGUE.kind("rocking-chair")
    with pytest.raises(UnknownObjectError) as refused:
        CATALOGUE.kind("rokking chair")
    assert "rocking chair" in refused.value.suggestions


def test_every_kind_is_in_a_family() -> None:
    families = CATALOGUE.families()
    assert sum(families.values()) == len(CATALOGUE.kinds())
    assert all(kind.title and kind.about and kind.words for kind in CATALOGUE.kinds())
