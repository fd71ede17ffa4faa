"""What can be wrong with a user's input, said in one line."""

from numbers import Integral

from kramkaki.language import gettext as _


class ScenarioError(ValueError):
    """The input is at fault.

    Parameters
    ----------
    place : str
        Where in the file: ``"day[0].drink[2].volume_ml"`` or ``"race.gpx"``.
    problem : str
        What is wrong, with the value and its unit.
    allowed : str
        What would be right.
    fix : str
        What the user most likely meant or should do.

    Attributes
    ----------
    each : list of ScenarioError
        Every fault that was found, this one first; their texts are the lines of this one's.
    """

    def __init__(self, place: str, problem: str, allowed: str = "", fix: str = "") -> None:
        self.place, self.problem, self.allowed, self.fix = place, problem, allowed, fix
        self.each: list[ScenarioError] = [self]
        parts = [f"{place}: {problem}"]
        if allowed:
            parts.append(_("allowed: {allowed}").format(allowed=allowed))
        if fix:
            parts.append(fix)
        super().__init__("; ".join(parts))


def refuse_unless_whole(name: str, value: object, low: int, high: int) -> None:
    """Refuse what is not a whole number within its limits.

    Parameters
    ----------
    name : str
        What the user calls it.
    value : object
    low, high : int
    """
    if not isinstance(value, Integral) or isinstance(value, bool) or not low <= int(value) <= high:
        text = _("{value!r} is not a whole number from {low} to {high}").format(value=value, low=low, high=high)
        raise ScenarioError(name, text)
