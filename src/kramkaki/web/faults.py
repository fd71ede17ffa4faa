"""A fault of ours, told to the operator: its kind and the lines of code, never a value or a message of a person's."""

import sys

SHOWN = 8  # lines of code


def places(traceback):
    """Return the lines of code a fault went through, the innermost last.

    Parameters
    ----------
    traceback : traceback
    """
    found = []
    while traceback is not None:
        code = traceback.tb_frame.f_code
        found.append(f"{code.co_filename}:{traceback.tb_lineno} {code.co_name}")
        traceback = traceback.tb_next
    return found[-SHOWN:]


def report(kind, lines):
    """Write a fault to the standard error stream.

    Parameters
    ----------
    kind : str
        Name of the exception's class.
    lines : list of str
        From ``places``.
    """
    print(f"kram serve: {kind}", *lines, sep="\n  ", file=sys.stderr, flush=True)
