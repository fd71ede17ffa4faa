"""The house of the design: imports point one way, files stay small, every public thing says what it is."""

import ast
import re
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
    "plan": {
        "equations",
        "parameters",
        "engine",
        "body",
        "tables",
        "exchange",
        "scenario",
        "safety",
        "evidence",
        "risk",
    },
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
    ("constants", "errors", "language", "number_types", "version"),
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


def module_name(path):
    return ".".join(("kramkaki", *path.relative_to(PACKAGE).with_suffix("").parts))


def modules_imported(path):
    """Every module of the package that a file imports, also inside functions."""
    names = {module_name(file) for file in FILES}
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
    graph = {module_name(path): set(modules_imported(path)) for path in FILES}
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
                allowed = node.module in ("typing", "kramkaki.number_types")
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


def laws():
    for path in sorted((PACKAGE / "equations").glob("*.py")):
        if path.name != "ops.py":
            yield from ((path.name, law) for law in functions(path) if not law.name.startswith("_"))


def test_every_law_gives_the_unit_of_each_argument_and_of_its_result_and_its_source():
    for file, law in laws():
        place, text = f"{file}: {law.name}", ast.get_docstring(law)
        assert text, f"{place} has no docstring"
        lines = re.findall(r"^(\w[\w, ]*): ((?:.*\n)(?: {4}.*\n)*)", text + "\n", re.MULTILINE)
        described = {name: line for names, line in lines for name in names.split(", ")}
        for argument in (*law.args.args, *law.args.kwonlyargs):
            assert argument.arg in described, f"{place} does not describe {argument.arg}"
            assert re.search(r"\[.+\]", described[argument.arg], re.DOTALL), f"{place}: {argument.arg} has no unit"
        result = described.get("returns", text.splitlines()[0])
        assert re.search(r"\[.+\]", result, re.DOTALL), f"{place}: the result has no unit"
        assert described.get("Reference", "").strip(), f"{place} names no source"


@pytest.mark.parametrize(
    "said", ["Valid for: any.", "Leaves out: nothing", "Not used", "every organ has the same form"]
)
def test_no_docstring_of_the_lower_floors_holds_a_line_that_says_nothing(said):
    for room in ("equations", "engine", "body", "parameters"):
        for path in sorted((PACKAGE / room).rglob("*.py")):
            assert said not in path.read_text(encoding="utf-8"), path.relative_to(PACKAGE)


# Kernels: Numba compiles these loops, whose arguments are the arrays of a block.
KERNELS = {"body/kernel.py", "nerve/kernel.py"}
MOST_BY_POSITION = 5
# Who may pass more by position, and how often.
MORE_BY_POSITION = {
    "body/simulate.py": 1,  # the call of the kernel
    # Commands: every argument is an option of the command line, which Typer passes by name.
    "cli/plan.py": 1,
    "cli/run.py": 1,
    "cli/serve.py": 1,
    "cli/threshold.py": 1,
    "cli/zoom.py": 1,
}


def positional(path):
    """Calls and signatures with more arguments by position than one can tell apart."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in (*node.args.posonlyargs, *node.args.args)]
            count = len(names) - (names[:1] in (["self"], ["cls"]))
        elif isinstance(node, ast.Call):
            count = sum(not isinstance(argument, ast.Starred) for argument in node.args)
        else:
            continue
        if count > MOST_BY_POSITION:
            yield node.lineno


def test_at_most_five_arguments_stand_by_position():
    for path in FILES:
        file = path.relative_to(PACKAGE).as_posix()
        if file not in KERNELS:
            lines = list(positional(path))
            assert len(lines) <= MORE_BY_POSITION.get(file, 0), f"{file}, lines {lines}: say which argument is which"


def parameter_classes():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef) and node.name.endswith("Parameters"):
                yield f"{path.relative_to(PACKAGE).as_posix()}: {node.name}", ast.get_source_segment(text, node)


def test_the_unit_of_a_number_stands_in_its_record_alone():
    for place, text in parameter_classes():
        assert not re.search(r"# \[", text), f"{place}: units stand in parameters/*.toml"


def test_files_that_a_docstring_names_exist():
    for path in FILES:
        for name in re.findall(r"``(parameters/\w+\.toml)``", path.read_text(encoding="utf-8")):
            assert (PACKAGE / name).exists(), f"{path.relative_to(PACKAGE)} names {name}"


def test_every_module_says_what_it_is_about():
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        if text.strip():
            assert ast.get_docstring(ast.parse(text)), path.relative_to(PACKAGE)


def importers():
    """Every module of the package with the modules that import it."""
    imported = {name: set() for name in map(module_name, FILES)}
    for path in FILES:
        for name in modules_imported(path):
            imported[name].add(module_name(path))
    return imported


def test_a_small_module_with_one_importer_says_why_it_is_a_file_of_its_own():
    imported = importers()
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        alone = len(imported[module_name(path)] - {module_name(path)}) <= 1 and len(text.splitlines()) < 60
        if path.name != "__init__.py" and alone:
            why = ast.get_docstring(ast.parse(text)) or ""
            assert "Own file:" in why, f"merge {path.relative_to(PACKAGE)}, or say in its docstring why not"


@pytest.mark.parametrize("word", ["found", "said", "told"])
def test_no_value_is_called_by_a_word_that_names_nothing(word):
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = node.id if isinstance(node, ast.Name) else node.arg if isinstance(node, ast.arg) else ""
            assert name != word, f"{path.relative_to(PACKAGE)}: say what it is"
