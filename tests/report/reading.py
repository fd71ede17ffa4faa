"""Reads a page as a strict browser and a screen reader would."""

from html.parser import HTMLParser

VOID = {"meta", "br", "link", "img", "input", "hr"}
SILENT = {"style", "script", "title", "desc", "defs"}


class Reader(HTMLParser):
    """Tags in order, visible text in order, and whatever is not closed as it was opened."""

    def __init__(self, page):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.elements, self.texts = [], [], [], []
        self.feed(page)
        self.close()
        self.faults += [f"never closed: {tag}" for tag in self.open]

    def handle_starttag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.elements.append((tag, dict(attributes)))

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"{tag} closed inside {self.open[-3:]}")
        else:
            self.open.pop()

    def handle_data(self, data):
        if data.strip() and not SILENT & set(self.open):
            self.texts.append(" ".join(data.split()))

    def attributes(self, name):
        """Every value of an attribute on the page."""
        return [attributes[name] for _tag, attributes in self.elements if name in attributes]

    def all(self, tag):
        """The attributes of every element of a kind."""
        return [attributes for found, attributes in self.elements if found == tag]
