"""The answer in words."""

from datetime import datetime, timedelta, timezone
from types import SimpleNamespace

import pytest

from kramkaki import language
from kramkaki.report import answer, words
from kramkaki.results import HealthWarning

START = datetime(2026, 3, 1, 5, 0, tzinfo=timezone(timedelta(hours=7)))


@pytest.mark.parametrize(
    ("hours", "english", "indonesian"),
    [
        (2, "Sunday 1 March 2026, 05:00–07:00", "Minggu, 1 Maret 2026, 05.00–07.00"),
        (19, "Sunday 1 March 2026, 05:00–24:00", "Minggu, 1 Maret 2026, 05.00–24.00"),
        (
            24,
            "Sunday 1 March 2026, 05:00 to 05:00 the next day",
            "Minggu, 1 Maret 2026, pukul 05.00 sampai 05.00 esok harinya",
        ),
        (
            48,
            "Sunday 1 March 2026, 05:00 to Tuesday 3 March 2026, 05:00",
            "Minggu, 1 Maret 2026, 05.00 sampai Selasa, 3 Maret 2026, 05.00",
        ),
    ],
)
def test_the_time_told_is_clear(hours, english, indonesian):
    result = SimpleNamespace(start=START, end=START + timedelta(hours=hours))
    assert answer.span(result) == english
    with language.use("id"):
        assert answer.span(result) == indonesian


@pytest.mark.parametrize(
    ("probability", "expected"),
    [(0.001, ""), (0.02, "about 1 in 50"), (0.34, "about 1 in 3"), (0.61, "about 6 in 10"), (0.97, "")],
)
def test_a_chance_is_told_as_people_count(probability, expected):
    assert words.one_in(probability) == expected


def test_left_and_right_are_one_only_where_they_are_alike():
    chances = dict.fromkeys(words.MUSCLE_WORDS, 0.1) | {"calf_left": 0.3, "calf_right": 0.2}
    rows = answer.pairs(chances)
    assert [row.label for row in rows[:2]] == ["left calf", "right calf"]
    assert [row.text() for row in rows[1:3]] == ["20%", "10% each"]
    assert sorted(name for row in rows for name in row.names) == sorted(words.MUSCLE_WORDS)


def test_warnings_are_ranked_and_keep_their_order_within_a_rank():
    levels = ["info", "caution", "emergency", "caution", "stop"]
    ranked = words.by_rank([HealthWarning(level, "", str(number)) for number, level in enumerate(levels)])
    assert [warning.text for warning in ranked] == ["2", "4", "1", "3", "0"]
