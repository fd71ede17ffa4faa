"""The files that can be taken away from a page: their names and kinds."""

from typing import NamedTuple


class Kind(NamedTuple):
    """One of them."""

    name: str  # of the file
    media_type: str


KINDS = {
    "scenario": Kind("kramkaki.toml", "application/toml"),
    "report": Kind("kramkaki-report.html", "text/html"),
    "calendar": Kind("kramkaki.ics", "text/calendar"),
    "data": Kind("kramkaki.csv", "text/csv"),
    "result": Kind("kramkaki.json", "application/json"),
}
