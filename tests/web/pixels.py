"""Reads a PNG as pixels."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

# The card's margin, less its border, in units of the drawing.
MARGIN, BORDER = 15, 3


def opened(png: bytes) -> Image.Image:
    return Image.open(BytesIO(png)).convert("RGBA")


def background(image: Image.Image) -> tuple[int, ...]:
    """The colour between the border and the first word."""
    return image.getpixel((image.width // 2, 6))


def right_margin_colours(image: Image.Image, zoom: int) -> set[tuple[int, ...]]:
    """Colours of the strip between the longest line allowed and the border, rounded corners left out."""
    corner = 12 * zoom
    strip = image.crop((image.width - MARGIN * zoom, corner, image.width - BORDER * zoom, image.height - corner))
    return colours(strip)


def colours(image: Image.Image) -> set[tuple[int, ...]]:
    # Pillow makes room for as many as it is told that there may be: no more than there are pixels.
    return {colour for _, colour in image.getcolors(maxcolors=image.width * image.height)}
