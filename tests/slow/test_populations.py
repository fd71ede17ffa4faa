"""The counts of the calibration do not hang on the few hundred people of the scoreboard."""

import numpy as np
import pytest

from kramkaki.cohort.lives import live
from kramkaki.cohort.populations import populations
from kramkaki.parameters import records
from kramkaki.risk import assessment
from kramkaki.risk.parameters import CrampParameters
from scoreboard.population_measures import Studies, targets

pytestmark = pytest.mark.slow
FITTED = [target for target in targets() if target["fit"]]


@pytest.fixture(scope="module")
def others():
    """Four times as many people, drawn otherwise."""
    return Studies(people=2048, seed=77)


@pytest.mark.parametrize("target", FITTED, ids=[f"{t['row']}: {t['name']}" for t in FITTED])
def test_other_and_more_people_give_the_same_counts(others, target):
    margin = target["sd"]  # of the fit, for what the drawing adds
    assert target["low"] - margin <= others.measure(target["measure"]) <= target["high"] + margin


def test_twenty_thousand_drawn_runners_agree_with_a_thousand():
    parameters, ratios = records.load(CrampParameters), assessment.rate_ratios(0, 0)

    def share(index):
        lives = live(populations()["marathon_runners"], 5, index)
        return np.mean(np.concatenate([life.outlook(parameters, ratios).chance("exercise") for life in lives]))

    assert share(np.arange(20_000)) == pytest.approx(share(np.arange(1024)), abs=0.01)
