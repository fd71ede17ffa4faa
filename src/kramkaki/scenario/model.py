"""The scenario file as a whole."""

from pathlib import Path
from typing import Literal

from pydantic import Field, PrivateAttr

from kramkaki.exchange.attached import Attachments
from kramkaki.scenario.model_day import Composition, Day, DrinkName
from kramkaki.scenario.model_person import Person, Symptoms
from kramkaki.scenario.part import (
    FreeText,
    Moment,
    Muscle,
    Number,
    Part,
    WholeNumber,
    ZonedMoment,
    entries,
    number,
    text,
)
from kramkaki.scenario.quantities import Duration

SCHEMA_VERSION = 1
MOST_NIGHTS_PER_MONTH = 15.0  # night cramps a month that "most nights" stands for


class Place(Part):
    """Where it happens."""

    name: FreeText | None = text("Name of the place.")
    latitude: Number | None = number(-90, 90, "Degrees north; south is negative.")
    longitude: Number | None = number(-180, 180, "Degrees east; west is negative.")
    altitude_m: Number | None = number(-430, 6000, "Height above the sea.")


class ReportedCramp(Part):
    """A cramp that happened."""

    time: Moment = text("Date and time; the zone of start when it has none.", ...)
    muscle: Muscle = text("Which muscle.", ...)
    length: Duration | None = text("How long it lasted.")


class ThirstDrink(Composition):
    """What is drunk to thirst."""

    drink: DrinkName | None = text("Name from the drinks table; plain water when left out.")


class Scenario(Part):
    """A person and a time: everything in the file."""

    schema_version: Literal[1] = text("Version of this format.", SCHEMA_VERSION)
    title: FreeText = text("One line on what this is.", "")
    start: ZonedMoment = text('Start with its zone: "2026-03-01T05:30+07:00".', ...)
    end: ZonedMoment | None = text("End; left out: midnight of the last day, or the end of its exercise or night.")
    seed: WholeNumber = Field(0, ge=0, le=2**32 - 1, description="Seed of the random draws.")
    place: Place = Place()
    drinking: Literal["listed", "to_thirst", "listed_and_thirst"] = text(
        "Whether only the listed drinks are drunk, or to thirst too (outside exercise), or to thirst only.",
        "listed_and_thirst",
    )
    thirst_drink: ThirstDrink = ThirstDrink()
    meals: Literal["listed", "habitual"] = text(
        "Whether only the listed meals are eaten, or the usual diet in three meals.", "habitual"
    )
    person: Person = text("Who.", ...)
    symptoms: Symptoms = Symptoms()
    cramps: list[ReportedCramp] = entries("Cramps that happened.")
    day: list[Day] = Field(..., min_length=1, max_length=400, description="The days, in order.")
    _folder: Path | Attachments = PrivateAttr(default=Path("."))

    @property
    def night_cramps_per_month(self) -> float | None:
        """Night cramps a month as counted, or as "most nights" among the symptoms has it; None: not said."""
        counted = self.person.cramp_history.night_cramps_per_month
        ticked = "most_nights" in (*self.symptoms.now, *self.symptoms.during_cramps)
        return MOST_NIGHTS_PER_MONTH if counted is None and ticked else counted

    @property
    def folder(self) -> Path | Attachments:
        """Folder of the file, or the files that came along: where track files are looked for."""
        return self._folder
