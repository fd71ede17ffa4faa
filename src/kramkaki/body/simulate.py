"""Many people through their days: pack them into blocks, run the blocks, unpack the traces."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count

import numpy as np
import numpy.typing as npt

from kramkaki.body import wiring
from kramkaki.body.forcing import Forcing
from kramkaki.body.person import MUSCLES, Person
from kramkaki.body.timeline import Timeline
from kramkaki.engine import fields
from kramkaki.number_types import Array

Whole = npt.NDArray[np.int64]
Path = tuple[str, ...]  # the names that lead to a number of a nested NamedTuple

LANES = 16  # at least 16, or LLVM leaves the loop over people scalar
ACTIVE_STEPS = 6  # steps a minute (10 s) while something fast goes on
QUIET_STEPS = 1
SETTLING_MINUTES = 60  # still counted as active after the last active minute
HOT_AIR = 30.0  # [degC] skin blood flow makes the skin fast from here on
RESTING_INTENSITY = 0.05  # [fraction of maximal oxygen uptake] more is activity


def steps_per_minute(timeline: Timeline, refinement: int = 1) -> Whole:
    """Return how many steps each minute of a timeline takes; ``refinement`` divides every step, to test convergence."""
    active = (
        (timeline["relative_intensity"] > RESTING_INTENSITY)
        | (timeline["immersion"] > 0)
        | (np.maximum(timeline["air_temperature"], timeline["mean_radiant_temperature"]) > HOT_AIR)
        | (timeline["setpoint_shift"] > 0)
    )
    minutes = np.arange(timeline.minutes)
    last_active = np.maximum.accumulate(np.where(active, minutes, -SETTLING_MINUTES - 1))
    settling = minutes - last_active <= SETTLING_MINUTES
    return np.where(settling, ACTIVE_STEPS, QUIET_STEPS) * refinement


class Trace(dict[str, Array]):
    """Named arrays over people and time: (person, row), and (person, row, muscle) for muscles.

    Attributes
    ----------
    minutes : array, shape (rows,)
        Time of each row from the start; row 0 is the start itself. [min]
    start, end : BodyState
        The whole state over people, before and after. [units of BodyState]
    """

    def __init__(self, arrays: dict[str, Array], minutes: Whole, start: Array, end: Array) -> None:
        super().__init__(arrays)
        self.minutes, self._start, self._end = minutes, start, end

    @property
    def start(self) -> wiring.BodyState:
        return fields.unpack(wiring.BodyState, self._start)

    @property
    def end(self) -> wiring.BodyState:
        return fields.unpack(wiring.BodyState, self._end)


def people(persons: Sequence[Person]) -> Person:
    """Return one Person of arrays from a list of people."""
    return Person(*(np.array(column, dtype=float) for column in zip(*persons, strict=True)))


def simulate(
    person: Person,
    timelines: Sequence[Timeline],
    table: npt.ArrayLike | None = None,
    *,
    parameters: wiring.BodyParameters | None = None,
    output_every: int = 1,
    refinement: int = 1,
    progress: Callable[[float], None] | None = None,
) -> Trace:
    """Compute the bodies of people through their timelines.

    person: fields are numbers or arrays over people
    timelines: all of the same length
    table: which timeline each person lives through; the first, if left out
    parameters: numbers or arrays over people; the central values, if left out
    output_every: [min]
    refinement: divides every step, for tests of convergence
    progress: called with the fraction done [0-1]
    """
    parameters = wiring.load_parameters() if parameters is None else parameters
    body, start = (fields.pack(each) for each in wiring.prepare(person, parameters))
    table = np.zeros(body.shape[1], dtype=int) if table is None else np.asarray(table)
    count = len(table)
    body, start = _widen(body, count), _widen(start, count)
    rows = [np.column_stack([timeline[name] for name in Forcing._fields]) for timeline in timelines]
    steps = [steps_per_minute(timeline, refinement) for timeline in timelines]
    paths = fields.leaves(wiring.Observation)
    outputs = timelines[0].minutes // output_every + 1
    arrays, memory, place = _room(paths, count, outputs)
    end = np.empty_like(start)
    blocks = list(_blocks(table))
    done = 0

    def run(block: tuple[int, Whole]) -> None:
        nonlocal done
        which, members = block
        end[:, members] = _run_block(
            body[:, members],
            start[:, members],
            rows=rows[which],
            steps=steps[which],
            output_every=output_every,
            members=members,
            place=place,
            memory=memory,
        )
        done += len(members)
        if progress:
            progress(done / count)

    if len(blocks) == 1:
        run(blocks[0])
    else:
        with ThreadPoolExecutor(cpu_count()) as pool:
            list(pool.map(run, blocks))
    return Trace(arrays, np.arange(outputs) * output_every, start, end)


def _widen(rows: Array, count: int) -> Array:
    return np.broadcast_to(rows, (rows.shape[0], count))


def _blocks(table: Whole) -> Iterator[tuple[int, Whole]]:
    """Yield (timeline, people) blocks; people of a block share their timeline, hence their steps."""
    for which in np.unique(table):
        members = np.flatnonzero(table == which)
        for first in range(0, len(members), LANES):
            yield which, members[first : first + LANES]


def _run_block(
    body: Array,
    start: Array,
    *,
    rows: Array,
    steps: Whole,
    output_every: int,
    members: Whole,
    place: Whole,
    memory: Array,
) -> Array:
    from kramkaki.body.kernel import integrate  # compiles on first use

    width = 1 if len(members) == 1 else LANES
    filler = np.minimum(np.arange(width), len(members) - 1)  # unused lanes repeat the last person
    state = np.ascontiguousarray(start[:, filler]).ravel()
    still = np.ascontiguousarray(body[:, filler]).ravel()
    integrate(state, still, rows, steps, output_every, (0,) * width, members, place, memory)
    return state.reshape(-1, width)[:, : len(members)]


def _room(paths: Sequence[Path], count: int, outputs: int) -> tuple[dict[str, Array], Array, Whole]:
    """Return an empty array for each name, the memory they share, and each observation's place in it.

    A place is where the first person's first row stands, how far on the next person's, and the next row's.
    """
    names = {path[-1]: 1 for path in paths if len(path) < 3} | {
        path[2]: len(MUSCLES) for path in paths if len(path) == 3
    }
    ends = np.cumsum([count * outputs * width for width in names.values()])
    memory = np.empty(ends[-1])
    arrays, first = {}, {}
    for (name, width), last in zip(names.items(), ends.tolist(), strict=True):
        first[name] = last - count * outputs * width
        arrays[name] = memory[first[name] : last].reshape((count, outputs, width) if width > 1 else (count, outputs))
    place = np.empty((len(paths), 3), dtype=np.int64)
    for row, path in zip(place, paths, strict=True):
        name = path[-1]
        muscle = MUSCLES.index(path[1]) if len(path) == 3 else 0
        row[:] = first[name] + muscle, outputs * names[name], names[name]
    return arrays, memory, place
