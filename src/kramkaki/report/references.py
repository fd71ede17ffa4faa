"""The works that the numbers behind a report come from."""

from kramkaki.parameters import records


def works(result):
    """Works cited by the parameter records, by citation: dicts of ``citation``, ``address`` and the parts that use it."""
    parts = {}
    for organ in records.organs():
        for record in records.records(organ).values():
            for key in record.source.split():
                parts.setdefault(key, set()).add(organ)
    known = records.sources()
    found = [
        {"citation": known[key]["citation"], "address": known[key].get("address", ""), "parts": sorted(organs)}
        for key, organs in parts.items()
    ]
    return sorted(found, key=lambda work: work["citation"])
