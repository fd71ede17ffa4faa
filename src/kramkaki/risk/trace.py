"""The trace of a run: named arrays over time and muscle, and how they leave the program."""

import csv
from datetime import timedelta

import numpy as np

from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _

UNITS = {
    "core_temperature": "degC", "skin_temperature": "degC", "muscle_temperature": "degC", "heat_acclimation": "1",
    "sweat_rate": "L/h", "body_mass_change": "%", "body_water": "L", "plasma_volume_change": "%",
    "plasma_sodium": "mmol/L", "plasma_potassium": "mmol/L", "ionised_calcium": "mmol/L", "plasma_magnesium": "mmol/L",
    "plasma_osmolality": "mOsm/kg", "vitamin_e": "umol/L", "sodium_dilution": "mmol/L", "thirst": "cm",
    "drunk_volume": "L", "stomach_volume": "L", "urine_volume": "L", "conditioning": "1", "fatigue": "1",
    "late_fatigue": "1", "soreness": "1", "guarding": "1", "interstitial_potassium": "mmol/L",
    "muscle_length": "fraction of optimal", "cramp_threshold": "Hz", "cramp_hazard": "1/h",
}  # fmt: skip


class ResultTrace(dict):
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

    def __init__(self, arrays, minutes, start):
        super().__init__(arrays)
        self.minutes, self.start, self.muscles = np.asarray(minutes), start, MUSCLES

    @property
    def units(self):
        """Unit of each name."""
        return {name: UNITS[name] for name in self}

    @property
    def times(self):
        """Date and time of each row, with zone."""
        return [self.start + timedelta(minutes=float(minute)) for minute in self.minutes]

    def names(self):
        """The names of all quantities."""
        return list(self)

    def _columns(self):
        for name, values in self.items():
            if values.ndim == 1:
                yield f"{name} [{UNITS[name]}]", values
            else:
                for index, muscle in enumerate(self.muscles):
                    yield f"{name}.{muscle} [{UNITS[name]}]", values[:, index]

    def to_csv(self, path):
        """Write one line a row: time, minutes, then every quantity with its unit in the heading."""
        with open(path, "w", newline="", encoding="utf-8") as file:
            self.write_csv(file)

    def write_csv(self, file):
        """Write the same to an open text file."""
        headings, columns = zip(*self._columns(), strict=True)
        table = np.column_stack(columns)
        writer = csv.writer(file)
        writer.writerow(["time", "minutes [min]", *headings])
        for moment, minute, row in zip(self.times, self.minutes, table, strict=True):
            writer.writerow([moment.isoformat(), f"{minute:g}", *(f"{value:.6g}" for value in row)])

    def to_xarray(self):
        """Return an ``xarray.Dataset`` over ``time`` and ``muscle``."""
        try:
            import xarray
        except ImportError as error:
            text = _('this needs xarray: pip install "kramkaki[netcdf]"')
            raise ImportError(text) from error
        # NumPy and NetCDF have no zones: times are kept in UTC and the zone in an attribute.
        times = np.array([np.datetime64(int(t.timestamp() * 1000), "ms") for t in self.times]).astype("datetime64[ns]")
        variables = {
            name: (("time", "muscle")[: values.ndim], values, {"units": UNITS[name]}) for name, values in self.items()
        }
        attributes = {"start": self.start.isoformat(), "time_zone": "UTC"}
        return xarray.Dataset(variables, {"time": times, "muscle": list(self.muscles)}, attributes)

    def to_netcdf(self, path):
        """Write a NetCDF file."""
        self.to_xarray().to_netcdf(path, engine="h5netcdf")
