"""The one look of all pictures, and the canvas they are drawn on.

The canvas counts in pixels from the top left corner, so that nothing moves by itself. An embed shows a picture about
516 pixels wide, less than half its width: no text is smaller than ``TEXT``. The background is the picture's own, so it
looks the same in Discord's dark and light themes.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Final, Literal

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon
from matplotlib.text import Text
from PIL import Image

from bot.reply.charts.placement import XY, Box

WIDTH: Final = 1200
HEIGHT: Final = 675
_DPI: Final = 100
_POINT: Final = 72 / _DPI

TEXT: Final = 30.0
"""Pixels of the smallest text there is: 13 where an embed shows it."""
TITLE: Final = 44.0
HEADLINE: Final = 68.0
MARGIN: Final = 40.0

BACKGROUND: Final = "#171A21"
INK: Final = "#F3F5F9"
MUTED: Final = "#B4BCC9"
GRID: Final = "#2E3541"

# Okabe and Ito's palette, which people with any colour vision tell apart.
BLUE: Final = "#56B4E9"
ORANGE: Final = "#E69F00"
YELLOW: Final = "#F0E442"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"

_FONTS: Final = Path(__file__).parent / "fonts"
_REGULAR: Final = _FONTS / "Roboto-Regular.ttf"
_MEDIUM: Final = _FONTS / "Roboto-Medium.ttf"


@cache
def _font(path: Path) -> FT2Font:
    return get_font(str(path))


@lru_cache(maxsize=1024)
def drawable(text: str) -> str:
    """The text without what the font has no sign for, such as emoji, and on one line."""
    known = _font(_REGULAR).get_charmap()
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return " ".join("".join(char for char in spaced if ord(char) in known).split())


@lru_cache(maxsize=4096)
def text_width(text: str, size: float = TEXT, *, bold: bool = False) -> float:
    """The width of a drawable text in pixels."""
    font = _font(_MEDIUM if bold else _REGULAR)
    font.set_size(size * _POINT, _DPI)
    font.set_text(text, 0.0)
    width, _ = font.get_width_height()
    return float(width) / 64


def fitted(text: str, most: float, size: float = TEXT, *, bold: bool = False) -> str:
    """The drawable text, cut with an ellipsis where it is wider than ``most`` pixels."""
    text = drawable(text)
    if text_width(text, size, bold=bold) <= most:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > most:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""


def line_height(size: float = TEXT) -> float:
    """From one line of text to the next, in pixels."""
    return size * 1.18


class Canvas:
    """A picture while it is drawn. What is drawn later lies on top."""

    def __init__(self, background: str = BACKGROUND) -> None:
        self._figure = Figure(figsize=(WIDTH / _DPI, HEIGHT / _DPI), dpi=_DPI, facecolor=background)
        self._agg: Any = FigureCanvasAgg(self._figure)  # it is not typed
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(HEIGHT, 0)
        self._order = 1.0
        self.texts: list[tuple[str, float, Box]] = []
        """What was written, its size and where."""

    def _next(self) -> float:
        self._order += 1.0
        return self._order

    def line(
        self,
        points: Sequence[XY],
        colour: str,
        width: float = 2.0,
        *,
        dashes: tuple[float, float] | None = None,
        alpha: float = 1.0,
        cap: Literal["round", "butt"] = "round",
    ) -> None:
        """A line through points, in pixels wide; ``dashes`` are the lengths of stroke and gap."""
        style: Literal["solid"] | tuple[float, Sequence[float]] = "solid"
        if dashes is not None:
            style = 0.0, tuple(part / width for part in dashes)
        self._axes.add_artist(
            Line2D(
                [x for x, _ in points],
                [y for _, y in points],
                color=colour,
                linewidth=width * _POINT,
                linestyle=style,
                alpha=alpha,
                solid_capstyle=cap,
                dash_capstyle="butt",
                solid_joinstyle="round",
                zorder=self._next(),
            )
        )

    def area(self, points: Sequence[XY], colour: str, alpha: float = 1.0, *, smooth: bool = False) -> None:
        """A filled shape. Straight edges on whole pixels need no smoothing, and seams show with it."""
        self._axes.add_artist(
            Polygon(points, closed=True, facecolor=colour, edgecolor="none", alpha=alpha, antialiased=smooth,
                    zorder=self._next())
        )  # fmt: skip

    def box(self, box: Box, colour: str) -> None:
        """A filled rectangle."""
        corners = ((box.left, box.top), (box.right, box.top), (box.right, box.bottom), (box.left, box.bottom))
        self.area([(round(x), round(y)) for x, y in corners], colour)

    def dot(
        self, at: XY, radius: float, fill: str, edge: str | None = None, edge_width: float = 0.0, alpha: float = 1.0
    ) -> None:
        """A filled circle."""
        self._axes.add_artist(
            Circle(at, radius, facecolor=fill, edgecolor=edge or "none", linewidth=edge_width * _POINT, alpha=alpha,
                   zorder=self._next())
        )  # fmt: skip

    def ring(self, at: XY, radius: float, colour: str, width: float) -> None:
        """A circle that is not filled."""
        self._axes.add_artist(
            Circle(at, radius, fill=False, edgecolor=colour, linewidth=width * _POINT, zorder=self._next())
        )

    def write(
        self,
        text: str,
        at: XY,
        *,
        size: float = TEXT,
        bold: bool = False,
        colour: str = INK,
        align: str = "left",
    ) -> Box:
        """One line of text with its middle at this height; returns where it stands.

        It is drawn letter by letter as it is, without anything that matplotlib could take for a formula.
        """
        if size < TEXT:
            raise ValueError(f"text of {size} pixels cannot be read in an embed")
        text = drawable(text)
        x, y = at
        width = text_width(text, size, bold=bold)
        left = x if align == "left" else x - width if align == "right" else x - width / 2
        if text:
            # The middle of a capital letter, whatever letters the text has.
            self._axes.add_artist(
                Text(
                    left,
                    y + size * _CAPITAL / 2,
                    text,
                    color=colour,
                    fontproperties=FontProperties(fname=_MEDIUM if bold else _REGULAR, size=size * _POINT),
                    verticalalignment="baseline",
                    horizontalalignment="left",
                    parse_math=False,
                    zorder=self._next(),
                )
            )
        half = line_height(size) / 2
        box = Box(left, y - half, left + width, y + half)
        if text:
            self.texts.append((text, size, box))
        return box

    def png(self) -> bytes:
        """The picture as a file."""
        self._agg.draw()
        picture = Image.frombuffer("RGBA", (WIDTH, HEIGHT), self._agg.buffer_rgba()).convert("RGB")
        file = io.BytesIO()
        # A palette makes the file a third as large, and compressing it a tenth of the work.
        palette = picture.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
        palette.save(file, "png", compress_level=6)
        return file.getvalue()


_CAPITAL: Final = 1456 / 2048
"""Height of Roboto's capitals, of its size."""
