"""What every table of the scenario file has in common, and the types its keys share."""

import re
import unicodedata
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict, Field, Strict

from kramkaki.body.person import MUSCLES
from kramkaki.language import gettext as _
from kramkaki.safety.vocabulary import SYMPTOMS
from kramkaki.tables.conditions import CONDITIONS
from kramkaki.tables.medicines import find_medicine, medicine_names
from kramkaki.tables.names import unknown

if TYPE_CHECKING:  # the names stand in data, out of reach of a type checker
    Muscle: TypeAlias = str
    Condition: TypeAlias = str
    Symptom: TypeAlias = str
else:
    Muscle = Literal[MUSCLES]
    Condition = Literal[tuple(CONDITIONS)]
    Symptom = Literal[tuple(SYMPTOMS)]
TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # direction of writing
MAXIMUM_LIST = 500  # entries in one list: far above any real day, far below what would stall the program


class Part(BaseModel):
    """One table of the file: unknown keys are refused, infinite numbers too."""

    model_config = ConfigDict(extra="forbid", allow_inf_nan=False, str_strip_whitespace=True, str_max_length=500)


def _known_medicine(name: str) -> str:
    if find_medicine(name) is None:
        raise ValueError(unknown(_("medicine"), name, medicine_names()))
    return name


def _dated(value: object) -> object:
    """Refuse what pydantic would take for seconds since 1970."""
    if isinstance(value, int | float) or (isinstance(value, str) and not re.match(r"\s*\d{4}-\d\d-\d\d", value)):
        raise ValueError(_('a date is written like "2026-03-01", with its time "2026-03-01T05:30"'))
    return value


def _printed_safely(words: str) -> str:
    """Without control characters, which could command a terminal, and without marks that turn the line round."""
    return "".join(letter for letter in words if unicodedata.category(letter) != "Cc" and letter not in TURNS)


FreeText = Annotated[str, AfterValidator(_printed_safely)]
MedicineName = Annotated[str, AfterValidator(_known_medicine)]
Moment = Annotated[datetime, BeforeValidator(_dated)]
ZonedMoment = Annotated[AwareDatetime, BeforeValidator(_dated)]
Day = Annotated[date, BeforeValidator(_dated)]


def number(low: float, high: float, description: str, default: Any = None) -> Any:
    """An optional (or, with ``...``, required) number of the file with its allowed range."""
    return Field(default, ge=low, le=high, description=description)


def text(description: str, default: Any = None) -> Any:
    """An optional word or name of the file."""
    return Field(default, description=description)


def entries(description: str) -> Any:
    """An optional list of the file."""
    return Field(default_factory=list, max_length=MAXIMUM_LIST, description=description)


def some_entries(description: str) -> Any:
    """A list whose absence means something else than an empty one."""
    return Field(None, max_length=MAXIMUM_LIST, description=description)


Number = Annotated[float, Strict()]  # no texts, no true or false
WholeNumber = Annotated[int, Strict()]
