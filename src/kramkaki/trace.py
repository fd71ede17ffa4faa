"""The trace of a run: named arrays over time and muscle, and how they leave the program."""

import csv
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from os import PathLike
from typing import Any, TextIO

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
from kramkaki.number_types import Array
from kramkaki.version import __version__

UNITS = {
    "exercise_intensity": "1",
    "core_temperature": "degC", "skin_temperature": "degC", "muscle_temperature": "degC", "heat_acclimation": "1",
    "sweat_rate": "L/h", "body_mass_change": "%", "body_water": "L", "plasma_volume_change": "%",
    "plasma_sodium": "mmol/L", "plasma_potassium": "mmol/L", "ionised_calcium": "mmol/L", "plasma_magnesium": "mmol/L",
    "plasma_osmolality": "mOsm/kg", "vitamin_e": "umol/L", "sodium_dilution": "mmol/L", "thirst": "cm",
    "drunk_volume": "L", "stomach_volume": "L", "urine_volume": "L", "conditioning": "1", "fatigue": "1",
    "late_fatigue": "1", "soreness": "1", "guarding": "1", "interstitial_potassium": "mmol/L",
    "muscle_length": "fraction of optimal", "cramp_threshold": "Hz", "cramp_hazard": "1/h",
}  # fmt: skip


LONG_NAMES = {  # for other programs, so in English whatever the language in use
    "exercise_intensity": "oxygen uptake of the exercise done, of the maximal one",
    "core_temperature": "temperature of the deep body",
    "skin_temperature": "mean temperature of the skin",
    "muscle_temperature": "mean temperature of the leg muscles",
    "heat_acclimation": "heat acclimation, 1 what two weeks of hot exercise give",
    "sweat_rate": "rate of sweat secretion",
    "body_mass_change": "change of body mass, of that at the start",
    "body_water": "total body water outside gut and bladder",
    "plasma_volume_change": "change of plasma volume, of that at the start",
    "plasma_sodium": "sodium in plasma",
    "plasma_potassium": "potassium in plasma",
    "ionised_calcium": "ionised calcium in plasma",
    "plasma_magnesium": "magnesium in plasma",
    "plasma_osmolality": "osmolality of plasma, as osmotically active particles",
    "vitamin_e": "alpha-tocopherol in plasma",
    "sodium_dilution": "fall of plasma sodium while salt is missing",
    "thirst": "thirst above the usual of a resting day, on a scale of 10 cm",
    "drunk_volume": "water drunk and eaten since the start",
    "stomach_volume": "volume in the stomach",
    "urine_volume": "urine since the start",
    "conditioning": "conditioning of the legs to this exercise, 1 fully",
    "fatigue": "fatigued share of the muscle",
    "late_fatigue": "after-effect of fatigue over hours",
    "soreness": "soreness after damage",
    "guarding": "guarding around an injury",
    "interstitial_potassium": "potassium between the fibres of the working muscle",
    "muscle_length": "length of the muscle fibres, of the optimal",
    "cramp_threshold": "lowest frequency of nerve stimulation that sets off a cramp",
    "cramp_hazard": "expected cramps per hour if the moment lasted",
}
UNITS_OF_UDUNITS = {"mOsm/kg": "mmol/kg", "fraction of optimal": "1"}  # what CF calls a unit it does not have


