"""Files are written in one place: for their owner alone, and through no link."""

from __future__ import annotations

import ast

from tests.house.sources import Source, sources

WRITES = {"write_text", "write_bytes", "mkstemp", "NamedTemporaryFile", "copyfile", "savefig"}
OS = {"open", "link", "replace", "rename"}
ALLOWED = {
    "storage/private_file.py",  # the one place
    "storage/copying.py",  # puts a whole database in another's place, by its names
    "storage/rekeying.py",  # and the next key in the key's
    "storage/locks.py",  # holds no content
    "storage/opening.py",  # makes the database
    "storage/secret_file.py",
    "bot/cli/writing.py",  # looks at what is there
    "bot/settings.py",
    "bot/privacy/data/make.py",  # makes the word list that comes with the product
    "bot/reports/chart.py",  # into memory
}


def writing(source: Source) -> list[str]:
    found = []
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        of_os = isinstance(node.func, ast.Attribute) and getattr(node.func.value, "id", "") == "os" and name in OS
        opens = isinstance(node.func, ast.Name) and name == "open"
        if name in WRITES or of_os or opens:
            found.append(f"{source.name}:{node.lineno} {name}")
    return found


def test_files_are_written_in_one_place() -> None:
    ours = [one for one in sources() if one.name.startswith(("bot/", "storage/", "questionnaires/"))]
    assert [line for one in ours if one.name not in ALLOWED for line in writing(one)] == []
    assert any(writing(one) for one in ours if one.name == "storage/private_file.py")
