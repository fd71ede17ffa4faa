"""``kram serve`` from outside: where it listens, one-line errors, and that it ends when told to."""

import os
import signal
import socket
import subprocess
import sys
import time

import pytest

from tests.web.running import PROGRAM, Running


def kram(*arguments, **environment):
    command = [sys.executable, "-c", PROGRAM, *arguments]
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "KRAM_LANG": "en", **environment},
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.1"])  # noqa: S104
def test_an_address_that_others_reach_needs_a_word(host):
    code, out, complaint = kram("serve", "--host", host, "--port", "0")
    assert code == 2
    assert out == ""
    assert (
        complaint == f"kram: --host: {host} can be reached from other machines; add --public if that is what you want\n"
    )


def test_a_port_in_use_is_told_in_one_line():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        code, out, complaint = kram("serve", "--port", str(port))
    assert (code, out) == (2, "")
    assert complaint.startswith(f"kram: --port: {port} cannot be used: Address already in use; another one")
    assert complaint.count("\n") == 1


@pytest.mark.parametrize(
    "options", [["--port", "70000"], ["--port", "x"], ["--host", "no such host"], ["--workers", "0"], ["--host", ""]]
)
def test_a_wrong_option_is_told_in_one_line(options):
    code, out, complaint = kram("serve", *options, "--port", "0") if options[0] != "--port" else kram("serve", *options)
    assert (code, out) == (2, "")
    assert complaint.count("\n") == 1


def test_without_the_web_parts_it_says_how_to_get_them():
    code = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'uvicorn' else find(name, *rest)\n"
        "from kramkaki.cli import main; sys.exit(main(['serve', '--lang', 'en']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 2
    assert done.stderr == 'kram: kram serve: this needs the web parts: pip install "kramkaki[web]"\n'


def test_the_help_loads_no_web_parts():
    code = (
        "import sys; from kramkaki.cli import main; main(['--help']); main(['serve', '--help']);"
        "print([name for name in ('fastapi', 'uvicorn', 'starlette', 'numba') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(("how", "code"), [(signal.SIGINT, 0), (signal.SIGTERM, -signal.SIGTERM)])
@pytest.mark.parametrize("warm", [False, True])
def test_it_ends_at_once_and_leaves_nothing_behind(how, code, warm):
    with Running("--workers", "1") as server:
        if warm:
            with server.client() as client:
                assert client.get("/api/v1/").status_code == 200
        else:
            time.sleep(1.0)
        started = server.processes()
        begin = time.monotonic()
        assert server.end(how) == code
        assert time.monotonic() - begin < 5
        assert server.said() == ""
    deadline = time.monotonic() + 120  # a compilation under way is finished and kept
    while any(map(_runs, started)) and time.monotonic() < deadline:
        time.sleep(0.1)
    assert not any(map(_runs, started))


def _runs(pid):
    try:
        with open(f"/proc/{pid}/stat") as file:
            return file.read().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def test_it_prints_its_address_in_both_languages():
    with Running() as server:
        second = server.process.stdout.readline()
    assert "/en/" not in second
    assert "/id/" in second
    assert "Ctrl-C mengakhirinya" in second


def test_a_public_server_answers_to_any_name_and_says_that_it_is_open():
    with Running("--host", "0.0.0.0", "--public") as server:  # noqa: S104
        said = server.process.stdout.readline() + server.process.stdout.readline()
        address = server.address.replace("0.0.0.0", "127.0.0.1")  # noqa: S104
        with server.client(headers={"host": "kram.example"}) as client:
            assert client.get(f"{address}/api/v1/schema").status_code == 200
    assert "TLS" in said
