"""Finds the texts to translate in the tables of causes and levers, for Babel (see ``babel.cfg``)."""

import tomllib

FIELDS = ("name", "route", "effect", "reference", "what", "cost")


def extract_causes(file, keywords, comment_tags, options):
    """Yield every text of the records in the form Babel asks for.

    Parameters
    ----------
    file : binary file
        ``causes.toml`` or ``levers.toml``.
    keywords, comment_tags, options
        Babel's own; not needed here.
    """
    source = file.read().decode()
    for cause, record in tomllib.loads(source).items():
        line = source[: source.index(f"[{cause}]")].count("\n") + 1
        for field in FIELDS:
            if record.get(field):
                yield line, "", record[field], [cause]
