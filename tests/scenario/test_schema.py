"""The committed JSON Schema is the model's, and the documentation names every key."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from kramkaki.scenario.describe import renewed
from kramkaki.scenario.schema import SCHEMA_FILE, schema_text
from kramkaki.scenario.templates import FOLDER

DOCUMENT = Path(__file__).parents[2] / "docs" / "scenario-file.md"


def test_the_committed_schema_is_the_models():
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text(), "run python -m kramkaki.scenario.schema"


def keys(schema):
    for table in [schema, *schema["$defs"].values()]:
        yield from table.get("properties", {}).items()


def test_every_key_says_what_it_is():
    schema = json.loads(schema_text())
    for key, content in keys(schema):
        assert content.get("description") or "$ref" in content or "allOf" in content, key


def test_the_document_names_every_key():
    text = DOCUMENT.read_text(encoding="utf-8")
    for key, _content in keys(json.loads(schema_text())):
        assert f"`{key}`" in text, key


def test_the_documents_examples_are_valid():
    from kramkaki.scenario.read import read

    blocks = re.findall(r"```toml\n(.*?)```", DOCUMENT.read_text(encoding="utf-8"), re.DOTALL)
    assert blocks
    read(tomllib.loads(blocks[0]))


@pytest.mark.heavy
def test_examples_follow_the_schema():
    jsonschema = __import__("pytest").importorskip("jsonschema")
    schema = json.loads(schema_text())
    for path in FOLDER.glob("*.toml"):
        jsonschema.validate(tomllib.loads(path.read_text(encoding="utf-8")), schema)


def test_the_documents_tables_are_the_models():
    text = DOCUMENT.read_text(encoding="utf-8")
    assert renewed(text) == text, "run python -m kramkaki.scenario.describe"
