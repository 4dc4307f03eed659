import pytest

from prompt2mesh.capacity.assumptions import REASONS, Assumptions
from tools.reference_costs import with_tables


def test_every_assumption_has_a_reason_and_stands_on_the_page() -> None:
    assert set(REASONS) == set(vars(Assumptions()))
    page = with_tables("before\n<!-- table: assumptions -->\nold\n<!-- end of table -->\nafter\n")
    assert page.startswith("before\n<!-- table: assumptions -->\n\n| assumed |")
    assert page.endswith("\n\n<!-- end of table -->\nafter\n")
    assert "old" not in page
    assert all(f"`{name}`" in page for name in REASONS)
    assert with_tables(page) == page


def test_the_basis_names_the_day_and_the_page_of_measurements() -> None:
    page = with_tables("<!-- table: basis -->\n<!-- end of table -->\n")
    assert "Prices of **20" in page
    assert "benchmarks/README.md" in page


def test_a_table_that_there_is_not_is_refused() -> None:
    with pytest.raises(KeyError, match="nothing"):
        with_tables("<!-- table: nothing -->\n<!-- end of table -->\n")
