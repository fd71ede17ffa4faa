"""Where compiled code is kept, and that nothing damaged there is ever run."""

import json
import logging
import os
import subprocess
import sys

import pytest
from numba import njit

from kramkaki.engine import cache


def triple(x):
    return 3 * x


def double(x):
    return 2 * x


def a_run(function=triple):
    """What a new process would do: its answer, and whether it was served from the cache."""
    compiled = cache.kept(njit(function))
    return compiled(14), bool(compiled.stats.cache_hits)


@pytest.fixture
def place(monkeypatch, tmp_path):
    """An empty cache of its own, and nothing remarked so far."""
    monkeypatch.setenv("KRAMKAKI_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setattr(cache, "_remarked", [])
    return tmp_path / "cache" / cache.SOURCES


@pytest.fixture
def file(place):
    """The one file of a warm cache."""
    a_run()
    [path] = place.iterdir()
    return path


def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.delenv("KRAMKAKI_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache.folder() == tmp_path / "kramkaki" / cache.SOURCES
    monkeypatch.setenv("KRAMKAKI_CACHE_DIR", str(tmp_path))
    assert cache.folder() == tmp_path / cache.SOURCES


def test_a_second_run_compiles_nothing(place, caplog):
    assert [a_run(), a_run()] == [(42, False), (42, True)]
    assert a_run(double) == (28, False)
    assert len(list(place.iterdir())) == 2
    assert not caplog.records


def noise(path):
    path.write_bytes(os.urandom(5000))


def emptied(path):
    path.write_bytes(b"")


def cut(path):
    path.write_bytes(path.read_bytes()[:-1])


def sixty_four_bytes_changed(path):
    content = bytearray(path.read_bytes())
    middle = len(content) // 2
    content[middle : middle + 64] = bytes(byte ^ 0xFF for byte in content[middle : middle + 64])
    path.write_bytes(content)


def one_bit_flipped(path):
    content = bytearray(path.read_bytes())
    content[-9] ^= 1
    path.write_bytes(content)


def another_functions(path):
    a_run(double)
    [other] = set(path.parent.iterdir()) - {path}
    other.replace(path)


def another_compilers(path):
    """Whole, sealed under its name, but made by some other Numba."""
    content = b"\x80\x05\x95 another pickle"
    path.write_bytes(cache._seal(path, content) + content)


def a_folder(path):
    path.unlink()
    path.mkdir()
    (path / "something").touch()


def a_link_to_nowhere(path):
    path.unlink()
    path.symlink_to(path)


def unreadable(path):
    if os.name != "posix" or os.geteuid() == 0:
        pytest.skip("every file can be read by this user")
    path.chmod(0)


DAMAGE = [
    noise,
    emptied,
    cut,
    sixty_four_bytes_changed,
    one_bit_flipped,
    another_functions,
    another_compilers,
    a_folder,
    a_link_to_nowhere,
    unreadable,
]


@pytest.mark.parametrize("damage", DAMAGE)
def test_what_is_damaged_is_made_anew_with_one_remark(damage, file, place, caplog):
    damage(file)
    assert a_run() == (42, False)
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert str(place) in caplog.text
    assert "half a minute" in caplog.text
    assert a_run() == (42, True)
    assert len(caplog.records) == 1
    assert list(place.iterdir()) == [file]


def test_a_file_that_fails_while_it_is_read_is_no_fault(file, monkeypatch, caplog):
    def fails(path):
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("pathlib.Path.read_bytes", fails)
    assert a_run() == (42, False)
    assert len(caplog.records) == 1


def test_several_damaged_files_are_one_remark(file, place, caplog):
    a_run(double)
    for path in place.iterdir():
        noise(path)
    assert (a_run(), a_run(double)) == ((42, False), (28, False))
    assert len(caplog.records) == 1


def test_a_folder_that_cannot_be_made_is_no_fault(monkeypatch, tmp_path, caplog):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    for unusable in (tmp_path / "file", os.devnull):
        monkeypatch.setenv("KRAMKAKI_CACHE_DIR", str(unusable))
        assert a_run() == (42, False)
    assert not caplog.records


def test_a_user_without_a_home_is_no_fault(monkeypatch):
    def homeless():
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("KRAMKAKI_CACHE_DIR", raising=False)
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setattr("pathlib.Path.home", homeless)
    assert a_run() == (42, False)


def test_a_cache_that_cannot_be_written_is_still_read_and_left_as_it_was(file, place, monkeypatch, caplog):
    def full(path, content):
        path.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.write_bytes", full)
    before = file.read_bytes()
    assert a_run() == (42, True)
    assert a_run(double) == (28, False)
    assert list(place.iterdir()) == [file]
    assert file.read_bytes() == before
    assert not caplog.records


def test_a_function_made_inside_another_is_refused():
    factor = 3
    with pytest.raises(ValueError, match="depends on values"):
        cache.kept(njit(lambda x: factor * x))


def test_the_digest_changes_with_a_source(monkeypatch, tmp_path):
    for room in cache.COMPILED_ROOMS:
        (tmp_path / room).mkdir()
    law = tmp_path / "equations" / "law.py"
    law.write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    before = cache.sources_digest()
    law.write_text("x = 2", encoding="utf-8")
    assert cache.sources_digest() != before


def kram(folder):
    """Begin a run in a process of its own, with its cache in the folder."""
    code = "import sys; from kramkaki.cli import main; sys.exit(main())"
    return subprocess.Popen(
        [sys.executable, "-c", code, "run", "byrne-2006-race", "--json", "--no-report", "--draws", "2"],
        env={**os.environ, "KRAMKAKI_CACHE_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
def test_two_that_compile_at_once_leave_a_whole_cache_that_noise_only_delays(tmp_path):
    both = [kram(tmp_path), kram(tmp_path)]
    [(answer, error)] = {process.communicate() for process in both}
    assert json.loads(answer)
    assert error == ""
    kept = {path: path.stat().st_mtime_ns for path in (tmp_path / cache.SOURCES).iterdir()}
    assert {path.suffix for path in kept} == {".bin"}
    assert kram(tmp_path).communicate() == (answer, "")
    assert kept == {path: path.stat().st_mtime_ns for path in kept}
    for path in kept:
        noise(path)
    again, error = kram(tmp_path).communicate()
    assert again == answer
    assert len(error.splitlines()) == 1
    assert kram(tmp_path).communicate() == (answer, "")
