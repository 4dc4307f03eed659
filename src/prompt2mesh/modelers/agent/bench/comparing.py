"""Our model beside a reference picture, taken from where its camera stood: outlines, proportions, colours."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw, ImageFont, ImageOps

from prompt2mesh.mesh.errors import InputFileError, ModelerError, WorkerCrashedError, WorkerTimeoutError
from prompt2mesh.modelers.agent.bench.desk import Desk, jpeg_bytes
from prompt2mesh.modelers.agent.bench.matching import Match, match_camera
from prompt2mesh.modelers.agent.bench.outcome import complaint
from prompt2mesh.modelers.agent.bench.palettes import Tone, differences, palette_of, told
from prompt2mesh.modelers.agent.bench.silhouettes import Silhouette, laid_over, overlap, silhouette_of
from prompt2mesh.modelers.agent.bench.views import name_of
from prompt2mesh.studio.ports.agent import Reference
from prompt2mesh.studio.ports.modeling import Viewpoint
from prompt2mesh.studio.ports.records import StoredFile

MAX_PIXELS = 40_000_000
MAX_BYTES = 50_000_000
_SIDE_PX = 512
_FAR = 25.0  # ΔE at which a colour is another one


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Our model and a reference.

    Attributes:
        picture: The reference at the left, ours at the right; None where ours cannot be built or theirs not read.
        overlay: Their outlines on each other: what both have grey, what the reference alone has red, what ours
            alone has blue; None where an outline cannot be told.
        overlap: Intersection over union of the outlines, from 0 to 1; None where one cannot be told.
        reason: Why there is no overlap.
        text: All of it for the LLM.
        fault: Why there is no picture.
    """

    picture: StoredFile | None = None
    overlay: StoredFile | None = None
    overlap: float | None = None
    reason: str = ""
    text: str = ""
    fault: str = ""


def read_reference(desk: Desk, reference: Reference) -> Image.Image:
    """The picture, upright.

    Raises:
        InputFileError: It is no picture that can be read, or too large a one.
    """
    if reference.file.size_bytes > MAX_BYTES:
        raise InputFileError(f"a reference of at most {MAX_BYTES // 10**6} MB is expected; "
                             f"got {reference.file.size_bytes / 1e6:.0f} MB")  # fmt: skip
    data = b"".join(desk.blobs.open(reference.file.digest))
    try:
        with Image.open(io.BytesIO(data)) as opened:
            if opened.width * opened.height > MAX_PIXELS:
                raise InputFileError(f"a reference of at most {MAX_PIXELS // 10**6} million pixels is expected; "
                                     f"got {opened.width} × {opened.height}")  # fmt: skip
            upright = ImageOps.exif_transpose(opened)
            return upright.convert("RGBA" if _has_alpha(upright) else "RGB")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise InputFileError("a PNG, JPEG or WebP picture is expected as reference; "
                             "this one cannot be read") from error  # fmt: skip


def compare(desk: Desk, reference: Reference, viewpoint: Viewpoint) -> Comparison:
    """Holds the model against a reference.

    Args:
        desk: With the model.
        reference: The picture.
        viewpoint: Where its camera stood.

    Raises:
        ParameterError: There is no model yet, or the viewpoint is of a part that is not there.
    """
    try:
        theirs = read_reference(desk, reference)
    except InputFileError as error:
        return Comparison(fault=complaint(error), text=complaint(error))
    theirs.thumbnail((_SIDE_PX, _SIDE_PX))
    try:
        (ours,) = desk.cut_outs([viewpoint], theirs.size)
    except (ModelerError, WorkerCrashedError, WorkerTimeoutError) as error:
        return Comparison(fault=complaint(error), text=f"the model cannot be built: {complaint(error)}")
    name = f"compare-{name_of(viewpoint)}"
    picture = desk.store(f"{name}.jpg", jpeg_bytes(_side_by_side(theirs, ours)))
    their_outline, our_outline = silhouette_of(theirs), silhouette_of(ours)
    lines = ["left: the reference; right: our model from the same camera"]
    overlay: StoredFile | None = None
    agreed: float | None = None
    reason = ""
    if isinstance(their_outline, str) or isinstance(our_outline, str):
        reason = their_outline if isinstance(their_outline, str) else f"ours: {our_outline}"
        lines.append(f"no overlap of the outlines: {reason}; judge by eye")
    else:
        agreed = overlap(their_outline.mask, our_outline.mask)
        overlay = desk.store(f"{name}-outlines.jpg", jpeg_bytes(_overlay(their_outline, our_outline)))
        lines += _outlines_told(their_outline, our_outline, agreed)
    lines += _colors_told(theirs, their_outline, ours, our_outline)
    return Comparison(picture=picture, overlay=overlay, overlap=agreed, reason=reason, text="\n".join(lines))


