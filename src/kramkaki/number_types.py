"""The types of numbers in signatures; units and shapes stand in the docstrings."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float64]
Number = float | Array  # a law takes and gives either
Progress = Callable[[float, str], None]  # told the fraction done and what is being done
