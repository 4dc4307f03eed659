import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md"), *(ROOT / "benchmarks").glob("*.md")})
LINK = re.compile(r"!?\[[^\]]*\]\(([^)\s]+)\)")


def targets(page: Path) -> list[Path]:
    """The files that a page links to."""
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = [link.split("#")[0] for link in LINK.findall(text) if not re.match(r"[a-z]+:", link)]
    return [page.parent / target for target in found if target]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    assert [target for target in targets(page) if not target.exists()] == []


def test_every_page_is_reached_from_the_readme() -> None:
    reached = {ROOT / "README.md"}
    ahead = list(reached)
    while ahead:
        new = {target.resolve() for target in targets(ahead.pop()) if target.suffix == ".md"} - reached
        reached |= new
        ahead += new
    assert sorted(str(page.relative_to(ROOT)) for page in PAGES if page not in reached) == []


def test_every_how_to_page_is_listed() -> None:
    index = ROOT / "docs/howto/README.md"
    listed = {index, *(target.resolve() for target in targets(index))}
    assert sorted(page.name for page in (ROOT / "docs/howto").glob("*.md") if page not in listed) == []


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    assert [path.name for path in (ROOT / "docs/explanation/decisions").glob("*.md") if path.name not in listed] == []