class ResultTrace(dict[str, Array]):
    """Name to array: (row), or (row, muscle) for the ten muscles.

    Attributes
    ----------
    minutes : array
        End of each row, from the start. [min]
    start : datetime
        With zone.
    muscles : tuple of str
        Order of the last axis.
    """

    def __init__(self, arrays: Mapping[str, Array], minutes: Array, start: datetime) -> None:
        super().__init__(arrays)
        self.minutes, self.start, self.muscles = np.asarray(minutes), start, MUSCLES

    def __repr__(self) -> str:
        last = self.start + timedelta(minutes=float(self.minutes[-1])) if len(self.minutes) else self.start
        return f"<ResultTrace {len(self)} quantities, {len(self.minutes)} rows to {last:%Y-%m-%dT%H:%M%z}>"

    @property
    def units(self) -> dict[str, str]:
        """Unit of each name."""
        return {name: UNITS[name] for name in self}

    @property
    def times(self) -> list[datetime]:
        """Date and time of each row, with zone."""
        return [self.start + timedelta(minutes=float(minute)) for minute in self.minutes]

    def names(self) -> list[str]:
        """The names of all quantities."""
        return list(self)

    def _columns(self) -> Iterator[tuple[str, str, Array]]:
        """Label, unit and values of every column of a flat table."""
        for name, values in self.items():
            if values.ndim == 1:
                yield name, UNITS[name], values
            else:
                for index, muscle in enumerate(self.muscles):
                    yield f"{name}.{muscle}", UNITS[name], values[:, index]

    def to_csv(self, path: str | PathLike[str]) -> None:
        """Write one line a row: time, minutes, then every quantity with its unit in the heading."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            self.write_csv(file)

    def write_csv(self, file: TextIO) -> None:
        """Write the same to an open text file."""
        names, units, columns = zip(*self._columns(), strict=True)
        headings = [f"{name} [{unit}]" for name, unit in zip(names, units, strict=True)]
        table = np.column_stack(columns)
        writer = csv.writer(file)
        writer.writerow(["time", "minutes [min]", *headings])
        for moment, minute, row in zip(self.times, self.minutes, table, strict=True):
            writer.writerow([moment.isoformat(), f"{minute:g}", *(f"{value:.6g}" for value in row)])

    def to_dataframe(self) -> Any:
        """Return a ``pandas.DataFrame`` over ``time``: a column for each quantity and muscle, as in ``to_csv``.

        The units stand in ``attrs["units"]`` by column.
        """
        try:
            import pandas  # type: ignore[import-untyped]  # optional: stubs need not be there
        except ImportError as error:
            raise ImportError(_('this needs pandas: pip install "kramkaki[pandas]"')) from error
        names, units, columns = zip(*self._columns(), strict=True)
        index = pandas.DatetimeIndex(self.times, name="time")
        table = pandas.DataFrame(dict(zip(names, columns, strict=True)), index=index)
        table.attrs["units"] = dict(zip(names, units, strict=True))
        return table

    def to_xarray(self) -> Any:
        """Return an ``xarray.Dataset`` over ``time`` and ``muscle``, described after the CF conventions.

        Of the quantities none has a standard name: that table is of weather and sea. ``units`` are those of UDUNITS.
        """
        try:
            import xarray
        except ImportError as error:
            text = _('this needs xarray: pip install "kramkaki[netcdf]"')
            raise ImportError(text) from error
        # NumPy and NetCDF have no zones: times are kept in UTC and the zone in an attribute.
        times = np.array([np.datetime64(int(t.timestamp() * 1000), "ms") for t in self.times]).astype("datetime64[ns]")
        variables = {
            name: (("time", "muscle")[: values.ndim], values, _described(name)) for name, values in self.items()
        }
        coordinates = {
            "time": ("time", times, {"standard_name": "time", "long_name": "time, end of each row", "axis": "T"}),
            "muscle": ("muscle", list(self.muscles), {"long_name": "muscle of the leg"}),
        }
        return xarray.Dataset(variables, coordinates, self._attributes())

    def _attributes(self) -> dict[str, str]:
        return {
            "Conventions": "CF-1.11",
            "title": "kramkaki: the body and the leg muscles in a scenario",
            "source": f"kramkaki {__version__}, a physiological model",
            "start": self.start.isoformat(),
            "time_zone": "UTC",
        }

    def to_netcdf(self, path: str | PathLike[str]) -> None:
        """Write a NetCDF file."""
        self.to_xarray().to_netcdf(path, engine="h5netcdf")


def _described(name: str) -> dict[str, str]:
    return {"units": UNITS_OF_UDUNITS.get(UNITS[name], UNITS[name]), "long_name": LONG_NAMES[name]}
