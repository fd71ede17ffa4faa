"""Reads the data tables of this folder: a blank cell is unknown (None), never zero."""

import csv
from functools import cache
from pathlib import Path
from typing import Any

Row = dict[str, Any]  # a cell is a number, a text or None, by its column
_FOLDER = Path(__file__).parent


def _number_or_text(cell: str) -> float | str:
    try:
        return float(cell)
    except ValueError:
        return cell


@cache
def read_table(name: str, text_columns: tuple[str, ...] = ("id",)) -> dict[str, Row]:
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
        rows: list[Row] = [
            {
                column: None if cell == "" else cell if column in text_columns else _number_or_text(cell)
                for column, cell in row.items()
            }
            for row in csv.DictReader(file)
        ]
    return {row["id"]: row for row in rows}
