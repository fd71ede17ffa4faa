"""A wrong command line, said in one line.

Typer's exceptions come from its own copy of Click, which moves between releases: they are told apart by name.
Own file: no command, and imported only where a command line is wrong.
"""

from typing import Any

from kramkaki.language import gettext as _


def one_line(problem: Any) -> str:
    """What is wrong with the command line, and where to look."""
    command = problem.ctx.command_path if getattr(problem, "ctx", None) else "kram"
    return _("{problem}; see '{command} --help'").format(problem=_what(problem).rstrip("."), command=command)


def _what(problem: Any) -> str:
    parameter = getattr(problem, "param", None)
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        close = ", ".join(problem.possibilities or ())
        text = _("there is no option {option}").format(option=problem.option_name)
        return text + ("; " + _("did you mean {close}?").format(close=close) if close else "")
    if kind == "MissingParameter" and parameter is not None:
        return _("{name} is missing").format(name=_name(parameter))
    if kind == "BadParameter" and parameter is not None:
        return f"{_name(parameter)}: {problem.message}"
    if kind == "BadOptionUsage" and "not take a value" in problem.message:
        return _("{option} takes no value").format(option=problem.option_name)
    if kind == "BadOptionUsage":
        return _("{option} needs a value").format(option=problem.option_name)
    if kind == "UsageError" and "command" in problem.message:
        _before, wrong, _middle, near, *_rest = [*str(problem.message).split("'"), "", "", ""]
        text = _("there is no such command: {name}").format(name=wrong)
        return text + ("; " + _("did you mean {close}?").format(close=near) if near else "")
    if kind == "UsageError" and "unexpected extra" in problem.message:
        words = problem.message.rpartition("(")[2].rstrip(").")
        return _("too many words: {words}").format(words=words)
    return str(problem.format_message())


def _name(parameter: Any) -> str:
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name.upper())
