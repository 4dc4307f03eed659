"""Contact sheets: many small pictures with their captions on one page."""

import math
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

_CAPTION_PX = 26
_GAP_PX = 6
_BACKGROUND = "#ffffff"
_INK = "#30343a"


def contact_sheet(
    pictures: Sequence[tuple[str, Path]], target: Path, *, columns: int | None = None, tile_px: int = 256
) -> None:
    """Writes the sheet to a temporary name and renames it.

    Args:
        pictures: Caption and picture, in order.
        target: `.png`, `.jpg` or `.webp`.
        columns: Pictures in a row; about square when None.
        tile_px: Side of each picture.
    """
    columns = columns or max(1, math.ceil(math.sqrt(len(pictures) * 1.3)))
    rows = math.ceil(len(pictures) / columns)
    step_x, step_y = tile_px + _GAP_PX, tile_px + _CAPTION_PX + _GAP_PX
    sheet = Image.new("RGB", (columns * step_x + _GAP_PX, rows * step_y + _GAP_PX), _BACKGROUND)
    draw = ImageDraw.Draw(sheet)
    font = ImageFont.load_default(size=max(10, tile_px // 18))
    for number, (caption, path) in enumerate(pictures):
        x, y = _GAP_PX + (number % columns) * step_x, _GAP_PX + (number // columns) * step_y
        with Image.open(path) as picture:
            sheet.paste(picture.convert("RGB").resize((tile_px, tile_px), Image.Resampling.LANCZOS), (x, y))
        draw.text((x + 4, y + tile_px + 4), _shortened(draw, caption, font, tile_px - 8), fill=_INK, font=font)
    temporary = target.with_name(f".{target.stem}.part{target.suffix}")
    sheet.save(temporary, quality=86)
    temporary.replace(target)


def _shortened(
    draw: ImageDraw.ImageDraw, text: str, font: ImageFont.FreeTypeFont | ImageFont.ImageFont, width: int
) -> str:
    if draw.textlength(text, font=font) <= width:
        return text
    while text and draw.textlength(f"{text}…", font=font) > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
