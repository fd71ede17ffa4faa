"""Finds the texts to translate in the data of the page, for Babel (see ``babel.cfg``)."""

import tomllib

from kramkaki.web import schema_fields


def extract_page(file, keywords, comment_tags, options):
    """Yield every text of ``starts.toml`` and ``fields.toml``, with the helps that the scenario's model gives its keys.

    Parameters
    ----------
    file : binary file
    keywords, comment_tags, options
        Babel's own; not needed here.
    """
    content = tomllib.loads(file.read().decode())
    for start in content.get("start", ()):
        yield 1, "", start["title"], [start["id"]]
        yield 1, "", start["hint"], [start["id"]]
    for group in content.get("group", ()):
        tables = group.get("table", ())
        fields = [(key, said) for key, *said in group["fields"]]
        fields += [(f"{table['key']}.0.{key}", said) for table in tables for key, *said in table["columns"]]
        texts = [text for key, said in fields for text in (said[0], schema_fields.help_of(key, said))]
        for text in filter(None, [group["title"], *(table["title"] for table in tables), *texts]):
            yield 1, "", text, [group["id"]]
    for value, text in content.get("words", {}).items():
        yield 1, "", text, [value]
