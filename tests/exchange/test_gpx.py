"""Tracks: real ones, unsafe ones, broken ones."""

import numpy as np
import pytest

from kramkaki.errors import ScenarioError
from kramkaki.exchange import gpx
from kramkaki.exchange.gpx import read_gpx
from kramkaki.scenario.templates import FOLDER

HEADER = '<gpx version="1.1" creator="test" xmlns="http://www.topografix.com/GPX/1/1"><trk><trkseg>'
FOOTER = "</trkseg></trk></gpx>"
DEGREE = 111_195  # metres of a degree of latitude on the sphere used


def point(north, height=None, time=None):
    inside = ("" if height is None else f"<ele>{height}</ele>") + ("" if time is None else f"<time>{time}</time>")
    return f'<trkpt lat="{north / DEGREE:.9f}" lon="0">{inside}</trkpt>'


def written(tmp_path, points, name="track.gpx"):
    path = tmp_path / name
    path.write_text(HEADER + "".join(points) + FOOTER, encoding="utf-8")
    return path


def refusal(path):
    with pytest.raises(ScenarioError) as caught:
        read_gpx(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_way_and_slope_of_a_straight_hill(tmp_path):
    track = read_gpx(written(tmp_path, [point(north, 100 + north * 0.1) for north in range(0, 1001, 10)]))
    assert track.distance[-1] == pytest.approx(1000, rel=1e-4)
    middle = track.grade[10:-10]
    np.testing.assert_allclose(middle, 0.1, atol=1e-3)
    assert track.minutes is None
    assert "no point has a time" in track.untimed_because


def test_noise_of_heights_makes_no_hills(tmp_path):
    points = [point(north, 100 + (3 if north % 10 else -3)) for north in range(0, 2001, 5)]
    assert read_gpx(written(tmp_path, points)).climb < 10  # the plain sum of rises is 1200 m


@pytest.mark.parametrize("slip", ["inf", "nan", "1e300", "88480", "-32768"])
def test_a_height_off_the_earth_is_a_slip_of_the_receiver(tmp_path, slip):
    points = [point(north, 700) for north in range(0, 1000, 20)]
    points[25] = point(500, slip)
    assert read_gpx(written(tmp_path, points)).climb == pytest.approx(0, abs=1e-6)


def test_the_shipped_hill_has_heights_and_no_times():
    track = read_gpx(FOLDER / "korita-zbevnica.gpx")
    assert 14_000 < track.distance[-1] < 16_000  # the 12.7 km between two of its parts were not gone on foot
    assert 400 < track.climb < 900
    assert track.minutes is None


def test_the_shipped_walk_has_times():
    track = read_gpx(FOLDER / "cerknicko-jezero.gpx")
    assert track.minutes[-1] == pytest.approx(119.83, abs=0.01)  # 14:23:59 to 16:23:49
    assert np.all(np.diff(track.minutes) >= 0)


@pytest.mark.parametrize(
    ("times", "reason"),
    [
        (["1901-12-13T20:45:52Z", "1901-12-13T20:46:52Z"], "1901"),
        (["2026-03-01T06:10:00Z", "2026-03-01T06:00:00Z"], "backwards"),
        (["2026-03-01T06:00:00Z", None], "some points have no time"),
        (["2026-03-01T06:00:00Z", "2026-03-01T06:00:00Z"], "the same"),
        (["2026-03-01T06:00:00Z", "2026-03-01T06:00:01Z"], "faster"),
    ],
)
def test_times_that_cannot_be_used(tmp_path, times, reason):
    track = read_gpx(written(tmp_path, [point(0, 1, times[0]), point(500, 1, times[1])]))
    assert track.minutes is None
    assert reason in track.untimed_because


def test_an_entity_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.gpx"
    entities = "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
    path.write_text(f'<?xml version="1.0"?><!DOCTYPE gpx [<!ENTITY l0 "ha">{entities}]><gpx>&l9;</gpx>')
    assert "entities" in refusal(path)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "XML"),
        (b"<gpx><trk>", "cut off"),
        (b"<html></html>", "not a GPX"),
        (HEADER.encode() + FOOTER.encode(), "two points"),
        (HEADER.encode() + b'<trkpt lat="1"/>' + FOOTER.encode(), "GPX"),
        (HEADER.encode() + b'<trkpt lat="a" lon="b"/>' * 2 + FOOTER.encode(), "GPX"),
        (HEADER.encode() + b'<trkpt lat="1" lon="1"/>' * 5 + FOOTER.encode(), "does not move"),
        (HEADER.encode() + b'<trkpt lat="nan" lon="1"/>' * 2 + FOOTER.encode(), "two points"),
        (b'<!DOCTYPE gpx SYSTEM "http://localhost/gpx.dtd"><gpx/>', "document type"),
        (b'\xff\xfe<\x00g\x00', "XML"),
        (b'<?xml version="1.0" encoding="nonsense"?><gpx/>', "XML"),
    ],
)  # fmt: skip
def test_broken_files(tmp_path, content, words):
    (tmp_path / "broken.gpx").write_bytes(content)
    text = refusal(tmp_path / "broken.gpx")
    assert "broken.gpx" in text
    assert words in text


def test_too_large_and_too_many(tmp_path, monkeypatch):
    path = tmp_path / "huge.gpx"
    with open(path, "wb") as file:
        file.truncate(2_000_000_000)
    assert "too large" in refusal(path)
    monkeypatch.setattr(gpx, "MAXIMUM_POINTS", 5)
    assert "too many" in refusal(written(tmp_path, [point(north) for north in range(0, 100, 10)]))
