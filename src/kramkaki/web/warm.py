"""Everything a computation needs, imported and compiled once: workers are forked from a process that holds it.

Importing this module does the work, since that is what the standard library's fork server offers.
Own file: the fork server names it.
"""

import signal

signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server, which then ends this process

import kramkaki.web.answering  # noqa: E402, F401
from kramkaki.api import run  # noqa: E402
from kramkaki.scenario.templates import template_path  # noqa: E402

run(template_path("lake-walk"), draws=2)  # both widths of the compiled body: one person alone, and a block of lanes
