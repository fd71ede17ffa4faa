"""The map of the rooms is what the code imports, and every path on it exists."""

import re
from xml.etree import ElementTree

import pytest

from tools.map import (
    DOCUMENT,
    NAMES,
    OPEN_TO_ALL,
    PACKAGE,
    PICTURE,
    ROOMS,
    ROOT,
    arrows,
    document,
    imports,
    picture,
    room_of,
)

TEXT = DOCUMENT.read_text(encoding="utf-8")


def test_the_map_is_up_to_date():
    assert document(TEXT) == TEXT, "run python -m tools.map"


def test_the_picture_of_the_map_is_up_to_date():
    assert picture() == PICTURE.read_text(encoding="utf-8"), "run python -m tools.map"


def test_every_room_has_its_line_and_every_line_its_room():
    folders = {path.parent.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.py")} - {"."}
    assert folders == {name for name in NAMES if (PACKAGE / name).is_dir()}, "add the room to ROOMS in tools/map.py"
    for folder in folders:
        assert TEXT.count(f"\n| `{folder}/` |") == 1, folder


def test_every_file_beside_the_rooms_is_on_the_map():
    for path in PACKAGE.glob("*.py"):
        assert path.stem in (*OPEN_TO_ALL, "__init__") or room_of([path.stem]), path.name


def test_no_two_rooms_stand_at_one_place():
    assert len({(room.row, room.column) for room in ROOMS}) == len(ROOMS)


def test_the_arrows_of_the_map_show_every_import():
    shown = {name: set() for name in NAMES}
    for a, b, both in arrows():
        shown[a].add(b)
        if both:
            shown[b].add(a)
    for name, used in imports().items():
        reached, waiting = set(), [name]
        while waiting:
            new = shown[waiting.pop()] - reached
            reached |= new
            waiting += new
        assert used <= reached, name


def test_the_picture_is_well_formed_and_takes_nothing_from_elsewhere():
    assert ElementTree.parse(PICTURE).getroot().tag.endswith("svg")  # noqa: S314 - our own file
    assert re.findall(r"https?://[^\"]+", picture()) == ["http://www.w3.org/2000/svg"]


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`([\w./*]+/[\w./*]*)`", TEXT))))
def test_every_path_on_the_map_exists(path):
    assert any(list(root.glob(path.rstrip("/"))) for root in (PACKAGE, ROOT)), path
