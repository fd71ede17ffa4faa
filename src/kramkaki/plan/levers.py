"""The levers as data, what carries them out, and which of them safety leaves to one person on one day."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from kramkaki.language import gettext as _
from kramkaki.plan.setting import Setting
from kramkaki.safety.forbidden import Ban, ban_of, forbidden
from kramkaki.safety.rules import expanded
from kramkaki.safety.warnings import RunNumbers, circumstances_of_run
from kramkaki.scenario.compile import Compiled
from kramkaki.scenario.model import Scenario


@dataclass(frozen=True)
class Lever:
    """One thing that a person can change."""

    id: str
    name: str  # msgid
    what: str  # msgid with {placeholders}
    cost: str  # msgid
    effort: int  # 1 easy, 2 takes some doing, 3 takes weeks
    grade: str
    contested: bool
    source: str  # keys of the sources
    does: str  # name of its action
    amount: float = 0.0  # [unit of the action]
    group: str = ""
    habit: int | None = None  # statement 18 to 22
    computed: bool = True  # False: nothing in the model moves with it
    advises: tuple[str, ...] = ()  # kinds of advice that may be forbidden

    def text(self, **values: str) -> str:
        """What to do, in the language in use, with the numbers filled in."""
        return _(self.what).format(**values)


class Done(NamedTuple):
    """A lever carried out: the scenario, whether something is new in it, and what to do."""

    scenario: Scenario
    status: Literal["advised", "already"]
    what: str


Action = Callable[[Scenario, Setting, Lever], Done | None]
ACTIONS: dict[str, Action] = {}


def action(carry_out: Action) -> Action:
    """Make a function what the lever of its name does; it returns None where there is nothing to change."""
    ACTIONS[carry_out.__name__] = carry_out
    return carry_out


@cache
def levers() -> dict[str, Lever]:
    """All levers by id, in the order in which they change a scenario."""
    with Path(__file__).with_name("levers.toml").open("rb") as file:
        table = tomllib.load(file)
    return {
        key: Lever(**{"id": key, "does": key, **fields, "advises": tuple(fields["advises"])})
        for key, fields in table.items()
    }


def habits() -> list[Lever]:
    """The levers that every plan has, by statement."""
    return sorted((lever for lever in levers().values() if lever.habit), key=lambda lever: lever.habit or 0)


def circumstances_of(compiled: Compiled, numbers: RunNumbers) -> frozenset[str]:
    """Every circumstance that a rule may ask about, those that the run shows among them."""
    return frozenset({*compiled.circumstances, *circumstances_of_run(numbers)})


def bans_of(compiled: Compiled, numbers: RunNumbers) -> dict[str, Ban]:
    """What may not be advised: see `kramkaki.safety.forbidden.forbidden`."""
    return forbidden(compiled.symptoms, circumstances_of(compiled, numbers))


def is_narrower(circumstances: frozenset[str]) -> bool:
    """Whether rule R9 asks for narrower advice."""
    return bool(circumstances & set(expanded(["@narrower"])))


def refusal_of(lever: Lever, bans: Mapping[str, Ban]) -> tuple[str, str] | None:
    """Why a lever is not advised to this person now: (rule numbers, sentence), or None where it is."""
    ban = ban_of(lever.advises, bans)
    return ban and (" ".join(ban.rules), ban.text())


def allowed(bans: Mapping[str, Ban]) -> list[Lever]:
    """The levers and habits that nothing forbids, in the order of the data."""
    return [lever for lever in levers().values() if refusal_of(lever, bans) is None]
