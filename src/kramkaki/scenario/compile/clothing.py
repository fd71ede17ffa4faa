"""Clothing: what the words of the file mean, and what is worn where it does not say."""

import numpy as np
import numpy.typing as npt

INSULATION = {"swimwear": 0.05, "shorts": 0.3, "light": 0.5, "normal": 0.8, "warm": 1.4, "protective": 1.2}  # [clo]
USUAL = {"running": "shorts", "cycling": "shorts", "football": "shorts", "swimming": "swimwear"}  # others: light
# In balance at rest: (34 °C - air) over 40 W/m², less the air layer, in clo.
COMFORT_TEMPERATURE, KELVIN_PER_CLO = 34.0, 6.2
STILL_AIR_LAYER, MOVING_AIR_LAYER = 0.7, 0.2  # [clo]
MOST_BY_DAY = 3.0  # [clo] winter clothes


def usual_insulation(activity: str) -> float:
    """What is worn in an activity where it is not cold. [clo]"""
    return INSULATION[USUAL.get(activity, "light")]


def insulation_in_balance(
    air_temperature: npt.NDArray[np.float64],
    heat: float | npt.NDArray[np.float64] = 1.0,
    air_layer: float = STILL_AIR_LAYER,
) -> npt.NDArray[np.float64]:
    """Clothes or covers that keep a person in balance; below zero where one is too warm without any.

    Parameters
    ----------
    air_temperature : float or array
        [degC]
    heat : float or array, optional
        Heat production over that of sitting. [1]
    air_layer : float, optional
        What the air around the body insulates. [clo]

    Returns
    -------
    insulation : float or array
        [clo]
    """
    return (COMFORT_TEMPERATURE - air_temperature) / (KELVIN_PER_CLO * heat) - air_layer
