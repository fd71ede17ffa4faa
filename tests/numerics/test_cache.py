"""Where compiled code is kept."""

from pathlib import Path

import numba
import pytest

from kramkaki.engine import cache


@pytest.fixture
def config(monkeypatch):
    monkeypatch.setattr(numba.config, "CACHE_DIR", numba.config.CACHE_DIR)


@pytest.mark.usefixtures("config")
def test_the_folder_can_be_chosen(monkeypatch, tmp_path):
    monkeypatch.setenv("KRAMKAKI_CACHE_DIR", str(tmp_path))
    cache.use()
    chosen = tmp_path / cache.sources_digest()
    assert chosen == Path(numba.config.CACHE_DIR)


@pytest.mark.usefixtures("config")
def test_a_folder_that_cannot_be_made_is_no_fault(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("not a folder", encoding="utf-8")
    monkeypatch.setenv("KRAMKAKI_CACHE_DIR", str(tmp_path / "file"))
    cache.use()
    assert not numba.config.CACHE_DIR.startswith(str(tmp_path))


def test_the_digest_changes_with_a_source(monkeypatch, tmp_path):
    for room in cache.COMPILED_ROOMS:
        (tmp_path / room).mkdir()
    law = tmp_path / "equations" / "law.py"
    law.write_text("x = 1", encoding="utf-8")
    monkeypatch.setattr(cache, "PACKAGE", tmp_path)
    before = cache.sources_digest()
    law.write_text("x = 2", encoding="utf-8")
    assert cache.sources_digest() != before