def match_viewpoint(desk: Desk, reference: Reference, near: Viewpoint | None = None) -> Match:
    """Looks for the camera of a reference: all around, or near a guess.

    Raises:
        ParameterError: There is no model yet.
        InputFileError: The reference cannot be read.
        ModelerError: The model cannot be built.
    """
    return match_camera(desk, read_reference(desk, reference), near)


def _outlines_told(theirs: Silhouette, ours: Silhouette, agreed: float) -> list[str]:
    lines = [f"overlap of the outlines (IoU): {agreed:.2f}",
             f"width / height: reference {theirs.ratio:.2f}, ours {ours.ratio:.2f}"]  # fmt: skip
    change = theirs.ratio / ours.ratio
    if abs(change - 1) > 0.06:
        lines.append(f"ours is too {'narrow' if change > 1 else 'wide'} for its height by "
                     f"{100 * abs(change - 1):.0f} %, or seen from another side")  # fmt: skip
    lines += _bands_told(theirs, ours)
    return lines


def _bands_told(theirs: Silhouette, ours: Silhouette) -> list[str]:
    """Where along the height ours is wider or narrower than the reference."""
    first, second = laid_over(theirs.mask, ours.mask)
    lines: list[str] = []
    for name, one, other in zip(
        ("upper third", "middle third", "lower third"), np.array_split(first, 3), np.array_split(second, 3), strict=True
    ):
        width, own = float(one.sum(axis=1).mean()), float(other.sum(axis=1).mean())
        if width > 0 and abs(own / width - 1) > 0.12:
            lines.append(f"in the {name} ours has {100 * abs(own / width - 1):.0f} % "
                         f"{'more' if own > width else 'less'} than the reference")  # fmt: skip
    return lines


def _colors_told(
    theirs: Image.Image, their_outline: Silhouette | str, ours: Image.Image, our_outline: Silhouette | str
) -> list[str]:
    def palette(picture: Image.Image, outline: Silhouette | str) -> list[Tone]:
        return palette_of(picture, outline.mask if isinstance(outline, Silhouette) else None)

    if isinstance(their_outline, str) or isinstance(our_outline, str):
        return []
    reference, own = palette(theirs, their_outline), palette(ours, our_outline)
    lines = [f"colours: reference {told(reference)}; ours {told(own)}"]
    for tone, nearest, apart in differences(reference, own):
        if apart > _FAR and tone.share > 0.1:
            lines.append(f"ours has nothing like {tone.hex}; the nearest is {nearest.hex}")
    return lines


def _side_by_side(theirs: Image.Image, ours: Image.Image) -> Image.Image:
    return _row([("reference", _on_white(theirs)), ("ours", _on_white(ours))])


def _overlay(theirs: Silhouette, ours: Silhouette) -> Image.Image:
    first, second = laid_over(theirs.mask, ours.mask)
    colors = np.full((*first.shape, 3), 255, np.uint8)
    colors[first & second] = (150, 150, 150)
    colors[first & ~second] = (214, 48, 48)
    colors[second & ~first] = (48, 96, 214)
    grown = Image.fromarray(colors).resize((first.shape[1] * 2, first.shape[0] * 2), Image.Resampling.NEAREST)
    return _row([("grey: both, red: reference only, blue: ours only", grown)])


def _row(panels: list[tuple[str, Image.Image]]) -> Image.Image:
    font, strip, gap = ImageFont.load_default(15), 24, 8
    widths = [max(panel.width, int(font.getlength(label)) + 8) for label, panel in panels]
    row = Image.new("RGB", (sum(widths) + gap * (len(panels) - 1), strip + max(p.height for _, p in panels)), "white")
    draw = ImageDraw.Draw(row)
    left = 0
    for (label, panel), width in zip(panels, widths, strict=True):
        draw.text((left + 4, 3), label, fill="black", font=font)
        row.paste(panel, (left, strip))
        left += width + gap
    return row


def _on_white(picture: Image.Image) -> Image.Image:
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    ground = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(ground, picture).convert("RGB")


def _has_alpha(picture: Image.Image) -> bool:
    return "A" in picture.getbands() or "transparency" in picture.info
