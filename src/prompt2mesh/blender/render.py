"""Pictures of the model: preview, beauty, views, turntable, thumbnail.

Everything is Cycles on the CPU, so it needs no display and has one look: the
preview differs from the beauty render only in samples and pixels. The functions
work on the current scene, whose model is in the collection "Model"; each writes
under a temporary name and renames, so no reader sees half a picture.
"""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path

import bpy
import numpy as np

from prompt2mesh.blender.camera import (
    FIELD_OF_VIEW_DEG,
    MODEL_COLLECTION,
    VIEWS,
    Points,
    View,
    ViewName,
    aim,
    hero_elevation,
    model_points,
    part_points,
    turned,
)
from prompt2mesh.blender.lighting import hide_floor, lay_floor, light_scene
from prompt2mesh.mesh.storage import check_room

Progress = Callable[[float], None]
_FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}


@dataclass(frozen=True)
class Quality:
    """How much light to trace."""

    samples: int
    bounces: int
    diffuse_bounces: int
    denoiser_quality: str
    relief: float = 1.0  # of normal maps


# Few samples see fur, cloth and glass as noise in the denoiser's guide pictures too. Uncleaned guides keep
# that noise in the picture; cleaning them costs 2 % of a preview.
_GUIDE_PREFILTER = "FAST"
_GLASS_SHARE = 0.12  # smaller glass, such as an eye, is not worth the samples
_GLASS_PREVIEW_SAMPLES = 8
PREVIEW = Quality(samples=4, bounces=5, diffuse_bounces=1, denoiser_quality="FAST", relief=0.6)
BEAUTY = Quality(samples=64, bounces=16, diffuse_bounces=3, denoiser_quality="HIGH")


def render_preview(path: Path, *, size_px: int = 512, height_px: int | None = None, view: ViewName = "hero") -> Path:
    """The first picture, in well under a second at 512 px."""
    return _still(path, width_px=size_px, height_px=height_px or size_px, view=VIEWS[view], quality=PREVIEW)


def render_thumbnail(path: Path, *, size_px: int = 160) -> Path:
    """A small preview for lists."""
    return _still(path, width_px=size_px, height_px=size_px, view=VIEWS["hero"], quality=PREVIEW)


def render_beauty(
    path: Path,
    *,
    size_px: int = 1024,
    height_px: int | None = None,
    samples: int = 64,
    view: ViewName | View = "hero",
    progress: Progress | None = None,
) -> Path:
    """The picture worth sharing.

    Args:
        path: `.png`, `.jpg` or `.webp`.
        size_px: Width, and height unless `height_px` says otherwise.
        height_px: Height in pixels.
        samples: Light paths per pixel before denoising.
        view: A named view, or a direction.
        progress: Called with 0–1 while rendering.
    """
    quality = replace(BEAUTY, samples=samples)
    with _reporting(progress):
        return _still(path, width_px=size_px, height_px=height_px or size_px, view=_view(view), quality=quality)


def render_view(
    path: Path, view: View, *, width_px: int = 512, height_px: int | None = None, part: str | None = None,
    fill: float = 0.84, field_of_view_deg: float = FIELD_OF_VIEW_DEG, floor: bool = True,
) -> Path:  # fmt: skip
    """One preview-quality picture from any direction.

    Args:
        path: `.png`, `.jpg` or `.webp`.
        view: Direction to look from.
        width_px: Width in pixels.
        height_px: Height in pixels; the width by default.
        part: Path of a part that fills the picture, with the rest of the model around it.
        fill: Share of the picture that the model or the part may take.
        field_of_view_deg: Of the longer side.
        floor: Draw the ground and its shadows; else the background is transparent, or the plain backdrop in a
            `.jpg`, which has no transparency. A camera below the ground never draws it.

    Raises:
        ParameterError: There is no such part.
    """
    scene = bpy.context.scene
    points = model_points()
    height_px = height_px or width_px
    _prepare(scene, width_px=width_px, height_px=height_px, quality=PREVIEW)
    ground_z = _floor_under(points)
    camera = aim(
        points if part is None else part_points(part), view, aspect=width_px / height_px, fill=fill,
        field_of_view_deg=field_of_view_deg,
    )  # fmt: skip
    # What stands around a small part may be far behind it.
    reach = float(np.linalg.norm(points - np.array(camera.matrix_world.translation), axis=1).max())
    camera.data.clip_end = max(camera.data.clip_end, 2 * reach)
    beneath = camera.matrix_world.translation.z <= ground_z
    if beneath or not floor:
        hide_floor(wholly=beneath)
    light_scene(azimuth=view.azimuth)
    transparent = not floor and _FORMATS[path.suffix.lower()] != "JPEG"
    return _taken(scene, path, PREVIEW, transparent=transparent)


