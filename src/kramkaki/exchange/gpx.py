"""Tracks from GPX files: way, heights, and times where they are usable; and a track with fewer points."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from kramkaki.constants import SECONDS_PER_MINUTE
from kramkaki.errors import ScenarioError
from kramkaki.exchange.attached import Attached
from kramkaki.exchange.bounded_file import read_bytes
from kramkaki.language import gettext as _

MAXIMUM_BYTES = 30_000_000
MAXIMUM_POINTS = 200_000
SMOOTHING_LENGTH = 50.0  # [m] heights are averaged over this much way, so that noise makes no hills
EARLIEST_YEAR = 1990  # before the first receivers that wrote tracks
FASTEST = 40.0  # [m/s] downhill cycling; above it the times are wrong
LOWEST, HIGHEST = -500.0, 9000.0  # [m] between the Dead Sea and Everest; other heights are slips of the receiver
EARTH_RADIUS = 6_371_000.0  # [m]
MOST_POINTS = 3000  # of a thinned track: small enough to be sent along with every request
_HEAD = '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="kramkaki" xmlns="http://www.topografix.com/GPX/1/1"><trk>'
_TAIL = "</trk></gpx>"
LARGEST_GAP = 100.0  # [m] between segments; a longer jump was not gone on foot and counts no way


class Point(Protocol):
    """One point of a track or a route."""

    latitude: float
    longitude: float
    elevation: float | None
    time: datetime | None


@dataclass(frozen=True)
class Track:
    """A way with heights; times only where the file has usable ones."""

    name: str
    distance: npt.NDArray[np.float64]  # [m] from the start, at each point
    height: npt.NDArray[np.float64]  # [m] smoothed; zero throughout where the file has none
    grade: npt.NDArray[np.float64]  # [1] between the points
    minutes: npt.NDArray[np.float64] | None  # [min] from the first point
    untimed_because: str
    has_heights: bool
    latitude: float  # [deg] of the first point
    longitude: float  # [deg]

    @property
    def climb(self) -> float:
        """Sum of all rises after smoothing. [m]"""
        return float(np.maximum(np.diff(self.height), 0).sum())


def read_gpx(path: Path | Attached) -> Track:
    """Read a track.

    Parameters
    ----------
    path : pathlib.Path or Attached
        GPX file; all tracks and segments are joined, routes are used when there is no track.

    Returns
    -------
    track : Track
        Heights smoothed over 50 m of way.

    Raises
    ------
    ScenarioError
        Not a GPX file, unsafe XML, too large, or fewer than two points.
    """
    if isinstance(path, Attached):
        return _read(path.content(MAXIMUM_BYTES), _name(path))
    path = Path(path)
    content = read_bytes(path, MAXIMUM_BYTES, _("a track is looked for beside the scenario"))
    return _read(content, _name(path))


def forget() -> None:
    """Forget the tracks read so far, which are kept because one scenario asks for each of its tracks many times."""
    _read.cache_clear()


@lru_cache(maxsize=8)
def _read(content: bytes, name: str) -> Track:
    points, segment = points_of(content, name)
    latitude = np.array([point.latitude for point in points])
    longitude = np.array([point.longitude for point in points])
    steps = _steps(latitude, longitude)
    jump = (np.diff(segment) > 0) & (steps > LARGEST_GAP)
    distance = np.concatenate([[0.0], np.cumsum(np.where(jump, 0.0, steps))])
    if not distance[-1] > 1.0:
        raise ScenarioError(name, _("does not move: all points are at one place"))
    minutes, reason = _minutes(points, distance)
    height, has_heights = _heights(points, distance, np.concatenate([[0], np.cumsum(jump)]))
    grade = np.where(jump, 0.0, np.diff(height) / np.maximum(np.diff(distance), 1e-6))
    return Track(
        name=name,
        distance=distance,
        height=height,
        grade=grade,
        minutes=minutes,
        untimed_because=reason,
        has_heights=has_heights,
        latitude=float(latitude[0]),
        longitude=float(longitude[0]),
    )


def _name(path: Path | Attached) -> str:
    return path.name if path.name.isprintable() else ascii(path.name)


def _parsed(content: bytes, name: str) -> Any:
    import gpxpy  # slow to import, and most scenarios have no track
    from defusedxml import DefusedXmlException
    from defusedxml.ElementTree import ParseError, fromstring

    try:
        root = fromstring(content, forbid_dtd=True)
    except DefusedXmlException:
        raise ScenarioError(name, _("holds XML entities or a document type, which are refused")) from None
    except (ParseError, ValueError, LookupError) as problem:
        raise ScenarioError(
            name, _("is not valid XML: {problem}").format(problem=problem), fix=_("the file may have been cut off")
        ) from None
    if not root.tag.endswith("gpx"):
        raise ScenarioError(name, _("is not a GPX file"), _("a file whose first element is <gpx>"))
    if sum(1 for element in root.iter() if str(element.tag).endswith("pt")) > MAXIMUM_POINTS:
        raise ScenarioError(name, _("has too many points"), _("at most {limit}").format(limit=MAXIMUM_POINTS))
    try:
        return gpxpy.parse(content)
    except (gpxpy.gpx.GPXException, ValueError, TypeError, AttributeError, KeyError, OverflowError) as problem:
        raise ScenarioError(
            name, _("is not a readable GPX file: {problem}").format(problem=str(problem)[:100])
        ) from None


def points_of(content: bytes, name: str) -> tuple[tuple[Point, ...], npt.NDArray[np.int_]]:
    """Return all points in order, and the number of the segment each belongs to.

    Parameters
    ----------
    content : bytes
        Of a GPX file.
    name : str
        Of the file, for messages.
    """
    gpx = _parsed(content, name)
    segments = [segment.points for track in gpx.tracks for segment in track.segments]
    if not any(segments):
        segments = [route.points for route in gpx.routes]
    numbered = [(point, number) for number, points in enumerate(segments) for point in points if _on_earth(point)]
    if len(numbered) < 2:
        raise ScenarioError(name, _("has no track of at least two points"))
    points, segment = zip(*numbered, strict=True)
    return points, np.array(segment)


def _on_earth(point: Point) -> bool:
    known = point.latitude is not None and point.longitude is not None
    return known and abs(point.latitude) <= 90 and abs(point.longitude) <= 180


def _steps(latitude: npt.NDArray[np.float64], longitude: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Great-circle distance between neighbours (haversine). [m]"""
    north, east = np.radians(latitude), np.radians(longitude)
    half = np.sin(np.diff(north) / 2) ** 2 + np.cos(north[:-1]) * np.cos(north[1:]) * np.sin(np.diff(east) / 2) ** 2
    steps: npt.NDArray[np.float64] = 2 * EARTH_RADIUS * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return steps


