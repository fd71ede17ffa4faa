"""A very small SVG writer: every text escaped, every number short."""

from html import escape as escape
from typing import NamedTuple

import numpy as np

from kramkaki.number_types import Array


def element(name: str, content: str = "", /, **attributes: object) -> str:
    """One element. ``class_`` gives ``class``, other underscores give hyphens; content is markup already."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


def text(words: str, x: float, y: float, **attributes: object) -> str:
    """A text element at a place."""
    return element("text", escape(words), x=x, y=y, **attributes)


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """A straight line."""
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, **attributes)


def rectangle(x: float, y: float, width: float, height: float, **attributes: object) -> str:
    """A rectangle; never of negative size."""
    return element("rect", x=x, y=y, width=max(width, 0.0), height=max(height, 0.0), **attributes)


def path(x: Array, y: Array) -> str:
    """Path data through points; a gap wherever a value is not a number."""
    commands: list[str] = []
    pen_down = False
    for here_x, here_y in zip(x, y, strict=True):
        if not np.isfinite(here_y):
            pen_down = False
            continue
        commands.append(f"{'L' if pen_down else 'M'}{here_x:.1f} {here_y:.1f}")
        pen_down = True
    return "".join(commands)


def area(x: Array, low: Array, high: Array) -> str:
    """Path data of the area between two series, over the points where both are numbers."""
    good = np.isfinite(low) & np.isfinite(high)
    if good.sum() < 2:
        return ""
    x, low, high = x[good], low[good], high[good]
    return path(np.concatenate([x, x[::-1]]), np.concatenate([high, low[::-1]])) + "Z"


class Picture(NamedTuple):
    """What a drawing says to those who cannot see it."""

    key: str  # unique within the page
    title: str
    description: str


def drawing(picture: Picture, width: float, height: float, content: str, class_: str) -> str:
    """The whole drawing with its title and description, as one image for screen readers."""
    head = element("title", escape(picture.title), id=f"{picture.key}-title")
    head += element("desc", escape(picture.description), id=f"{picture.key}-desc")
    return element(
        "svg",
        head + content,
        viewBox=f"0 0 {width:g} {height:g}",
        role="img",
        aria_labelledby=f"{picture.key}-title {picture.key}-desc",
        class_=class_,
    )


def _value(value: object) -> str:
    if isinstance(value, float | np.floating):
        return f"{value:.1f}".rstrip("0").rstrip(".")
    return escape(str(value), quote=True)
