"""JSON as the page carries it."""

import json


def as_script(data: object) -> str:
    """JSON that stands inside a script element: no text in it can end the element.

    Parameters
    ----------
    data : object
        Plain data.
    """
    text = as_text(data)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026").replace("\u2028", "\\u2028")


def as_text(data: object) -> str:
    """JSON as short as it can be."""
    return json.dumps(data, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
