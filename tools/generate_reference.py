"""Writes docs/reference and the tables of other pages from the code, or says what is no longer what the code says.

usage: python tools/generate_reference.py [--check] [--only PAGE]...

A page whose source package is not written yet is left out; once the package
exists, an error in it is an error here.
"""

import argparse
import importlib.util
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]

from benchmarks.charts import charts  # noqa: E402 - after the path is set
from benchmarks.page import page as benchmarks_page  # noqa: E402
from benchmarks.results import read_all  # noqa: E402
from tools import (  # noqa: E402
    reference_agent_tools,
    reference_api,
    reference_cli,
    reference_costs,
    reference_library,
    reference_limits,
    reference_mcp,
    reference_metrics,
    reference_program,
    reference_promises,
    reference_socket,
)

FOLDER = ROOT / "docs" / "reference"
_NOTICE = "<!-- Written by `make docs` from the code; edit the code, not this page. -->\n"

# Page → module it describes and the function that writes it, or it and the pages below it.
PAGES: Mapping[str, tuple[str, Callable[[], str | Mapping[str, str]]]] = {
    "mesh-program.md": ("prompt2mesh.mesh.program", reference_program.program_page),
    "mesh-program.schema.json": ("prompt2mesh.mesh.program", reference_program.schema_file),
    "agent-tools.md": ("prompt2mesh.modelers.agent.bench.workbench", reference_agent_tools.agent_tools_page),
    "errors.md": ("prompt2mesh.mesh.errors", reference_program.errors_page),
    "materials.md": ("prompt2mesh.mesh.presets", reference_library.materials_page),
    "library.md": ("prompt2mesh.library.registry", reference_library.library_pages),
    "cli.md": ("prompt2mesh.cli.main", reference_cli.cli_page),
    "limits.md": ("prompt2mesh.settings", reference_limits.limits_page),
    "metrics.md": ("prompt2mesh.telemetry.metrics", reference_metrics.metrics_page),
    "mcp.md": ("prompt2mesh.mcp.server", reference_mcp.mcp_page),
    "promises.md": ("benchmarks.results", reference_promises.promises_page),
    "socket.md": ("prompt2mesh.blender.addon.commands", reference_socket.socket_page),
    "openapi.json": ("prompt2mesh.api.app", reference_api.openapi_file),
    "api.md": ("prompt2mesh.api.app", reference_api.api_page),
}

# A page elsewhere, and the function that gives it as the code has it: all of it, or the tables between its marks.
TABLES: Mapping[Path, Callable[[str], str]] = {
    ROOT / "docs" / "explanation" / "cost.md": reference_costs.with_tables,
    ROOT / "benchmarks" / "README.md": lambda _: benchmarks_page(),
}


def main() -> int:
    """Writes or checks every page; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page is out of date")
    parser.add_argument("--only", action="append", metavar="PAGE", help="as promises.md; docs/explanation/cost.md")
    asked = parser.parse_args()
    check, only = asked.check, asked.only

    pages = {name: text for name, text in _pages(only) if not only or name in only}
    stale = sorted(_stale(pages) & set(only) if only else _stale(pages))
    for name in stale:
        if check:
            print(f"docs/reference/{name} is not what the code says")
        elif name in pages:
            (FOLDER / name).parent.mkdir(parents=True, exist_ok=True)
            (FOLDER / name).write_text(pages[name], encoding="utf-8")
            print(f"wrote docs/reference/{name}")
        else:
            (FOLDER / name).unlink()
            print(f"removed docs/reference/{name}")
    for path, text in (charts(read_all()) if not only or "benchmarks/README.md" in only else {}).items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(path.name)
            if not check:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, encoding="utf-8")
            print(f"{path.name}: not what was measured" if check else f"drew {path.relative_to(ROOT)}")
    for path, fill in TABLES.items():
        name, written = path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")
        if (not only or name in only) and (filled := fill(written)) != written:
            stale.append(name)
            if not check:
                path.write_text(filled, encoding="utf-8")
            print(f"{name}: its tables are not what the code says" if check else f"wrote the tables of {name}")
    if check and stale:
        print("run: make docs")
        return 1
    print(f"docs/reference: {len(pages)} pages, {len(stale)} {'stale' if check else 'changed'}")
    return 0


def _pages(only: Sequence[str] | None) -> Iterator[tuple[str, str]]:
    for name, (module, write) in PAGES.items():
        if _exists(module) and (not only or name in only):
            written = write()
            for page, text in written.items() if isinstance(written, Mapping) else [(name, written)]:
                yield page, text if page.endswith(".json") else _NOTICE + text


def _exists(module: str) -> bool:
    """Whether the module's file is there; its parents are imported, itself it is not."""
    try:
        return importlib.util.find_spec(module) is not None
    except ModuleNotFoundError as error:
        if error.name and module.startswith(error.name):
            return False
        raise


def _stale(pages: Mapping[str, str]) -> set[str]:
    written = {
        path.relative_to(FOLDER).as_posix(): path.read_text(encoding="utf-8")
        for path in FOLDER.rglob("*")
        if path.is_file() and path.suffix in {".md", ".json"}
    }
    return {name for name in {*pages, *written} if pages.get(name) != written.get(name)}


if __name__ == "__main__":
    sys.exit(main())
