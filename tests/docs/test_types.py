"""The package stays annotated, even where mypy is not installed; pyproject.toml says what mypy checks."""

import ast
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FINISHED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["mypy"]["files"]


def files_of(room):
    path = ROOT / room
    return [path] if path.suffix == ".py" else sorted(path.rglob("*.py"))


def bare(function):
    """What of a function has no annotation; the first argument of a method needs none."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs, arguments.vararg, arguments.kwarg]
    missing = [one.arg for one in every if one and one.annotation is None and one.arg not in ("self", "cls")]
    return missing if function.returns is not None else [*missing, "return"]


@pytest.mark.parametrize("room", FINISHED)
def test_every_function_of_a_finished_room_is_annotated(room):
    files = files_of(room)
    assert files, f"{room} holds no files"
    for path in files:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef):
                assert not bare(node), f"{path.name}: {node.name} says not of what type: {', '.join(bare(node))}"


@pytest.mark.parametrize("room", FINISHED)
def test_containers_say_what_they_hold(room):
    """``dict`` alone, or ``np.ndarray``, says less than the reader needs."""
    for path in files_of(room):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            annotation = getattr(node, "annotation", None) or getattr(node, "returns", None)
            words = ast.unparse(annotation) if annotation is not None else ""
            assert words not in ("dict", "list", "set", "tuple", "frozenset", "np.ndarray"), f"{path.name}: {words}"


def test_every_finished_room_is_in_the_house():
    for room in FINISHED:
        assert (ROOT / room).exists(), room
