"""The house of the design: imports point one way, files stay small, every public thing says what it is."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "src" / "kramkaki"
# Which rooms a room may import; "language", "errors" and the like are single files open to all.
MAY_IMPORT = {
    "equations": set(),
    "parameters": set(),
    "engine": {"equations", "parameters"},
    "body": {"equations", "parameters", "engine"},
    "nerve": {"equations", "parameters", "engine"},
    "tables": {"parameters"},
    "exchange": set(),
    "safety": {"parameters"},
    "scenario": {"equations", "parameters", "body", "tables", "exchange", "safety"},
    "evidence": {"parameters"},
    "risk": {"equations", "parameters", "engine", "body", "nerve", "tables", "scenario", "safety", "evidence"},
    "plan": {"equations", "parameters", "engine", "body", "tables", "scenario", "safety", "evidence", "risk"},
    "cohort": {
        "equations",
        "parameters",
        "engine",
        "body",
        "nerve",
        "tables",
        "scenario",
        "safety",
        "evidence",
        "risk",
    },
    "report": {"parameters", "body", "nerve", "tables", "scenario", "safety", "evidence", "risk", "plan", "cohort"},
    "cli": {
        "parameters",
        "body",
        "nerve",
        "tables",
        "scenario",
        "safety",
        "evidence",
        "risk",
        "plan",
        "cohort",
        "report",
        "web",
    },
    "web": {
        "parameters",
        "body",
        "nerve",
        "tables",
        "exchange",
        "scenario",
        "safety",
        "evidence",
        "risk",
        "plan",
        "report",
    },
}
FILES = sorted(PACKAGE.rglob("*.py"))


def rooms_imported(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] + [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            parts = name.split(".")
            if parts[0] == "kramkaki" and len(parts) > 1 and parts[1] in MAY_IMPORT:
                yield parts[1]


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_imports_point_one_way(room):
    for path in sorted((PACKAGE / room).rglob("*.py")):
        wrong = set(rooms_imported(path)) - MAY_IMPORT[room] - {room}
        assert not wrong, f"{path.relative_to(PACKAGE)} imports {sorted(wrong)}, which stand above or beside {room}"


# The order in which files may import, lowest first; root files stand in it like rooms, lazy imports count.
ORDER = (
    ("constants", "errors", "language", "types", "version"),
    ("equations", "parameters"),
    ("engine", "tables", "exchange", "safety", "evidence"),
    ("body", "nerve"),
    ("trace", "scenario"),
    ("results",),
    ("risk",),
    ("plan", "cohort"),
    ("report",),
    ("api",),
    ("cli", "web"),
)


def modules_imported(path):
    """Every module of the package that a file imports, also inside functions."""
    names = {".".join(("kramkaki", *file.relative_to(PACKAGE).with_suffix("").parts)) for file in FILES}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        found = []
        if isinstance(node, ast.ImportFrom) and node.module:
            found = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        yield from (name for name in found if name in names)


def test_files_import_one_way_root_files_and_lazy_imports_too():
    level = {room: number for number, rooms in enumerate(ORDER) for room in rooms}
    for path in FILES:
        own = path.relative_to(PACKAGE).with_suffix("").parts[0]
        for name in modules_imported(path):
            other = name.split(".")[1]
            if own in level and other in level and own != other:
                assert level[other] <= level[own], f"{path.relative_to(PACKAGE)} imports {name}, which stands above it"


def test_there_is_no_cycle_among_files():
    graph = {
        ".".join(("kramkaki", *path.relative_to(PACKAGE).with_suffix("").parts)): set(modules_imported(path))
        for path in FILES
    }
    del graph["kramkaki.__init__"]  # the front door opens every room
    while graph:
        free = [name for name, needs in graph.items() if not needs & graph.keys() - {name}]
        assert free, f"imports in a circle: {sorted(graph)}"
        for name in free:
            del graph[name]


def test_no_room_is_missing_from_the_map():
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms <= set(MAY_IMPORT), f"say what {rooms - set(MAY_IMPORT)} may import"


def test_equations_import_only_the_operations():
    for path in sorted((PACKAGE / "equations").glob("*.py")):
        if path.name == "ops.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                pytest.fail(f"{path.name} imports {node.names[0].name}")
            if isinstance(node, ast.ImportFrom):
                allowed = node.module in ("typing", "kramkaki.types")
                assert allowed or node.module.startswith("kramkaki.equations"), path.name


@pytest.mark.parametrize("name", ["utils", "helpers", "common", "misc"])
def test_nothing_is_called_by_a_name_that_says_nothing(name):
    assert not list(PACKAGE.rglob(f"{name}*"))


def test_files_hold_one_subject_and_stay_readable():
    for path in FILES:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 800, path.relative_to(PACKAGE)


def functions(path):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            yield node


def test_functions_are_short():
    for path in FILES:
        for function in functions(path):
            start = function.lineno
            if ast.get_docstring(function):
                start = function.body[0].end_lineno
            assert function.end_lineno - start <= 55, f"{path.name}: {function.name}"


def test_every_law_says_what_it_returns_its_units_and_its_source():
    for path in sorted((PACKAGE / "equations").glob("*.py")):
        for function in functions(path):
            if function.name.startswith("_"):
                continue
            text = ast.get_docstring(function)
            assert text, f"{path.name}: {function.name} has no docstring"
            if path.name != "ops.py":
                assert "[" in text, f"{path.name}: {function.name} names no unit"
                assert "Reference" in text, f"{path.name}: {function.name} names no source"


def test_every_module_says_what_it_is_about():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if text.strip():
            assert ast.get_docstring(ast.parse(text)), path.relative_to(PACKAGE)
