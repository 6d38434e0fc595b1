"""The instrument: operations and their floors, timed in turns; queries counted. What is measured stands in rows.py."""

import time
from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from django.db import connection

# A turn is long enough for the clock and short enough for the neighbours on the machine to disturb both sides alike.
TURN_SECONDS = 0.04
NANO = 10**9
HELLO = "hello"
# What the floor of a page cost on the machine where the goals were set.
HELLO_OF_THE_GOALS = 0.38


@dataclass
class Row:
    """One line of the table. `run` does the operation once and may return its size in bytes; `each` divides a batch."""

    name: str
    run: Callable[[], int | None]
    floor: Callable[[], object]
    floor_name: str
    goal_ms: float | None
    goal_sql: int | None = None
    goal_ratio: float | None = None
    goal_bytes: int | None = None
    each: int = 1
    rounds: int = 15
    # Done before each turn, outside the clock.
    ready: Callable[[], object] = lambda: None
    times: list[float] = field(default_factory=list)
    floors: list[float] = field(default_factory=list)
    sql: int = 0
    size: int | None = None
    # How many times slower this machine is than that of the goals.
    slowness: float = 1

    @property
    def ms(self) -> float:
        """Milliseconds of one operation: the median of the rounds."""
        return median(self.times) * 1000 / self.each

    @property
    def floor_ms(self) -> float:
        """Milliseconds of the floor in the same rounds."""
        return median(self.floors) * 1000

    @property
    def goal_machine_ms(self) -> float:
        """Milliseconds of one operation, told as those of the machine where the goals were set."""
        return self.ms / self.slowness

    @property
    def bytes(self) -> int | None:
        """Size of one result."""
        return None if self.size is None else self.size // self.each

    @property
    def is_ok(self) -> bool:
        """Whether every goal of the row is reached."""
        limits = (
            (self.goal_machine_ms, self.goal_ms),
            (self.sql, self.goal_sql),
            (self.ms / self.floor_ms, self.goal_ratio),
            (self.bytes, self.goal_bytes),
        )
        return all(goal is None or (value is not None and value <= goal) for value, goal in limits)


def measure(rows: list[Row]) -> None:
    """Fill in the rows: each is warmed up and counted once, then timed in turns with its floor, round by round."""
    clock, _name = clock_of(connection)
    for row in rows:
        row.floor()
        row.run()
        with counted() as queries:
            row.size = row.run()
        row.sql = queries[0]
    for turn in range(max(row.rounds for row in rows)):
        for row in rows:
            if turn < row.rounds:
                row.floors.append(timed(row.floor, clock))
                row.ready()
                row.times.append(timed(row.run, clock, most=1 if row.each > 1 else 5))
    everywhere = median(row.floor_ms for row in rows if row.floor_name == HELLO)
    for row in rows:
        # The turns of one row and its floor share the noise of their minutes.
        row.slowness = (row.floor_ms if row.floor_name == HELLO else everywhere) / HELLO_OF_THE_GOALS


def clock_of(connection) -> tuple[Callable[[], float], str]:
    """Return the clock and its name: processor time, ours and that of the server's process which answers us.

    Linux tells how many nanoseconds a process was on a processor. Where it does not (a server on another machine, another
    system) the clock is that of the wall.
    """
    if connection.vendor == "sqlite":
        return time.process_time, "processor time"
    connection.ensure_connection()
    server = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    if not server.exists():
        return time.perf_counter, "wall time"
    return lambda: time.process_time() + int(server.read_text().split()[0]) / NANO, "processor time with the server's"


def timed(operation: Callable[[], object], clock: Callable[[], float], *, most: int = 50) -> float:
    """Return the seconds of one operation, as the mean over a turn of at most `most` of them."""
    done, began, end = 0, clock(), time.perf_counter() + TURN_SECONDS
    while done < most and (not done or time.perf_counter() < end):
        operation()
        done += 1
    return (clock() - began) / done


@contextmanager
def counted():
    """Count the queries inside the block, transaction control left out; yields a list with the number."""
    number = [0]

    def count(execute, sql, params, many, context):
        number[0] += not sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(count):
        yield number