def render_turntable(
    path: Path, *, frames: int = 24, size_px: int = 320, seconds: float = 3.0, progress: Progress | None = None
) -> Path:
    """One turn of the model as `.gif` or `.mp4`.

    Args:
        path: The ending chooses the format.
        frames: Pictures in the turn.
        size_px: Width and height.
        seconds: Length of one turn.
        progress: Called with 0–1 after each frame.
    """
    points = model_points()
    center = np.append(0.5 * (points.min(0) + points.max(0))[:2], 0.0)
    around = np.concatenate([turned(points - center, 360.0 * i / 12) for i in range(12)]) + center
    elevation = hero_elevation(points)
    scene = bpy.context.scene
    _prepare(scene, width_px=size_px, height_px=size_px, quality=PREVIEW)
    _floor_under(points)
    scene.render.use_persistent_data = True
    stills: list[Path] = []
    part = _temporary(path)
    try:
        for i in range(frames):
            azimuth = VIEWS["hero"].azimuth + 360.0 * i / frames
            aim(around, View(azimuth, elevation))
            light_scene(azimuth=azimuth)
            still = path.with_name(f".{path.stem}.{os.getpid()}.{i:04d}.png")
            stills.append(still)
            with _softened_relief(PREVIEW.relief):
                _write(scene, still, "PNG")
            if progress is not None:
                progress((i + 1) / frames)
        if path.suffix.lower() == ".gif":
            _encode_gif(stills, part, seconds)
        else:
            _encode_video(stills, part, fps=max(1, round(frames / seconds)), size_px=size_px)
        check_room(path.parent)
        part.replace(path)
    finally:
        scene.render.use_persistent_data = False
        for leftover in (*stills, part):
            leftover.unlink(missing_ok=True)
    return path


def _view(view: ViewName | View) -> View:
    return view if isinstance(view, View) else VIEWS[view]


def _still(path: Path, *, width_px: int, height_px: int, view: View, quality: Quality) -> Path:
    scene = bpy.context.scene
    points = model_points()
    _prepare(scene, width_px=width_px, height_px=height_px, quality=quality)
    _floor_under(points)
    if view == VIEWS["hero"]:
        view = replace(view, elevation=hero_elevation(points))
    aim(points, view, aspect=width_px / height_px)
    light_scene(azimuth=view.azimuth)
    return _taken(scene, path, quality)


def _taken(scene: bpy.types.Scene, path: Path, quality: Quality, *, transparent: bool = False) -> Path:
    part = _temporary(path)
    try:
        with _softened_relief(quality.relief):
            _write(scene, part, _FORMATS[path.suffix.lower()], transparent=transparent)
        check_room(path.parent)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)
    return path


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.stem}.{os.getpid()}.part{path.suffix}")


def _floor_under(points: Points) -> float:
    """Lays the floor; its height."""
    low, high = points.min(0), points.max(0)
    radius = 0.5 * float(np.hypot(*(high - low)[:2]))
    height = float(high[2] - low[2])
    center = 0.5 * (low + high)
    # A hair below the model, or the floor would flicker through flat undersides.
    gap = 2e-4 * max(radius, height)
    z = float(low[2]) - gap
    lay_floor(center=(float(center[0]), float(center[1])), z=z, radius=max(radius, 0.45 * height))
    return z


def _shows_glass() -> bool:
    """Whether any part of the model that is large enough to be looked through lets light through."""
    if MODEL_COLLECTION not in bpy.data.collections:
        return False
    extent = float(np.ptp(model_points(), axis=0).max())
    for item in bpy.data.collections[MODEL_COLLECTION].all_objects.values():
        if not isinstance(item.data, bpy.types.Mesh) or max(item.dimensions) < _GLASS_SHARE * extent:
            continue
        materials: list[bpy.types.Material | None] = list(item.data.materials.values())
        for material in materials:
            tree = material.node_tree if material else None
            bsdf = tree.nodes.get("Principled BSDF") if tree else None
            if bsdf is not None and bsdf.inputs["Transmission Weight"].default_value > 0:
                return True
    return False


@contextlib.contextmanager
def _softened_relief(strength: float) -> Generator[None]:
    """Weaker normal maps while a picture is taken, so that what is exported later keeps its own.

    Cycles filters no textures: in a small picture with few samples, fine relief is noise to the denoiser.
    """
    sockets = [
        node.inputs["Strength"]
        for material in bpy.data.materials
        for node in (material.node_tree.nodes if material.node_tree else ())
        if isinstance(node, bpy.types.ShaderNodeNormalMap)
    ]
    kept = [socket.default_value for socket in sockets]
    try:
        for socket, value in zip(sockets, kept, strict=True):
            socket.default_value = value * strength
        yield
    finally:
        for socket, value in zip(sockets, kept, strict=True):
            socket.default_value = value


