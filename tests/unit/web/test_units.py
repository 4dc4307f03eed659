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


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (940, "940"), (1000, "1 k"), (1450, "1.4 k"), (48_213, "48 k"), (999_499, "999 k"),
                         (999_600, "1 M"), (1_240_000, "1.2 M"), (25_000_000, "25 M")]
)  # fmt: skip
def test_a_large_number_is_short(number: float, text: str) -> None:
    assert units.short_count(number) == text


@pytest.mark.parametrize(
    ("amount", "text"), [(None, "not known"), (0.0, "$0.00"), (0.0123, "$0.012"), (0.21, "$0.21"), (12.5, "$12.50")]
)
def test_money_keeps_parts_of_a_cent_where_there_is_little(amount: float | None, text: str) -> None:
    assert units.dollars(amount) == text


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (7.9, "0:07"), (760, "12:40")])
def test_a_time_that_goes_on_is_a_clock(seconds: float, text: str) -> None:
    assert units.clock(seconds) == text


def test_times_are_read_at_a_glance() -> None:
    assert [units.seconds(one) for one in (None, 0.0142, 1.23, 99.0, 180.0, 8000.0)] == [
        "–", "14 ms", "1.2 s", "99.0 s", "3 min", "2.2 h",
    ]  # fmt: skip
