"""Fills in and sends forms as a browser without scripts does, and reads what comes back."""

from html.parser import HTMLParser

from tests.report.reading import Reader


class Forms(HTMLParser):
    """The fields that a browser would send of a page's form as it stands.

    Attributes
    ----------
    fields : dict of str to list of str
    """

    def __init__(self, page, form_id):
        super().__init__()
        self.fields, self._wanted, self._inside, self._select, self._area = {}, form_id, False, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        if tag == "form":
            self._inside = given.get("id") == self._wanted
        if not (self._inside or given.get("form") == self._wanted):
            if tag == "option" and self._select and "selected" in given:
                self.fields[self._select] = [given["value"]]
            return
        name = given.get("name")
        if tag == "input" and name and given.get("type") not in ("file", "submit"):
            if given.get("type") in ("radio", "checkbox") and "checked" not in given:
                return
            self.fields.setdefault(name, []).append(given.get("value", "on"))
        elif tag == "select":
            self._select = name
            self.fields[name] = [""]
        elif tag == "option" and "selected" in given:
            self.fields[self._select] = [given["value"]]
        elif tag == "textarea":
            self._area = name
            self.fields[name] = [""]

    def handle_endtag(self, tag):
        if tag == "form":
            self._inside = False
        self._select = None if tag == "select" else self._select
        self._area = None if tag == "textarea" else self._area

    def handle_data(self, data):
        if self._area:
            self.fields[self._area] = [self.fields[self._area][0] + data]


def sent(client, address, page, form_id, files=None, **changes):
    """Send a form with some fields changed.

    Parameters
    ----------
    client : httpx.Client
    address : str
    page : str
        HTML with the form.
    form_id : str
    files : dict, optional
    **changes
        Under ``fields``: name to value, list of values, or None to leave it out; under ``do``: the button pressed.
    """
    fields = dict(Forms(page, form_id).fields)
    fields |= {name: [value] if isinstance(value, str) else value for name, value in changes.get("fields", {}).items()}
    fields["do"] = [changes.get("do", "answer")]
    flat = {name: values for name, values in fields.items() if values is not None}
    # a form with files is sent in parts, as every form of the page is
    return client.post(address, data=flat, files=files or {"nothing": ("", b"")})


def answered(client, who, spoken="en", **changes):
    """The answer to a start."""
    address = f"/{spoken}/start/{who}"
    return sent(client, address, client.get(address).text, "questions", **changes)


def faults(page):
    """What a strict reader finds wrong with a page."""
    reader = Reader(page)
    ids = [value for tag, attributes in reader.elements for key, value in attributes.items() if key == "id"]
    doubled = {one for one in ids if ids.count(one) > 1}
    labels = {attributes["for"] for attributes in reader.all("label") if "for" in attributes}
    pointed = set()
    for name in ("aria-labelledby", "aria-describedby", "form"):
        pointed |= {one for value in reader.attributes(name) for one in (value or "").split()}
    return {
        "open": reader.faults,
        "doubled ids": doubled,
        "labels of nothing": labels - set(ids),
        "pointing nowhere": pointed - set(ids),
        "styles": reader.attributes("style"),
        "handlers": [key for _tag, attributes in reader.elements for key in attributes if key.startswith("on")],
        "headings": [] if len(reader.all("h1")) == 1 else reader.all("h1"),
        "unnamed language": [] if reader.all("html")[0].get("lang") in ("en", "id") else ["lang"],
        "from elsewhere": [
            value for name in ("src", "action", "formaction") for value in reader.attributes(name) if "//" in value
        ],
    }
