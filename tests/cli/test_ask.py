"""``kram ask``: from answers in a file and at a terminal, both languages, nothing left behind when stopped."""

import io
import json
import os
import select
import signal
import sys
import time

import pytest

from kramkaki.cli import main
from kramkaki.scenario.read import read

pty = pytest.importorskip("pty")  # not on Windows
RUN = """
now = "no"
who = "runner"
cramped = "not_yet"
age = 40
mass = 70
minutes = 60
weather = "mild"
start = "05:30"
"""
PROMPT = b") > "


@pytest.fixture(autouse=True)
def elsewhere(tmp_path, monkeypatch):
    """Work in an empty folder, in English unless a test says otherwise."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("KRAM_LANG", "en")
    monkeypatch.setenv("COLUMNS", "90")
    monkeypatch.delenv("LANGUAGE", raising=False)
    return tmp_path


@pytest.fixture
def answers(elsewhere):
    (elsewhere / "answers.toml").write_text(RUN)
    return "answers.toml"


def names(folder):
    return sorted(path.name for path in folder.iterdir())


class Terminal:
    """``kram ask`` in a terminal of its own; answers are typed as the questions come."""

    def __init__(self, *arguments):
        self.seen = b""
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            code = "import sys; from kramkaki.cli import main; sys.exit(main())"
            os.execv(sys.executable, [sys.executable, "-c", code, "ask", *arguments])  # noqa: S606

    def listen(self, until=None, seconds=120):
        """Read until so many prompts have come, or to the end."""
        stop = time.monotonic() + seconds
        while (until is None or self.seen.count(PROMPT) < until) and time.monotonic() < stop:
            if select.select([self.terminal], [], [], 0.2)[0]:
                try:
                    more = os.read(self.terminal, 65536)
                except OSError:  # the other side has ended
                    return self
                if not more:
                    return self
                self.seen += more
        return self

    def say(self, line):
        """Type a line once the next question stands there."""
        self.asked = getattr(self, "asked", 0) + 1
        self.listen(until=self.asked)
        os.write(self.terminal, f"{line}\n".encode())

    def finish(self):
        """Skip whatever else is asked; the exit code and all that was shown."""
        while True:
            before = self.seen.count(PROMPT)
            self.listen(until=getattr(self, "asked", 0) + 1)
            if self.seen.count(PROMPT) == before and self.seen.count(PROMPT) <= getattr(self, "asked", 0):
                break
            self.say("")
        _pid, status = os.waitpid(self.process, 0)
        os.close(self.terminal)
        return os.waitstatus_to_exitcode(status), self.seen.decode()


def test_answers_in_a_file_give_a_scenario_and_an_answer(answers, elsewhere, capsys):
    assert main(["ask", "--answers", answers]) == 0
    said = capsys.readouterr()
    assert "Chance of at least one leg cramp" in said.out
    assert "kram run kram-ask.toml" in said.out
    assert names(elsewhere) == ["answers.toml", "kram-ask.toml"]
    scenario = read("kram-ask.toml")
    assert (scenario.person.age_years, scenario.day[0].exercise[0].duration) == (40, 60)


def test_it_ends_with_causes_and_plan(answers, capsys):
    assert main(["ask", "--answers", answers]) == 0
    said = capsys.readouterr().out
    headings = ["Why ", "The plan", "Habits that cost little", "If a cramp comes", "Assumed"]
    places = [said.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "kram plan kram-ask.toml --ics" in said


def test_first_aid_leads_where_it_is_happening_now(elsewhere, capsys):
    (elsewhere / "a.toml").write_text(RUN.replace('"no"', '"yes"', 1).replace('cramped = "not_yet"\n', ""))
    assert main(["ask", "--answers", "a.toml", "--out", "mine.toml"]) == 0
    said = capsys.readouterr().out
    assert said.index("Do this now") < said.index("Chance of at least one leg cramp")
    assert "If a cramp comes" not in said
    for command in ("plan", "why"):
        assert main([command, "mine.toml"]) == 0
        said = capsys.readouterr().out
        assert said.index("Do this now") < said.index("Chance of at least one")


def test_it_speaks_indonesian(answers, elsewhere, capsys):
    assert main(["ask", "--answers", answers, "--lang", "id"]) == 0
    assert "Peluang setidaknya satu kali kram kaki" in capsys.readouterr().out
    text = (elsewhere / "kram-ask.toml").read_text(encoding="utf-8")
    assert "tidak dijawab: isi dengan yang benar" in text


def test_json_is_pure_and_warnings_lead(elsewhere, capsys):
    (elsewhere / "a.json").write_text(
        '{"now": "no", "who": "trip", "cramped": "at_rest", "leg": ["swelling", "warm_calf"]}'
    )
    assert main(["ask", "--answers", "a.json", "--json", "--out", "mine.toml"]) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out)
    assert (answer["scenario"], answer["warnings"][0]["level"]) == ("mine.toml", "emergency")
    assert answer["cramps"]["probability"] is answer["plan"]["before"] is None
    assert names(elsewhere) == ["a.json", "mine.toml"]


def test_after_an_emergency_the_scenario_is_kept_and_nothing_else_is_said(elsewhere, capsys):
    (elsewhere / "a.toml").write_text(
        'who = "runner"\ncramped = "in_effort"\nwhole_body = ["collapse"]\nweather = "very_hot"'
    )
    assert main(["ask", "--answers", "a.toml"]) == 0
    said = capsys.readouterr().out
    assert "heat stroke" in said
    assert "the answer stops here" in said
    for words in ("Chance of", "The plan", "kram plan", "─"):
        assert words not in said
    assert "Your answers are in kram-ask.toml" in said
    assert names(elsewhere) == ["a.toml", "kram-ask.toml"]


def test_skipping_everything_works(elsewhere, capsys):
    (elsewhere / "nothing.toml").write_text("# every question skipped\n")
    assert main(["ask", "--answers", "nothing.toml"]) == 0
    assert "Chance of at least one leg cramp" in capsys.readouterr().out


def test_nothing_is_overwritten(answers, elsewhere, capsys):
    (elsewhere / "kram-ask.toml").write_text("mine")
    assert main(["ask", "--answers", answers, "--out", "kram-ask.toml"]) == 2
    assert "not overwritten" in capsys.readouterr().err
    assert main(["ask", "--answers", answers]) == 0
    assert (elsewhere / "kram-ask.toml").read_text() == "mine"
    assert (elsewhere / "kram-ask-2.toml").exists()


@pytest.mark.parametrize("lang", ["en", "id"])
@pytest.mark.parametrize("text", ['who = "runer"', "age = 300", "nothing", "[1]", "who = 1\nage = 2"])
def test_a_bad_answers_file_is_one_line_and_leaves_nothing(text, lang, elsewhere, capsys):
    (elsewhere / "bad.toml").write_text(text)
    assert main(["ask", "--answers", "bad.toml", "--lang", lang]) == 2
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert names(elsewhere) == ["bad.toml"]


@pytest.mark.parametrize("file", ["nowhere.toml", "."])
def test_no_answers_file_is_one_line(file, elsewhere, capsys):
    assert main(["ask", "--answers", file]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert names(elsewhere) == []


def test_without_a_terminal_it_says_what_to_do(elsewhere, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["ask"]) == 2
    assert "--answers" in capsys.readouterr().err


def test_an_answer_that_is_not_asked_for_is_told(elsewhere, capsys):
    (elsewhere / "a.toml").write_text('who = "night"\neffort = "hard"')
    assert main(["ask", "--answers", "a.toml"]) == 0
    assert "not used: effort" in capsys.readouterr().err


def test_at_the_terminal_first_aid_comes_first_and_what_is_urgent_at_once(elsewhere):
    kram = Terminal()
    kram.say("2")  # it is happening now
    kram.say("")
    kram.say("no")  # no answer to this one: asked again
    kram.say("2 3")  # swollen and warm
    code, shown = kram.finish()
    assert code == 0
    assert shown.index("Do this now") < shown.index("Is any of this so")
    assert "please try again" in shown
    assert shown.index("This can be a blood clot") < shown.index("Is any of this new")
    assert "the other questions can wait" in shown
    assert "the answer stops here" in " ".join(shown.split())
    assert "Chance of at least one leg cramp" not in shown
    assert names(elsewhere) == ["kram-ask.toml"]


def test_at_the_terminal_in_indonesian_and_json(elsewhere):
    kram = Terminal("--lang", "id", "--json")
    kram.say("1")
    code, shown = kram.finish()
    assert code == 0
    assert "Apakah kaki Anda sedang kram sekarang?" in shown
    told = json.loads(shown[shown.index('{"warnings"') :])
    assert told["scenario"] == "kram-ask.toml"
    assert told["plan"]["habits"]


@pytest.mark.parametrize("stop", ["ctrl-c", "ctrl-d"])
def test_stopping_leaves_nothing_behind(stop, elsewhere):
    kram = Terminal()
    kram.say("1")
    kram.listen(until=2)
    if stop == "ctrl-c":
        os.kill(kram.process, signal.SIGINT)
    else:
        os.write(kram.terminal, b"\x04")
    code, shown = kram.finish()
    assert code == 130
    assert "nothing was written" in shown
    assert "Traceback" not in shown
    assert names(elsewhere) == []


def test_an_interrupted_write_leaves_nothing(answers, elsewhere, monkeypatch):
    def full(*_arguments):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    assert main(["ask", "--answers", answers]) == 2
    assert names(elsewhere) == ["answers.toml"]
