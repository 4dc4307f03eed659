"""Renders a contact sheet of every family of the library, for the pages in docs/reference/library.

usage: python examples/library/build.py [FAMILY ...] [--out docs/reference/images/library] [--size 128]
"""

import argparse
import tempfile
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from prompt2mesh import bootstrap
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.ports import Builder, BuildOrder, RenderOrder
from prompt2mesh.studio.sheets import contact_sheet

DEFAULT_OUT = Path(__file__).parents[2] / "docs" / "reference" / "images" / "library"


def main() -> None:
    """Renders the asked families, or all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("families", nargs="*", metavar="FAMILY", help="only these (all by default)")
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--size", type=int, default=128, help="pixels of each picture (default 128)")
    parser.add_argument("--columns", type=int, default=12)
    asked = parser.parse_args()
    families: dict[str, list[str]] = defaultdict(list)
    for asset in bootstrap.library().values():
        families[asset.family].append(asset.kind)
    unknown = set(asked.families) - families.keys()
    if unknown:
        parser.error(f"no family {', '.join(sorted(unknown))}; there are {', '.join(sorted(families))}")
    asked.out.mkdir(parents=True, exist_ok=True)
    with closing(bootstrap.open_builder(read_settings())) as builder:
        for family in asked.families or sorted(families):
            target = asked.out / f"{family}.jpg"
            render_family(builder, families[family], target, size_px=asked.size, columns=asked.columns)
            print(f"{target} ({len(families[family])} kinds)", flush=True)


def render_family(builder: Builder, kinds: list[str], target: Path, *, size_px: int, columns: int) -> None:
    """Renders every kind as it comes and lays the pictures out."""
    library = bootstrap.library()
    with tempfile.TemporaryDirectory() as scratch:
        pictures: list[tuple[str, Path]] = []
        for kind in kinds:
            # Twice the size, then halved: a picture of four samples gets sixteen.
            renders = (RenderOrder("preview", f"{kind}.png", size_px=2 * size_px),)
            builder.build(BuildOrder(bootstrap.asset_program(kind), Path(scratch), (), renders, contact=False))
            pictures.append((library[kind].words[0], Path(scratch) / f"{kind}.png"))
        contact_sheet(pictures, target, columns=min(columns, len(pictures)), tile_px=size_px)


if __name__ == "__main__":
    main()
