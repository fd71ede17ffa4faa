"""Write ``docs/interview.md``: the questions of ``kram ask`` and what an answers file may say.

Run by ``python -m tools.interview``; a test keeps the page up to date.
"""

from pathlib import Path

from kramkaki.scenario.questions.interview import questions

DOCUMENT = Path(__file__).parent.parent / "docs" / "interview.md"
HEAD = """# The interview

`kram ask` asks at the terminal; `kram ask --answers FILE` takes the answers from a TOML or JSON file:

```toml
now = "no"                  # is it cramping right now?
who = "runner"
cramped = "in_effort"
muscle = "calf"
side = "left"
age = 40
minutes = 120
effort = "race"
weather = "hot"
leg = ["tender_calf"]       # several answers stand in a list
```

Any answer can be left out. A question is asked only where the last column allows it; an answer to another is named
and not used. The questions stand in `src/kramkaki/scenario/questions/interview.toml`; this page is written from it by
`python -m tools.interview`.

| answer | question | allowed | asked |
|---|---|---|---|
"""


def document():
    """The page."""
    return HEAD + "".join(f"| `{one.id}` | {one.text} | {_allowed(one)} | {_asked(one)} |\n" for one in questions())


def _allowed(question):
    if question.choices:
        choices = ", ".join(f"`{choice.id}`" for choice in question.choices)
        return ("any of " if question.kind == "several" else "") + choices
    if question.kind == "yes_no":
        return "`true`, `false`"
    if question.kind == "clock":
        return f'`"{question.low:02d}:00"` to `"{question.high:02d}:00"`'
    return f"{question.low} to {question.high} {question.unit}"


def _asked(question):
    parts = [_condition(other, values, "is") for other, values in question.when.items()]
    parts += [" or ".join(_condition(other, values, "is") for other, values in question.when_any.items())]
    parts += [_condition(other, values, "is not") for other, values in question.unless.items()]
    return "; ".join(filter(None, parts)) or "always"


def _condition(other, values, verb):
    return f"`{other}` {verb} " + " or ".join(f"`{value}`" for value in values)


if __name__ == "__main__":
    DOCUMENT.write_text(document(), "utf-8")
