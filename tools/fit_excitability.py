"""Print the sizes of mechanisms that were fitted to a measured threshold, through the map as it is.

Run ``python -m tools.fit_excitability`` after a new map, and look at each number before it goes into
``parameters/excitability.toml``: a size that leaves its credible range says something about the pool.
"""

from typing import NamedTuple

from scipy.optimize import brentq

from kramkaki.nerve.causes import ExcitabilityParameters
from kramkaki.parameters import records
from kramkaki.risk.threshold import shift_alone


class Target(NamedTuple):
    """A shift that one parameter was fitted to."""

    parameter: str
    state: dict  # fields of ExcitabilityState [their units]
    baseline: float  # [Hz]
    shift: float  # [Hz]
    low: float
    high: float


TARGETS = (
    Target("dilution_size", {"sodium_dilution": 2.0}, 24.6, -4.6, 0.0, 8.0),  # Lau 2019, by the body of its runners
    Target("fatigue_pump", {"fatigue": 1.0}, 20.0, 6.0, 0.0, 30.0),  # between Stone 2010 and Drayton 2018
    Target("irritation_size", {"irritation": 1.0}, 22.0, -18.5, 0.0, 30.0),  # Harrison and Benatar 2007
    Target("pain_gain", {"pain": 1.0}, 31.2, -5.5, 0.0, 0.6),  # Serrao 2007
    Target("recent_cramp_gain", {"recent_cramp": 1.0}, 18.0, -4.0, 0.0, 0.6),  # Miller 2017
    Target("training_margin", {"training": 0.878}, 23.3, 10.0, 0.0, 30.0),  # Behringer 2014, after three weeks
    Target("mouth_inhibition", {"mouth_irritant": 1.0}, 22.0, 1.1, 0.0, 0.3),  # Behringer 2017
    Target("quinine_block", {}, 21.4, 3.3, 0.0, 2.0),  # El-Tawil 2015: 28 % fewer cramps at 0.10 per Hz
    Target("low_sodium_size", {"plasma_sodium": 125.0}, 22.0, -8.0, 0.0, 3.0),  # assumed: 1 Hz per mmol/L
    Target("low_potassium_size", {"plasma_potassium": 2.8}, 22.0, -4.2, 0.0, 20.0),  # rate ratio 1.5
    Target("vitamin_e_size", {"vitamin_e": 5.0}, 22.0, -3.3, 0.0, 3.0),  # assumed
)


def fitted(target, parameters):
    """Return the size that gives the shift, or None where none does. [unit of the parameter]"""

    def miss(size):
        if target.parameter == "quinine_block":
            return shift_alone(target.baseline, parameters, sodium_block=size) - target.shift
        changed = parameters._replace(**{target.parameter: size})
        return shift_alone(target.baseline, changed, **target.state) - target.shift

    ends = miss(target.low), miss(target.high)
    return brentq(miss, target.low, target.high, xtol=1e-4) if ends[0] * ends[1] < 0 else None


def main():
    """Print each fitted size beside the one on record."""
    parameters = records.load(ExcitabilityParameters)
    for target in TARGETS:
        size = fitted(target, parameters)
        found = "cannot be reached" if size is None else f"{size:.3f}"
        print(f"{target.parameter:20} {getattr(parameters, target.parameter):8.3f} on record, fitted {found}")


if __name__ == "__main__":
    main()
