"""What holds for all tests."""

import signal

# A shell that runs the tests in the background lets them ignore Ctrl-C, and so would every program they start.
signal.signal(signal.SIGINT, signal.default_int_handler)
