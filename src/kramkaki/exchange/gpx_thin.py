"""A track with fewer points and nothing else of its file: small enough to be sent along with every request."""

import numpy as np

from kramkaki.exchange.gpx import Point, points_of

MOST_POINTS = 3000
_HEAD = '<?xml version="1.0" encoding="UTF-8"?><gpx version="1.1" creator="kramkaki" xmlns="http://www.topografix.com/GPX/1/1"><trk>'
_TAIL = "</trk></gpx>"


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
