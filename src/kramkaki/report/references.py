"""The works that the numbers behind a report come from."""

from kramkaki.parameters import records
from kramkaki.results import Result, given


def works(result: Result) -> list[dict[str, str]]:
    """Works cited by the parameters and by the causes of this run: dicts of ``citation`` and ``address``."""
    used = [record for organ in records.organs() for record in records.records(organ).values()]
    keys = {key for record in used for key in record.source.split()}
    keys |= {key for cause in given(result.causes) for key in cause.source.split()}
    known = records.sources()
    found = [
        {"citation": known[key]["citation"], "address": known[key].get("address", "")} for key in keys if key in known
    ]
    return sorted(found, key=lambda work: work["citation"])
