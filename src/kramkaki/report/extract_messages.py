"""Finds the texts to translate in the tables of causes, studies and levers, for Babel (see ``babel.cfg``)."""

import tomllib

FIELDS = ("name", "route", "effect", "reference", "text", "title", "note", "model", "what", "cost")


def extract_causes(file, keywords, comment_tags, options):
    """Yield every text of the causes in the form Babel asks for.

    Parameters
    ----------
    file : binary file
        ``causes.toml`` and the like.
    keywords, comment_tags, options
        Babel's own; not needed here.
    """
    source = file.read().decode()
    for cause, record in tomllib.loads(source).items():
        line = source[: source.index(f"[{cause}]")].count("\n") + 1
        for field in FIELDS:
            if record.get(field):
                yield line, "", record[field], [cause]
        for study in record.get("studies", ()):
            yield line, "", study["found"], [cause]
