"""Finds the texts to translate in tables of names, causes, studies, levers, questions, fields (see ``babel.cfg``)."""

import csv
import tomllib

from kramkaki.web import schema_fields

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


def extract_names(file, keywords, comment_tags, options):
    """Yield every name of a table, in the context of names, in the form Babel asks for.

    Parameters
    ----------
    file : binary file
        A CSV table.
    keywords, comment_tags, options
        Babel's own; not needed here.
    """
    for line, row in enumerate(csv.DictReader(file.read().decode().splitlines()), 2):
        if "name" in row:
            yield line, "pgettext", ("name", row["name"]), [row["id"]]


def extract_questions(file, keywords, comment_tags, options):
    """Yield every text of the interview in the form Babel asks for.

    Parameters
    ----------
    file : binary file
        ``interview.toml``.
    keywords, comment_tags, options
        Babel's own; not needed here.
    """
    source = file.read().decode()
    for question in tomllib.loads(source)["question"]:
        line = source[: source.index(f'id = "{question["id"]}"')].count("\n") + 1
        words = [choice[1] for choice in question.get("choices", ()) if isinstance(choice, list)]
        for text in [question["text"], question.get("unit", ""), *words]:
            if text:
                yield line, "", text, [question["id"]]


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