def _prepare(scene: bpy.types.Scene, *, width_px: int, height_px: int, quality: Quality) -> None:
    render, cycles = scene.render, scene.cycles
    if quality.samples <= PREVIEW.samples and _shows_glass():
        quality = replace(quality, samples=_GLASS_PREVIEW_SAMPLES, bounces=9)
    render.engine = "CYCLES"
    render.resolution_x, render.resolution_y, render.resolution_percentage = width_px, height_px, 100
    render.use_compositing = render.use_sequencer = False
    cycles.device = "CPU"
    cycles.samples = quality.samples
    cycles.use_adaptive_sampling = quality.samples > 32
    cycles.adaptive_threshold = 0.02
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_quality = quality.denoiser_quality
    cycles.denoising_prefilter = _GUIDE_PREFILTER
    cycles.denoising_input_passes = "RGB_ALBEDO_NORMAL"
    cycles.use_light_tree = False
    cycles.caustics_reflective = False
    # Not for the caustics, which the studio has no lamp for, but for daylight on what stands behind glass.
    cycles.caustics_refractive = True
    cycles.max_bounces = quality.bounces
    cycles.diffuse_bounces = quality.diffuse_bounces
    cycles.glossy_bounces = quality.diffuse_bounces + 1
    cycles.transmission_bounces = quality.bounces
    cycles.transparent_max_bounces = 12
    cycles.sample_clamp_indirect = 4.0
    cycles.sample_clamp_direct = 12.0
    cycles.blur_glossy = 1.0
    cycles.light_sampling_threshold = 0.02
    scene.view_settings.view_transform = "Khronos PBR Neutral"
    scene.view_settings.look = "None"
    scene.view_settings.exposure = 0.0
    scene.view_settings.gamma = 1.0
    scene.display_settings.display_device = "sRGB"


def _write(scene: bpy.types.Scene, path: Path, file_format: str, *, transparent: bool = False) -> None:
    scene.render.film_transparent = transparent
    settings = scene.render.image_settings
    settings.file_format = file_format
    settings.color_mode = "RGBA" if transparent else "RGB"
    settings.quality = 92
    settings.compression = 15
    scene.render.use_file_extension = False
    scene.render.filepath = str(path)
    with _quiet():
        bpy.ops.render.render(write_still=True)


@contextlib.contextmanager
def _quiet() -> Generator[None]:
    """Blender prints a line per picture from C; nobody who calls a function wants it."""
    sys.stdout.flush()
    kept = os.dup(1)
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, 1)
    os.close(null)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


@contextlib.contextmanager
def _reporting(progress: Progress | None) -> Generator[None]:
    """Turns Blender's render statistics into calls of `progress`."""
    if progress is None:
        yield
        return
    call = progress

    def on_stats(stats: str) -> None:
        found = re.search(r"Sample (\d+)/(\d+)", stats)
        if found:
            call(int(found[1]) / max(int(found[2]), 1))

    bpy.app.handlers.render_stats.append(on_stats)
    try:
        yield
    finally:
        bpy.app.handlers.render_stats.remove(on_stats)
        call(1.0)


def _encode_gif(stills: list[Path], target: Path, seconds: float) -> None:
    from PIL import Image  # noqa: PLC0415 - 30 ms that only turntables pay

    pictures: list[Image.Image] = []
    for still in stills:
        with Image.open(still) as opened:
            pictures.append(opened.convert("RGB"))
    palette = pictures[0].quantize(256, method=Image.Quantize.MEDIANCUT)
    frames = [picture.quantize(256, palette=palette, dither=Image.Dither.FLOYDSTEINBERG) for picture in pictures]
    frames[0].save(
        target, format="GIF", save_all=True, append_images=frames[1:], loop=0,
        duration=round(1000 * seconds / len(frames)),
    )  # fmt: skip


def _encode_video(stills: list[Path], target: Path, *, fps: int, size_px: int) -> None:
    """H.264 through the sequencer of a scene of its own."""
    scene = bpy.data.scenes.new("Turntable")
    try:
        editor = scene.sequence_editor_create()
        strip = editor.strips.new_image("turn", str(stills[0]), channel=1, frame_start=1)
        for still in stills[1:]:
            strip.elements.append(still.name)
        scene.frame_start, scene.frame_end = 1, len(stills)
        scene.view_settings.view_transform = "Standard"
        render = scene.render
        render.fps = fps
        render.resolution_x = render.resolution_y = size_px
        render.resolution_percentage = 100
        render.image_settings.file_format = "FFMPEG"
        render.ffmpeg.format = "MPEG4"
        render.ffmpeg.codec = "H264"
        render.ffmpeg.constant_rate_factor = "HIGH"
        render.use_file_extension = False
        render.filepath = str(target)
        with _quiet():
            bpy.ops.render.render(animation=True, scene=scene.name)
    finally:
        bpy.data.scenes.remove(scene)
