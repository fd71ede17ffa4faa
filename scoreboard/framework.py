"""Published experiments rerun: what a case is, and how its rows are judged."""

from dataclasses import dataclass, field

CASES = []
BASES = ("predicted", "fitted", "by_construction")


@dataclass(frozen=True)
class Check:
    """One number of a case with the band it must lie in, or one order between arms."""

    name: str
    value: float
    unit: str
    low: float
    high: float
    is_order: bool = False

    @property
    def holds(self):
        return bool(self.low <= self.value <= self.high)

    @classmethod
    def order(cls, name, is_right, value=float("nan"), unit=""):
        """A sign or an order between arms, right or wrong."""
        return cls(name, float(is_right), unit or "right = 1", 1.0, 1.0, is_order=True)


@dataclass(frozen=True)
class Case:
    """A published experiment: its id in the science files, what it rests on, how to rerun it."""

    id: str
    title: str
    basis: str
    source: str
    function: callable
    reason: str = ""


@dataclass(frozen=True)
class Row:
    """A case that was run."""

    case: Case
    checks: list = field(default_factory=list)

    @property
    def holds(self):
        return all(check.holds for check in self.checks)

    @property
    def orders_hold(self):
        return all(check.holds for check in self.checks if check.is_order)


def case(identifier, *, title, basis, source, reason=""):
    """Register a function that reruns one experiment and returns its checks.

    Parameters
    ----------
    identifier : str
        Row id of the science files: ``"body/H7"``.
    title : str
        What was done, in one line.
    basis : str
        ``predicted``, ``fitted`` (a parameter was tuned to it) or ``by_construction``.
    source : str
        The publication.
    reason : str
        Where a miss is known: the suspected cause.
    """
    if basis not in BASES:
        raise ValueError(f"{identifier}: basis is {basis!r}; allowed: {', '.join(BASES)}")

    def register(function):
        CASES.append(Case(identifier, title, basis, source, function, reason))
        return function

    return register


def run(case):
    """Rerun one case."""
    return Row(case, list(case.function()))
