"""The two legs, front and back, with the muscles filled by their risk: colour, pattern and number."""

from collections.abc import Mapping
from typing import NamedTuple

from kramkaki import language
from kramkaki.language import gettext as _
from kramkaki.language import mark as N_
from kramkaki.report import svg

STEPS = (0.01, 0.03, 0.10, 0.30)  # [probability] where the next colour and pattern begins
WIDTH, HEIGHT = 380.0, 430.0
_X_LEG, _Y_LEG = 74.0, 14.0  # [px] place of the left one of the two legs

# One leg, hip to foot, 120 wide: the outer side at x = 0, the inner side at x = 120. The other is its mirror image.
_OUTLINE_FRONT = (
    "M20 12C6 52 4 104 22 168C27 186 27 200 23 222C18 250 22 282 33 318C38 336 40 350 39 362C37 376 22 386 20 396"
    "C20 404 30 406 42 405C56 406 66 404 69 396C72 384 66 374 66 360C67 342 80 300 84 262C87 236 80 214 80 198"
    "C80 180 98 140 104 96C107 74 106 58 104 44C84 40 48 30 20 12Z"
)
_OUTLINE_BACK = (
    "M18 12C4 52 4 104 22 168C27 186 26 200 22 222C16 250 20 282 33 318C38 336 41 352 40 366C38 380 34 388 34 396"
    "C36 406 66 406 68 396C69 388 65 378 65 364C66 342 82 300 86 262C89 236 81 214 81 198C81 180 99 140 105 96"
    "C108 76 108 62 106 48C84 60 40 50 18 12Z"
)
# Both hips, at their place in the picture, behind the legs.
_HIPS = "M95 26C112 6 268 6 285 26L276 84C240 92 204 78 190 92C176 78 140 92 104 84Z"
_KNEECAP = "M40 192C40 182 62 182 63 192C64 206 58 212 51 212C44 212 39 206 40 192Z"
_KNEEFOLD = "M32 196C46 202 60 202 72 195"
_QUADRICEPS = (
    "M26 40C14 78 16 124 32 164C38 180 44 184 51 184C60 184 68 178 74 164C86 136 92 104 90 74C70 66 44 56 26 40Z"
)
_SHIN = (
    "M34 214C26 232 25 258 31 284C36 306 42 322 46 336C49 340 51 336 50 328C49 304 50 268 46 236C44 222 40 214 34 214Z"
)
_FOOT = (
    "M42 366C40 376 27 386 25 394C26 400 34 401 43 400C54 401 63 400 64 394C66 384 62 374 62 366C56 370 48 370 42 366Z"
)
_HAMSTRING = (
    "M22 74C14 106 20 138 30 166C33 176 35 186 36 194C44 192 50 184 54 174C58 184 64 192 70 192C72 176 92 134 97 98"
    "C98 88 98 80 97 74C74 84 44 84 22 74Z"
)
_CALF = (
    "M34 204C22 226 22 258 32 280C38 292 48 290 53 282C58 294 68 292 73 280C82 258 84 226 72 204C64 210 42 210 34 204Z"
)
_TENDON = "M44 292C48 316 49 340 48 372C51 376 55 376 58 372C57 340 58 316 62 292C58 298 48 298 44 292Z"

_WORDS = {
    "quadriceps": N_("front\nof thigh"),
    "hamstring": N_("back\nof thigh"),
    "shin": N_("shin"),
    "calf": N_("calf"),
    "foot": N_("foot"),
}


class MusclePicture(NamedTuple):
    """One muscle of the picture and where its words go."""

    outline: str
    leader: tuple[float, float]  # where the line from the words begins
    label_y: float


_FRONT = {
    "quadriceps": MusclePicture(_QUADRICEPS, (28.0, 96.0), 84.0),
    "shin": MusclePicture(_SHIN, (34.0, 262.0), 244.0),
    "foot": MusclePicture(_FOOT, (32.0, 391.0), 376.0),
}
_BACK = {
    "hamstring": MusclePicture(_HAMSTRING, (26.0, 118.0), 104.0),
    "calf": MusclePicture(_CALF, (30.0, 250.0), 238.0),
}


