import pytest

from prompt2mesh.web import units


@pytest.mark.parametrize(
    ("metres", "unit", "shown"),
    [
        (1.2, "m", "1.2 m"),
        (1.2, "cm", "120 cm"),
        (0.032, "cm", "3.2 cm"),
        (0.032, "mm", "32 mm"),
        (0.0254, "in", "1 in"),
        (0.0, "m", "0 m"),
        (0.00004, "cm", "0.004 cm"),
        (12.0, "mm", "12000 mm"),
    ],
)
def test_a_length_has_as_many_digits_as_matter(metres: float, unit: units.LengthUnit, shown: str) -> None:
    assert units.length(metres, unit) == shown


def test_a_size_names_its_unit_once() -> None:
    assert units.size((1.2, 0.8, 0.75), "cm") == "120 × 80 × 75 cm"


@pytest.mark.parametrize("unit", units.LENGTH_UNITS)
def test_there_and_back_is_the_same_length(unit: units.LengthUnit) -> None:
    assert units.to_metres(units.from_metres(0.7315, unit), unit) == pytest.approx(0.7315)


@pytest.mark.parametrize(
    ("size_bytes", "shown"), [(0, "0.0 kB"), (340_200, "340 kB"), (1_240_000, "1.2 MB"), (5e9, "5.0 GB")]
)
def test_sizes_of_files_are_said_in_a_fitting_unit(size_bytes: float, shown: str) -> None:
    assert units.megabytes(size_bytes) == shown


def test_one_thing_has_no_plural() -> None:
    assert (units.count(1, "part"), units.count(12_040, "triangle")) == ("1 part", "12,040 triangles")
