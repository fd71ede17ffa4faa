"""Write the map of the rooms: the table in ``docs/map.md`` and the picture ``docs/images/map.svg``.

Run by ``python -m tools.map``; a test keeps both up to date. Which room imports which is read off the code; what a room
does, and its place in the picture, stand here.
"""

import ast
from itertools import count
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src" / "kramkaki"
DOCUMENT, PICTURE = ROOT / "docs" / "map.md", ROOT / "docs" / "images" / "map.svg"
BEGIN, END = "<!-- rooms: begin -->", "<!-- rooms: end -->"


class Room(NamedTuple):
    """One room: a folder of the package, or the files of the Python interface."""

    name: str
    short: tuple  # two lines in its box
    line: str  # its line in the table
    row: int  # in the picture: index in STAGES
    column: int


STAGES = (
    ("file",), ("person", "and time"), ("forcing and", "parameters"), ("body trace",), ("thresholds",), ("hazard",),
    ("cramps, causes,", "warnings"), ("report",),
)  # fmt: skip
INTERFACE = "interface"
FILES_OF_INTERFACE = ("api",)
OPEN_TO_ALL = (
    "constants",
    "errors",
    "language",
    "results",
    "trace",
    "number_types",
    "version",
)  # files that every room may import; left out of the picture
# In the order in which data flows.
ROOMS = (
    Room(
        "exchange",
        ("tracks and other files", "beside a scenario"),
        "Files that a user names are read safely: GPX tracks, size limits.",
        0,
        1,
    ),
    Room(
        "tables",
        ("medicines, drinks, foods,", "illnesses, intakes"),
        "Medicines, drinks, foods, illnesses and advised intakes: CSV tables with one reader.",
        0,
        2,
    ),
    Room(
        "scenario",
        ("the scenario file,", "read and checked"),
        "A file becomes a person and a time: every key, its range, its error in words.",
        1,
        1,
    ),
    Room(
        "scenario/questions",
        ("questions; answers", "become a scenario"),
        "The questions of `kram ask` and the page; answers become a scenario.",
        1,
        0,
    ),
    Room(
        "scenario/compile",
        ("a person, and a row", "for every minute"),
        "A scenario becomes what the body runs on: its person, and forcing (weather, work, drinks) for every minute.",
        2,
        0,
    ),
    Room(
        "parameters",
        ("every number, with", "unit and source"),
        "Every number of the model with unit, kind and source; loading refuses one without.",
        2,
        1,
    ),
    Room(
        "equations",
        ("laws as pure functions,", "with their source"),
        "Laws: pure functions, each with units, limits and source.",
        2,
        3,
    ),
    Room(
        "engine",
        ("compiled laws, random", "numbers, code cache"),
        "Laws become compiled code for many people at once; random numbers by place; the cache of code.",
        2,
        2,
    ),
    Room(
        "body",
        ("heat, water, minerals,", "muscles over time"),
        "Forcing becomes the body trace: heat, water, sodium, minerals, fatigue, damage.",
        3,
        1,
    ),
    Room(
        "nerve",
        ("motor neurons: the", "cramp threshold"),
        "The state of the body becomes the threshold of each muscle: motor neurons, and the map measured on them.",
        4,
        1,
    ),
    Room(
        "nerve/laboratory",
        ("experiments on", "simulated neurons"),
        "Experiments, reflex tests and measures on the simulated motor neurons.",
        4,
        2,
    ),
    Room(
        "evidence",
        ("causes, statements,", "checks, unknowns"),
        "What studies found: causes with their measured size, statements, what to have checked, what nobody knows.",
        5,
        0,
    ),
    Room(
        "risk",
        ("hazard, chance, share", "of each cause"),
        "Thresholds and triggers become the hazard, the cramps to expect, and the share of each cause.",
        5,
        1,
    ),
    Room(
        "cohort",
        ("many drawn people,", "for calibration"),
        "Draws many people for calibration and the scoreboard; no answer runs it.",
        5,
        2,
    ),
    Room(
        "safety",
        ("red flags, warnings,", "what is forbidden"),
        "Red flags, warnings, first aid, and what may not be advised.",
        6,
        0,
    ),
    Room(
        INTERFACE,
        ("the Python interface:", "scenario in, result out"),
        "The Python interface: `run`, `why`, `plan` and `zoom` call the rooms above in order.",
        6,
        1,
    ),
    Room(
        "plan",
        ("what to change so that", "no cramp comes"),
        "What to change so that the cramp does not come: levers, habits, drinks, times.",
        6,
        2,
    ),
    Room(
        "report",
        ("sentences, charts,", "the report's page"),
        "A result in sentences and charts: terminal and `report.html`.",
        7,
        0,
    ),
    Room("web", ("the page, and HTTP", "for programs"), "The web page and the HTTP interface: `kram serve`.", 7, 1),
    Room("cli", ("the commands", "of kram"), "The commands: one file for each.", 7, 2),
)
NAMES = tuple(room.name for room in ROOMS)


