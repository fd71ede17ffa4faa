"""How uneven cramps are among people like this one: the shapes of the two frailties.

Age makes them less uneven. A cause that was measured as an odds or prevalence ratio of "any cramp" means that more
people are prone: a further, independent source of cramps with an unevenness of its own. Gamma frailties of
independent sources add up, so the shape grows as the mean does, and the measured ratio comes out again.
"""

import numpy as np

from kramkaki.constants import MIDDLE_AGE
from kramkaki.evidence import causes as catalogue
from kramkaki.risk import triggers

MEN_AMONG_RUNNERS = 0.75  # of entrants of the races whose incidence fixed the rate (assumed)
USUAL_EXERCISE = "running"  # where cramps of exercise come, as far as it matters for how uneven they are


def age_growth(parameters, age):
    """Return how many more cramps at rest than at 45 years. [1]"""
    return np.exp(parameters.night_age_growth * _years(age))


def _years(age):
    return np.clip(age, triggers.ADULT, triggers.OLDEST) - MIDDLE_AGE


def against_the_mixture(ratio, strength):
    """Return the factor of being a man (``strength`` 1) or a woman (0) over the mean of the runners counted. [1]"""
    return ratio**strength / (MEN_AMONG_RUNNERS * ratio + 1 - MEN_AMONG_RUNNERS)


def prone_factor(scope, presence, ratios):
    """Return how many times more people like this one are prone to cramps of a class.

    Parameters
    ----------
    scope : str
        ``"rest"`` or ``"exercise"``. [-]
    presence : Presence
    ratios : dict
        From ``risk.rate_ratios``. [1]

    Returns
    -------
    factor : array
        One per draw. [1]
    """
    product = np.ones((1, 1))
    for cause, strength in presence.strength.items():
        effect = catalogue.table()[cause].effect_on(scope)
        if effect is None or effect.measure == "rate_ratio":
            continue
        ratio = ratios[cause][scope][:, None]
        if cause == "male":
            product = product * against_the_mixture(ratio, strength)
        else:
            product = product * ratio ** np.atleast_1d(strength)
    sites = triggers.sites("rest" if scope == "rest" else USUAL_EXERCISE)
    return (product * sites).sum(axis=1)


def shapes(parameters, person, presence, ratios):
    """Return the shape of the frailty of each class of cramps for people like this one.

    Parameters
    ----------
    parameters : CrampParameters
        Numbers or draws. [units of the records]
    person : Person
        ``age`` is read, a number. [years]
    presence : Presence
    ratios : dict
        From ``risk.rate_ratios``. [1]

    Returns
    -------
    shapes : dict
        Scope -> one per draw. [1]
    """
    p = parameters
    at_rest = p.night_frailty_shape * np.exp(p.night_frailty_growth * _years(person.age))
    return {
        "rest": at_rest * prone_factor("rest", presence, ratios),
        "exercise": p.exercise_frailty_shape * prone_factor("exercise", presence, ratios),
    }


def of_person(parameters, person, presence, ratios):
    """Return the parameters with the frailties' shapes of people like this one. [units of the records]"""
    found = shapes(parameters, person, presence, ratios)
    return parameters._replace(night_frailty_shape=found["rest"], exercise_frailty_shape=found["exercise"])
