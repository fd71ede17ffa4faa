"""The command line: ``kram``. One file per command; nothing heavy is imported before a command runs."""

import gettext as system_gettext
import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import TextIO

from kramkaki import language
from kramkaki.errors import ScenarioError
from kramkaki.language import gettext as _

DONE, OUR_FAULT, INPUT_FAULT, INTERRUPTED = 0, 1, 2, 130


def main(arguments: list[str] | None = None) -> int:
    """Run one ``kram`` command line and return its exit code."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    _never_stumble_over_a_letter(sys.stdout, sys.stderr)
    with language.use(_asked_language(arguments)), _remarks_shown():
        return _run(arguments)


def _never_stumble_over_a_letter(*streams: TextIO) -> None:
    """An old terminal that lacks a letter shows a question mark in its place."""
    for stream in streams:
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _asked_language(arguments: list[str]) -> str:
    """The language of ``--lang`` where one is named, so that even the help is in it; else the system's."""
    for word, following in pairwise([*arguments, ""]):
        asked = following if word == "--lang" else word.removeprefix("--lang=") if word.startswith("--lang=") else ""
        if asked in language.LANGUAGES:
            return asked
    return language.preferred()


class _Remarks(logging.Handler):
    """What deeper rooms remark, in the language of the command, which threads at work do not know."""

    def __init__(self) -> None:
        super().__init__()
        self.language = language.current()

    def emit(self, record: logging.LogRecord) -> None:
        with language.use(self.language):
            _complain(_(record.msg) % record.args, DONE)


@contextmanager
def _remarks_shown() -> Iterator[None]:
    """Print what is remarked inside the ``with`` block on standard error."""
    log, remarks = logging.getLogger("kramkaki"), _Remarks()
    log.addHandler(remarks)
    try:
        yield
    finally:
        log.removeHandler(remarks)


def _run(arguments: list[str]) -> int:
    from kramkaki.cli.application import UsageProblem, application
    from kramkaki.cli.usage import one_line

    _let_typer_speak(language.current())
    try:
        code = application()(arguments, prog_name="kram", standalone_mode=False) or DONE
        # Typer turns Ctrl-C into this code without a word.
        return _complain(_("stopped; nothing was written"), INTERRUPTED) if code == INTERRUPTED else code
    except UsageProblem as problem:
        return _complain(one_line(problem), INPUT_FAULT)
    except ScenarioError as problem:
        return _complain(str(problem), INPUT_FAULT)
    except SystemExit:  # Typer leaves like this when the reader of our output (head, less) has had enough
        return DONE
    except OSError as problem:  # a full disk, a folder that may not be written, a name too long for it
        return _complain(_of_the_system(problem), INPUT_FAULT)
    except MemoryError:
        return _complain(_("the memory does not suffice; ask for fewer with --draws"), INPUT_FAULT)
    except Exception:  # whatever it is, it is ours: say so, and leave what is needed to mend it
        traceback.print_exc()
        return _complain(_("this is a fault of kramkaki, not of your file; please report the lines above"), OUR_FAULT)


def _of_the_system(problem: OSError) -> str:
    """What the operating system refused, and where."""
    return ": ".join(str(part) for part in (problem.filename, problem.strerror or problem) if part)


def _complain(text: str, code: int) -> int:
    for line in text.splitlines():
        print(f"kram: {line}", file=sys.stderr)
    return code


def _let_typer_speak(code: str) -> None:
    """Headings such as "Options" come from Typer, which asks the system's gettext: point that at our catalogue."""
    os.environ["LANGUAGE"] = code
    system_gettext.bindtextdomain("kramkaki", Path(language.__file__).with_name("locale"))
    system_gettext.textdomain("kramkaki")