class View(NamedTuple):
    """The legs seen from one side."""

    key: str
    title: str
    outline: str
    details: tuple[tuple[str, str], ...]  # class, outline
    muscles: Mapping[str, MusclePicture]
    left_side: str  # which of the person's legs stands at the viewer's left


def views() -> tuple[View, View]:
    """Front and back; seen from the front, the person's right leg stands at the left."""
    front, back = (("detail", _KNEECAP),), (("crease", _KNEEFOLD), ("detail", _TENDON))
    return (
        View("front", _("From the front"), _OUTLINE_FRONT, details=front, muscles=_FRONT, left_side="right"),
        View("back", _("From behind"), _OUTLINE_BACK, details=back, muscles=_BACK, left_side="left"),
    )


def step(probability: float) -> int:
    """Which of the five steps of colour and pattern a probability falls in: 0 to 4."""
    return sum(probability >= edge for edge in STEPS)


def steps() -> list[str]:
    """The five steps in words, for the key."""
    edges = [language.percent(edge, 0) for edge in STEPS]
    between = [_("{low} to {high}").format(low=a, high=b) for a, b in zip(edges[:-1], edges[1:], strict=True)]
    return [_("under {edge}").format(edge=edges[0]), *between, _("{edge} or more").format(edge=edges[-1])]


def draw(view: View, chances: Mapping[str, float], description: str) -> str:
    """The legs from one side; the chance stands by the name of the muscle."""
    other = "left" if view.left_side == "right" else "right"
    parts = [_half(view, view.left_side, chances, mirrored=False), _half(view, other, chances, mirrored=True)]
    parts.insert(0, svg.element("path", d=_HIPS, class_="hips"))
    picture = svg.Picture(f"legs-{view.key}", view.title, description)
    return svg.drawing(picture, WIDTH, HEIGHT, "".join(parts), "legs")


def _half(view: View, side: str, chances: Mapping[str, float], *, mirrored: bool) -> str:
    """One leg at its place with its labels outside."""
    place = f"translate({WIDTH - _X_LEG:g} {_Y_LEG:g}) scale(-1 1)" if mirrored else f"translate({_X_LEG:g} {_Y_LEG:g})"
    shapes = svg.element("path", d=view.outline, class_="limb")
    for class_, outline in view.details:
        shapes += svg.element("path", d=outline, class_=class_)
    labels = ""
    for group, muscle in view.muscles.items():
        name = f"{group}_{side}"
        chance = chances[name]
        shapes += svg.element("path", d=muscle.outline, class_=f"muscle step{step(chance)}", data_muscle=name)
        shapes += svg.element("path", d=muscle.outline, class_=f"pattern fill{step(chance)}", data_muscle=name)
        labels += _label(name, chance, muscle, mirrored=mirrored)
    leg = _("left leg") if side == "left" else _("right leg")
    x_name = _X_LEG + 58.0
    labels += svg.text(leg, WIDTH - x_name if mirrored else x_name, 12.0, text_anchor="middle", class_="small")
    return svg.element("g", shapes, transform=place) + labels


def _label(name: str, chance: float, muscle: MusclePicture, *, mirrored: bool) -> str:
    edge, anchor = (WIDTH - 2.0, "end") if mirrored else (2.0, "start")
    x, y, label_y = muscle.leader[0] + _X_LEG, muscle.leader[1] + _Y_LEG, muscle.label_y + _Y_LEG
    x = WIDTH - x if mirrored else x
    lines = _(_WORDS[name.rpartition("_")[0]]).split("\n")
    text = "".join(
        svg.text(line, edge, label_y + 15.0 * k, text_anchor=anchor, class_="small") for k, line in enumerate(lines)
    )
    number_y = label_y + 15.0 * len(lines) + 3.0
    number = language.percent(chance, short=True)
    text += svg.text(number, edge, number_y, text_anchor=anchor, class_="strong", data_muscle=name)
    start = WIDTH - 66.0 if mirrored else 66.0
    return text + svg.line(start, label_y + 4.0, x, y, class_="leader")
