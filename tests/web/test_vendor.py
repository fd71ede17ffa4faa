"""Scripts of others are those that were checked in, each with its licence, and no file came in beside them."""

import hashlib
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "src/kramkaki/web/static/vendor", Path(__file__).with_name("vendor"))
LICENCES = {"MIT": "MIT License", "MPL-2.0": "Mozilla Public License"}


def packages():
    for folder in FOLDERS:
        listed = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
        for package in listed.values():
            yield pytest.param(folder, package, id=package["package"])


@pytest.mark.parametrize(("folder", "package"), list(packages()))
def test_each_file_is_the_one_that_was_published(folder, package):
    for name, expected in package["files"].items():
        assert package["version"] in Path(name).parent.name
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == expected, name


@pytest.mark.parametrize(("folder", "package"), list(packages()))
def test_each_stands_beside_its_licence(folder, package):
    for name in package["files"]:
        licence = (folder / name).with_name("LICENSE").read_text(encoding="utf-8")
        assert LICENCES[package["licence"]] in licence


@pytest.mark.parametrize("folder", FOLDERS)
def test_nothing_else_lies_there(folder):
    listed = tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8"))
    known = {name for package in listed.values() for name in package["files"]}
    found = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    extra = {
        name for name in found - known if Path(name).name not in {"vendor.toml", "LICENSE", "LICENSE-3RD-PARTY.txt"}
    }
    assert not extra


def test_the_notice_names_what_we_serve():
    notice = (ROOT / "NOTICE").read_text(encoding="utf-8")
    for folder in FOLDERS:
        for package in tomllib.loads((folder / "vendor.toml").read_text(encoding="utf-8")).values():
            assert f"{package['package']} {package['version']}" in notice
