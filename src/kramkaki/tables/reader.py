"""Reads the data tables of this folder: a blank cell is unknown (None), never zero."""

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


def _number_or_text(cell):
    try:
        return float(cell)
    except ValueError:
        return cell


@cache
def read_table(name, text_columns=("id",)):
    """Rows of a table, by their ``id``.

    Parameters
    ----------
    name : str
        File name without ``.csv``. [text]
    text_columns : tuple of str
        Columns that stay text even where they look like numbers. [text]

    Returns
    -------
    rows : dict
        ``id`` to a dict of the row; blank cells are None.
    """
    with open(_FOLDER / f"{name}.csv", encoding="utf-8", newline="") as file:
        rows = [
            {
                column: None if cell == "" else cell if column in text_columns else _number_or_text(cell)
                for column, cell in row.items()
            }
            for row in csv.DictReader(file)
        ]
    return {row["id"]: row for row in rows}