def _minutes(points: Sequence[Point], distance: npt.NDArray[np.float64]) -> tuple[npt.NDArray[np.float64] | None, str]:
    moments = [point.time for point in points if point.time is not None]
    if len(moments) < len(points):
        return None, _("some points have no time") if moments else _("no point has a time")
    if moments[0].year < EARLIEST_YEAR:
        return None, _("its times are in the year {year}").format(year=moments[0].year)
    try:
        seconds = np.array([(moment - moments[0]).total_seconds() for moment in moments])
    except TypeError:
        return None, _("some times have a zone and some have none")
    if np.any(np.diff(seconds) < 0):
        return None, _("its times run backwards")
    if not seconds[-1] > 0:
        return None, _("all its times are the same")
    if distance[-1] / seconds[-1] > FASTEST:
        return None, _("it would be faster than {speed} km/h").format(speed=round(FASTEST * 3.6))
    return seconds / SECONDS_PER_MINUTE, ""


def _heights(
    points: Sequence[Point], distance: npt.NDArray[np.float64], piece: npt.NDArray[np.int_]
) -> tuple[npt.NDArray[np.float64], bool]:
    """Heights smoothed piece by piece and set end to end, since only the slope matters."""
    known = np.array([point.elevation is not None and LOWEST < point.elevation < HIGHEST for point in points])
    height = np.zeros(len(points))
    level = None
    for number in np.unique(piece):
        here: npt.NDArray[np.bool_] = piece == number
        if (known & here).sum() < 2:
            height[here] = 0.0 if level is None else level
            continue
        raw = np.interp(
            distance[here],
            distance[known & here],
            np.array(
                [
                    float(point.elevation)
                    for point, used in zip(points, known & here, strict=True)
                    if used and point.elevation is not None
                ]
            ),
        )
        smooth = _smoothed(distance[here], raw)
        height[here] = smooth if level is None else smooth - smooth[0] + level
        level = height[here][-1]
    return height, bool(known.sum() >= 2)


def _smoothed(distance: npt.NDArray[np.float64], height: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Mean height over a window of way around each point: the integral of the polyline, so spacing does not matter.

    Near the ends the window stays inside, which makes the first and last half window level.
    """
    width = min(SMOOTHING_LENGTH, distance[-1] - distance[0])
    if width < 1e-6:
        return np.full(len(height), height.mean())
    integral = np.concatenate([[0.0], np.cumsum(np.diff(distance) * (height[1:] + height[:-1]) / 2)])
    low = np.clip(distance - width / 2, distance[0], distance[-1] - width)
    ends = [_integral_at(way, distance, height, integral) for way in (low, low + width)]
    mean: npt.NDArray[np.float64] = (ends[1] - ends[0]) / width
    return mean


def _integral_at(
    way: npt.NDArray[np.float64],
    distance: npt.NDArray[np.float64],
    height: npt.NDArray[np.float64],
    integral: npt.NDArray[np.float64],
) -> npt.NDArray[np.float64]:
    index = np.clip(np.searchsorted(distance, way, side="right") - 1, 0, len(distance) - 2)
    along = way - distance[index]
    rise = (height[index + 1] - height[index]) / np.maximum(distance[index + 1] - distance[index], 1e-9)
    return integral[index] + along * (height[index] + rise * along / 2)


def thinned(content: bytes, name: str) -> str:
    """Return a GPX file with places, heights and times of at most some thousand points, evenly taken.

    Parameters
    ----------
    content : bytes
        Of a GPX file.
    name : str
        Of the file, for messages.
    """
    points, segment = points_of(content, name)
    kept = np.unique(np.linspace(0, len(points) - 1, min(len(points), MOST_POINTS)).round().astype(int))
    ends = np.flatnonzero(np.diff(segment))
    kept = np.unique(np.concatenate([kept, ends, ends + 1]))  # where a segment ends, the way jumps
    lines, last = [_HEAD, "<trkseg>"], segment[0]
    for index in kept:
        if segment[index] != last:
            lines += ["</trkseg>", "<trkseg>"]
            last = segment[index]
        lines.append(_written(points[index]))
    return "".join([*lines, "</trkseg>", _TAIL])


def _written(point: Point) -> str:
    inside = "" if point.elevation is None else f"<ele>{point.elevation:.1f}</ele>"
    if point.time is not None:
        inside += f"<time>{point.time.isoformat()}</time>"
    return f'<trkpt lat="{point.latitude:.6f}" lon="{point.longitude:.6f}">{inside}</trkpt>'
