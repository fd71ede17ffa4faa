"""Every parameter has unit, kind and source; the loader refuses one without."""

import numpy as np
import pytest

from kramkaki.body import wiring
from kramkaki.parameters import records
from scoreboard.empirical_threshold import SHIFTS


@pytest.mark.parametrize("organ", records.organs())
def test_records_are_complete(organ):
    for record in records.records(organ).values():
        assert record.unit, record.name
        assert np.isfinite(record.value)


def test_records_of_the_scoreboard_are_no_part_of_the_model():
    assert SHIFTS.repeat_test_rise == 1.5
    assert "shift" not in records.organs()


@pytest.mark.parametrize(
    ("fields", "complaint"),
    [
        ({"kind": "measured"}, "needs 'source'"),
        ({"kind": "assumed"}, "needs 'because'"),
        ({"kind": "guessed"}, "kind is 'guessed'"),
        ({"kind": "setting", "because": "x", "spread": {"iqr": 1.0}}, "spread"),
        ({"kind": "setting", "because": "x", "range": (2.0, 3.0)}, "outside its range"),
        ({"kind": "fitted", "because": "x", "source": "nobody_2099"}, "nobody_2099"),
    ],
)
def test_an_incomplete_record_is_refused(fields, complaint):
    record = records.Record(name="made_up", value=1.0, unit="1", **fields)
    with pytest.raises(records.ParameterError, match=complaint):
        records._check(record, "heat", records.sources())


def test_every_cited_work_is_used_and_every_record_is_declared():
    wiring.load_parameters()
    cited = [r.source.split() for organ in records.organs() for r in records.records(organ).values()]
    assert {key for keys in cited for key in keys} <= set(records.sources())


def test_draws_depend_on_seed_and_name_alone():
    one = records.draw(wiring.HeatParameters, 8, seed=3)
    two = records.draw(wiring.HeatParameters, 16, seed=3)
    found = records.records("heat")
    for name, a, b in zip(one._fields, one, two, strict=True):
        np.testing.assert_array_equal(a, b[:8])
        assert np.all((a >= found[name].range[0]) & (a <= found[name].range[1])), name


def test_draws_have_the_stated_spread():
    record = records.Record(name="x", value=10.0, unit="1", kind="setting", because="test", spread={"sd": 2.0})
    values = record.draw(20_000, seed=1)
    assert abs(values.mean() - 10) < 4 * 2 / np.sqrt(20_000)
    assert abs(values.std() - 2) < 0.05
    skewed = records.Record(name="y", value=10.0, unit="1", kind="setting", because="test", spread={"cv": 0.3})
    assert abs(np.median(skewed.draw(20_000, seed=1)) - 10) < 0.1
