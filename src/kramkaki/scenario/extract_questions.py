"""Finds the texts to translate in the questions of the interview, for Babel (see ``babel.cfg``)."""

import tomllib


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
