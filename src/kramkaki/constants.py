"""Numbers that many rooms share. Laws (equations/) keep their own, since they import nothing but the operations."""

SECONDS_PER_MINUTE = 60
MINUTES_PER_HOUR = 60
MINUTES_PER_DAY = 1440
PERCENT = 100
LITRE = 1000.0  # [mL]
MIDDLE_AGE = 45.0  # [years] at which the rate of provocations at night is given
HEAT_NOTICED = 22.0  # [degC] WBGT from which heat counts as a cause of cramps
LARGEST_SEED = 2**63 - 1
MOST_DRAWS = 10_000  # of a run
DEFAULT_TARGET = 0.05  # chance of a cramp that a plan comes under
LARGEST_NOISE_SEED = 1_000_000_000  # of the nerve's noise
MOST_REPEATS = 15  # series of steps of a threshold test
SHORTEST_FIBRES, LONGEST_FIBRES = 0.5, 1.3  # [of optimal] beyond which a muscle makes next to no force
