"""Texture images on disk: written once per material and generator version, then only loaded."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from prompt2mesh.blender.textures.scale import TexturePlan
from prompt2mesh.blender.textures.synthesis import needs_texture, synthesise
from prompt2mesh.mesh.materials import Material

# Raise it whenever a generator draws differently, so that no stale image is served.
GENERATOR_VERSION = 8
_JPEG_QUALITY = 90


@dataclass(frozen=True)
class TextureFiles:
    """Paths of the images of one material."""

    base_color: Path
    orm: Path
    normal: Path | None
    emission: Path | None


def default_cache_dir() -> Path:
    """Where texture images are kept between runs (XDG base directory specification)."""
    root = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(root) / "prompt2mesh" / "textures"


def texture_key(material: Material, plan: TexturePlan, size_px: int) -> str:
    """A name for the pixels of a material: equal for equal pixels."""
    seen = material.model_dump_json(
        include={"preset", "color", "roughness", "metallic", "pattern", "wear", "dirt", "wear_kind"}
    )
    text = f"{GENERATOR_VERSION}|{size_px}|{plan.base_repeats}|{plan.pattern_repeats}|{seen}"
    return hashlib.sha256(text.encode()).hexdigest()[:24]


def texture_files(
    material: Material, plan: TexturePlan, *, size_px: int = 512, cache_dir: Path | None = None
) -> TextureFiles | None:
    """The material's images as files, drawn now if they are not in the cache; None for a plain material.

    JPEG keeps the exports small; at quality 90 without chroma subsampling its
    error is below what the renderer's filtering hides.
    """
    if not needs_texture(material):
        return None
    key = texture_key(material, plan, size_px)
    folder = (cache_dir or default_cache_dir()) / key
    # Exporters copy pictures into one folder by their names, so no two materials may share a name.
    label = f"{material.preset}_{key[:8]}"
    done = folder / "done"
    if not done.exists():
        textures = synthesise(
            material, size_px=size_px, base_repeats=plan.base_repeats, pattern_repeats=plan.pattern_repeats
        )
        if textures is None:
            return None
        folder.mkdir(parents=True, exist_ok=True)
        for name in ("base_color", "orm", "normal", "emission"):
            pixels = getattr(textures, name)
            if pixels is not None:
                _write(folder / f"{label}_{name}.jpg", pixels)
        done.touch()

    def path(name: str) -> Path | None:
        file = folder / f"{label}_{name}.jpg"
        return file if file.exists() else None

    return TextureFiles(
        folder / f"{label}_base_color.jpg", folder / f"{label}_orm.jpg", path("normal"), path("emission")
    )


def _write(target: Path, pixels: NDArray[np.uint8]) -> None:
    """Under a private name first, so that a second process never reads half an image."""
    part = target.with_name(f"{target.name}.{os.getpid()}.part")
    Image.fromarray(pixels).save(part, format="JPEG", quality=_JPEG_QUALITY, subsampling=0)
    part.replace(target)