def room_of(parts):
    """The room of a module, by its name in the package in parts; None for files that are open to all."""
    if "/".join(parts[:2]) in NAMES:
        return "/".join(parts[:2])
    if parts and parts[0] in FILES_OF_INTERFACE:
        return INTERFACE
    return parts[0] if parts and parts[0] in NAMES else None


def _modules(path):
    """Names of the package's modules that a file imports, in parts."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        yield from (name.split(".")[1:] for name in names if name.split(".")[0] == "kramkaki")


def imports():
    """Which rooms each room imports, read off the code.

    Returns
    -------
    imports : dict of str to set of str
    """
    found = {name: set() for name in NAMES}
    for path in sorted(PACKAGE.rglob("*.py")):
        here = room_of(path.relative_to(PACKAGE).with_suffix("").parts)
        if here is not None:
            found[here] |= {room_of(parts) for parts in _modules(path)} - {None, here}
    return found


def _reached(edges, start):
    """Every room that a room imports, directly or through others."""
    seen, waiting = set(), list(edges[start])
    while waiting:
        one = waiting.pop()
        if one not in seen:
            seen.add(one)
            waiting += edges[one]
    return seen


def arrows():
    """The imports that the picture shows: those that no longer way of imports says already.

    Returns
    -------
    arrows : list of (str, str, bool)
        From, to, and whether each imports the other.
    """
    edges = imports()
    reached = {name: _reached(edges, name) for name in NAMES}
    found = []
    for a in NAMES:
        for b in (name for name in NAMES if name in edges[a]):
            if a in reached[b]:  # each needs the other
                if a not in edges[b] or NAMES.index(a) < NAMES.index(b):
                    found.append((a, b, a in edges[b]))
            elif not any(_leads(a, b, c, reached) for c in edges[a] - {b}):
                found.append((a, b, False))
    return found


def _leads(a, b, c, reached):
    """Whether the way from a over c to b says it already; of two that need each other the first keeps its arrow."""
    if b not in reached[c] or c in reached[b]:
        return False
    return a not in reached[c] or NAMES.index(c) < NAMES.index(a)


def table():
    """The rooms as a Markdown table."""
    edges = imports()
    lines = ["| room | what it does | imports |", "|---|---|---|"]
    for room in ROOMS:
        name = ", ".join(f"`{one}.py`" for one in FILES_OF_INTERFACE) if room.name == INTERFACE else f"`{room.name}/`"
        used = ", ".join(one for one in NAMES if one in edges[room.name]) or "–"
        lines.append(f"| {name} | {room.line} | {used.replace(INTERFACE, 'the interface')} |")
    return "\n".join(lines)


def document(text):
    """The page with its table written anew between the two marks."""
    before, _begin, rest = text.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{table()}\n{END}{after}"


# The picture [px].
LEFT, TOP, WIDTH, HEIGHT, ACROSS, DOWN = 172, 76, 200, 72, 264, 134
COLUMNS = 1 + max(room.column for room in ROOMS)
SIZE = (LEFT + COLUMNS * ACROSS, TOP + len(STAGES) * DOWN)
TRACK, LANE, ASIDE = 9, 9, 7  # between parallel lines, across and down; of ports above and below
STYLE = """
svg { font-family: system-ui, sans-serif; font-size: 14px }
.paper { fill: #ffffff } .band { fill: #f1f4f8 } .box { fill: #ffffff; stroke: #24425f; stroke-width: 1.5 }
text { fill: #1a2733 } .name { font-weight: 700; font-size: 15px } .stage { font-weight: 600 }
.title { font-size: 16px; font-weight: 700 }
.arrow { fill: none; stroke: #24425f; stroke-width: 1.6 } .halo { fill: none; stroke: #ffffff; stroke-width: 5 }
.head { fill: #24425f }
@media (prefers-color-scheme: dark) {
  .paper { fill: #11181f } .band { fill: #1a232c } .box { fill: #11181f; stroke: #a9c7e4 } text { fill: #e8eef4 }
  .arrow { stroke: #a9c7e4 } .halo { stroke: #11181f } .head { fill: #a9c7e4 }
}
"""


class _Router:
    """Lays arrows along the gaps between boxes, each on a line of its own."""

    def __init__(self, found):
        self.rooms = {room.name: room for room in ROOMS}
        self.across = {row: count() for row in range(-1, len(STAGES))}  # lines in the gap below each row
        self.down = {column: count() for column in range(-1, COLUMNS)}  # lines in the gap right of each column
        ends = {}  # side of a box -> arrows there, by where they go
        for a, b, _both in found:
            for key, far in zip(self._sides(a, b), ((a, b), (b, a)), strict=False):
                ends.setdefault(key, []).append((self._towards(*far), a, b))
        self.ports = {key: [arrow[1:] for arrow in sorted(there)] for key, there in ends.items()}

    def _lane(self, a, b):
        """The gap between columns in which an arrow goes past rows; None where it need not."""
        one, other = self.rooms[a], self.rooms[b]
        if abs(one.row - other.row) <= 1:
            return None
        return other.column if other.column < one.column else other.column - 1

    def _towards(self, a, b):
        """Where an arrow heads for, across, seen from a: columns, gaps between them at halves."""
        lane = self._lane(a, b) if self.rooms[a].row > self.rooms[b].row else self._lane(b, a)
        return self.rooms[b].column if lane is None else lane + 0.5

    def _sides(self, a, b):
        """Side of each box at which an arrow leaves and arrives; none where both stand side by side."""
        one, other = self.rooms[a], self.rooms[b]
        if one.row == other.row:
            return () if abs(one.column - other.column) == 1 else ((a, "top"), (b, "top"))
        return ((a, "top"), (b, "bottom")) if one.row > other.row else ((a, "bottom"), (b, "top"))

    def _port(self, key, arrow):
        room, there = self.rooms[key[0]], self.ports[key]
        shift = ASIDE if key[1] == "bottom" else -ASIDE  # so that arrows of two boxes never lie on one another
        x = LEFT + room.column * ACROSS + WIDTH * (1 + there.index(arrow)) / (len(there) + 1) + shift
        return x, TOP + room.row * DOWN + (HEIGHT if key[1] == "bottom" else 0)

    def _line(self, row):
        return TOP + row * DOWN + HEIGHT + 9 + TRACK * next(self.across[row])

    def _gap(self, key):
        return self.rooms[key[0]].row - (key[1] == "top")

    def path(self, a, b):
        """The corners of an arrow."""
        one, other = self.rooms[a], self.rooms[b]
        sides = self._sides(a, b)
        if not sides:
            y = TOP + one.row * DOWN + HEIGHT / 2
            right = one.column < other.column
            start = LEFT + one.column * ACROSS + (WIDTH if right else 0)
            return [(start, y), (LEFT + other.column * ACROSS + (0 if right else WIDTH), y)]
        (x1, y1), (x2, y2) = (self._port(key, (a, b)) for key in sides)
        first, last = (self._gap(key) for key in sides)
        if first == last:
            y = self._line(first)
            return [(x1, y1), (x1, y), (x2, y), (x2, y2)]
        column = self._lane(a, b)
        x = LEFT + column * ACROSS + WIDTH + 12 + LANE * next(self.down[column])
        one_y, other_y = self._line(first), self._line(last)
        return [(x1, y1), (x1, one_y), (x, one_y), (x, other_y), (x2, other_y), (x2, y2)]


def _head(tip, before):
    """A triangle at the tip of a line that comes from ``before``."""
    (x, y), (u, v) = tip, before
    dx, dy = (x > u) - (x < u), (y > v) - (y < v)
    corners = ((x, y), (x - 9 * dx - 5 * dy, y - 9 * dy - 5 * dx), (x - 9 * dx + 5 * dy, y - 9 * dy + 5 * dx))
    return f'<polygon class="head" points="{" ".join(f"{a:.1f},{b:.1f}" for a, b in corners)}"/>'


def _drawn(paths):
    """Lines first, each with a halo over those it crosses; then all heads, so that no halo cuts one."""
    lines, heads = [], []
    for points, both in paths:
        d = "M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points)
        lines.append(f'<path class="halo" d="{d}"/><path class="arrow" d="{d}"/>')
        heads += [_head(points[-1], points[-2])] + ([_head(points[0], points[1])] if both else [])
    return lines + heads


def _text(x, y, kind, text, anchor="start"):
    return f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{escape(text)}</text>'


def _box(room):
    x, y = LEFT + room.column * ACROSS, TOP + room.row * DOWN
    middle = x + WIDTH // 2
    return "\n".join(
        [
            f'<rect class="box" x="{x}" y="{y}" width="{WIDTH}" height="{HEIGHT}" rx="6"/>',
            _text(middle, y + 23, "name", room.name, "middle"),
            *(_text(middle, y + 43 + 18 * i, "said", line, "middle") for i, line in enumerate(room.short)),
        ]
    )


def picture():
    """The picture as SVG."""
    found = arrows()
    router = _Router(found)
    said = "; ".join(f"{a} and {b} import each other" if both else f"{a} imports {b}" for a, b, both in found)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE[0]} {SIZE[1]}" role="img" aria-labelledby="t d">',
        '<title id="t">The rooms of kramkaki, in the order in which data flows</title>',
        f'<desc id="d">{escape(said)}.</desc>',
        f"<style>{STYLE}</style>",
        f'<rect class="paper" width="{SIZE[0]}" height="{SIZE[1]}"/>',
        _text(16, 28, "title", "Data flow from top to bottom. An arrow leads from a room to a room that it imports."),
        _text(16, 50, "said", "An import that a longer way of arrows already says is left out; the table has all."),
    ]
    for row, stage in enumerate(STAGES):
        y = TOP + row * DOWN
        parts.append(f'<rect class="band" x="0" y="{y - 6}" width="{LEFT - 24}" height="{HEIGHT + 12}"/>')
        parts += [
            _text(16, y + HEIGHT // 2 + 5 + 18 * i - 9 * (len(stage) - 1), "stage", line)
            for i, line in enumerate(stage)
        ]
    parts += _drawn([(router.path(a, b), both) for a, b, both in found])
    parts += [_box(room) for room in ROOMS]
    return "\n".join([*parts, "</svg>"]) + "\n"


if __name__ == "__main__":
    DOCUMENT.write_text(document(DOCUMENT.read_text(encoding="utf-8")), encoding="utf-8")
    PICTURE.write_text(picture(), encoding="utf-8")
