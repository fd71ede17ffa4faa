"""Write fitted numbers back into their records, leaving the rest of the files as it is."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PARAMETERS = ROOT / "src" / "kramkaki" / "parameters" / "cramp.toml"
CAUSES = ROOT / "src" / "kramkaki" / "evidence" / "causes.toml"
TARGETS = ROOT / "scoreboard" / "population_targets.toml"
BY = "tools/calibrate.py"


def short(value, digits=3):
    """Return a number with so many significant digits, as TOML has it."""
    text = f"{value:.{digits}g}"
    return repr(float(text))


def _in_block(text, heading, change):
    """Return the text with one table changed; a table ends at the next blank line."""
    start = text.index(f"{heading}\n")
    end = text.find("\n\n", start)
    end = len(text) if end < 0 else end
    return text[:start] + change(text[start:end]) + text[end:]


def _line(block, key, value):
    """Return the block with one key set; a new key comes last."""
    new, count = re.subn(rf"(?m)^{key} = .*$", lambda _: f"{key} = {value}", block, count=1)
    return new if count else f"{block.rstrip()}\n{key} = {value}"


def write_number(name, value, spread, fitted):
    """Write one number of the hazard.

    Parameters
    ----------
    name : str
    value : float
        [unit of the record]
    spread : dict
        ``{"sd": ...}`` or ``{"cv": ...}``; empty leaves it.
    fitted : bool
        Whether the counts say anything of it; otherwise kind stays what it was.
    """

    def change(block):
        block = _line(block, "value", short(value))
        for kind, size in spread.items():
            block = _line(block, "spread", f"{{ {kind} = {short(size, 2)} }}")
        if fitted:
            block = _line(_line(block, "kind", '"fitted"'), "where", f'"{BY}"')
        return block

    _rewrite(PARAMETERS, f"[{name}]", change)


def write_survey_number(name, value):
    """Write one number of the surveys themselves into the file of targets. [as the file says]"""
    _rewrite(TARGETS, f"[fitted.{name}]", lambda block: _line(block, "value", short(value)))


def write_body_share(cause, value):
    """Write what the body gives of a cause's measured size into each of its effects. [1]"""

    def change(block):
        return re.sub(r"body_share = [0-9.]+", f"body_share = {short(value)}", block)

    _rewrite(CAUSES, f"[{cause}]", change)


def _rewrite(path, heading, change):
    path.write_text(_in_block(path.read_text(encoding="utf-8"), heading, change), encoding="utf-8")
