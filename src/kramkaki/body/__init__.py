"""The body over minutes to weeks: water, salts, heat, gut, muscles; one organ a file.

Every organ has the same form, whether or not it needs all of it:

- ``XState`` is integrated over time, ``XParameters`` are the numbers of its file in ``parameters/``, ``XConstants`` is
  what it derives of one person; fields are numbers or arrays over people.
- ``x_constants(person, parameters, ...)`` derives the constants; what else it reads is the start of another organ.
- ``x_start(person, parameters, constants)`` is the steady state on the habitual diet and medicines.
- ``x_rates`` or ``x_flows(state, person, parameters, constants, *, ...)`` gives the rate of each field of the state per
  minute, and what the organ passes on; by keyword stands what it sees of the world and the organs (``signals.py``).

``wiring.py`` says who sees what and in which order, ``kernel.py`` carries a block of people through time.
"""
