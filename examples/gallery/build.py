"""Builds the gallery: sixty prompts of every kind on one contact sheet, shown in the README.

usage: python examples/gallery/build.py [--out docs/images/gallery.jpg] [--size 200]
"""

import argparse
import tempfile
import time
from contextlib import closing
from pathlib import Path

from prompt2mesh import bootstrap
from prompt2mesh.mesh.errors import Prompt2MeshError
from prompt2mesh.settings import read_settings
from prompt2mesh.studio.ports import BuildOrder, RenderOrder
from prompt2mesh.studio.sheets import contact_sheet

HERE = Path(__file__).parent
DEFAULT_OUT = HERE.parents[1] / "docs" / "images" / "gallery.jpg"


def main() -> None:
    """Makes every prompt of prompts.txt and lays the pictures out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=DEFAULT_OUT)
    parser.add_argument("--size", type=int, default=200, help="pixels of each picture (default 200)")
    parser.add_argument("--columns", type=int, default=10)
    asked = parser.parse_args()
    prompts = [line for line in (HERE / "prompts.txt").read_text(encoding="utf-8").splitlines() if line.strip()]
    asked.out.parent.mkdir(parents=True, exist_ok=True)
    modeler = bootstrap.open_modeler()
    pictures: list[tuple[str, Path]] = []
    with tempfile.TemporaryDirectory() as scratch, closing(bootstrap.open_builder(read_settings())) as builder:
        folder = Path(scratch)
        for number, prompt in enumerate(prompts):
            name = f"{number:03d}.png"
            started = time.perf_counter()
            try:
                program, checklist = modeler.model(prompt)
                # Twice the size, then halved: a picture of four samples gets sixteen.
                renders = (RenderOrder("preview", name, size_px=2 * asked.size),)
                builder.build(BuildOrder(program, folder, (), renders, contact=False))
            except Prompt2MeshError as exc:
                print(f"✗ {prompt}: {exc.code}: {exc.message}", flush=True)
                continue
            missed = checklist.count("not_understood")
            print(f"✓ {prompt}  ({time.perf_counter() - started:.1f} s, {missed} not understood)", flush=True)
            pictures.append((prompt, folder / name))
        contact_sheet(pictures, asked.out, columns=asked.columns, tile_px=asked.size)
    print(asked.out)


if __name__ == "__main__":
    main()
