"""TOML files that people write: read as their programs save them, and what is wrong said in plain words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from questionnaires.errors import FormError
from questionnaires.text_files import UnknownEncoding, decoded

CURLY = re.compile(r"=\s*[\u201c\u201d\u2018\u2019]")
AT = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")

WHAT_TO_DO = (
    ('Unterminated string|invalid character|Expected "\'"', "a quotation mark is opened and not closed"),
    ("Cannot overwrite|Cannot declare|Cannot mutate|Duplicate", "the same name is given twice; keep one"),
    ("Unclosed array|Unclosed inline", "a bracket is opened and not closed"),
    ("Invalid date", "there is no such day; write it as 2026-12-18"),
    ("Unescaped|hex value|Escaped", "a \\ within quotation marks is written \\\\"),
    ("at the end of a table|at the end of an array", "close the brackets of the heading: [name] or [[name]]"),
    ("Invalid value", "put words in quotation marks, and write a date as 2026-12-18, yes as true and no as false"),
    ("Expected newline", "begin a new line after each value, and write a date as 2026-12-18"),
    ("", "write each line as name = value"),
)
"""What the parser says, and what its writer can do about it."""


def read_toml(path: Path) -> dict[str, Any]:
    """Read a TOML file; raises FormError saying where it does not parse."""
    try:
        text = decoded(path.read_bytes())
    except FileNotFoundError:
        raise FormError(path, "", "there is no such file") from None
    except OSError as problem:
        raise FormError(path, "", f"cannot be read ({problem.strerror})") from None
    except UnknownEncoding:
        raise FormError(path, "", "its letters cannot be read; save it as UTF-8 text") from None
    try:
        return tomllib.loads(text.replace("\r\n", "\n"))
    except tomllib.TOMLDecodeError as problem:
        raise FormError(path, "", f"is not valid TOML: {_where(text, str(problem))}") from None
    except RecursionError:
        raise FormError(path, "", "is not valid TOML: too many brackets in each other") from None


def _where(text: str, said: str) -> str:
    """Say in which line a file does not parse, and what to do there."""
    lines, at = text.splitlines(), AT.search(said)
    number = int(at[1]) if at and at[1] else len(lines)
    words = next(words for form, words in WHAT_TO_DO if re.search(form, said))
    if 0 < number <= len(lines) and CURLY.search(lines[number - 1]):
        words = 'its quotation marks are curly; type straight ones: "'
    return f"line {number}: {words}" if number else words


def place(raw: Any, loc: tuple[int | str, ...]) -> str:
    """Name a place in a file the way its author finds it: areas[2] (voice).questions[1] (seen_alone).text."""
    words, at = "", raw
    for part in loc:
        if isinstance(part, int):
            words += f"[{part + 1}]"
            at = at[part] if isinstance(at, list) and part < len(at) else None
            named = isinstance(at, dict) and (at.get("key") or at.get("reference") or at.get("name"))
            words += f" ({named})" if named else ""
        elif not (isinstance(at, dict) and at.get("kind") == part):
            words += f".{part}" if words else part
            at = at.get(part) if isinstance(at, dict) else None
    return words


PLAIN = {
    "missing": "is missing: add it",
    "extra_forbidden": "is not a known key: remove it",
    "greater_than": "give a number greater than {gt}",
    "greater_than_equal": "give a number greater than or equal to {ge}",
    "less_than": "give a number less than {lt}",
    "less_than_equal": "give a number less than or equal to {le}",
    "string_too_short": "give at least {min_length} character(s)",
    "string_too_long": "give at most {max_length} characters",
    "too_short": "give at least {min_length}",
    "too_long": "give at most {max_length}",
    "literal_error": "give one of {expected}",
    "enum": "give one of {expected}",
    "union_tag_invalid": "there is no {tag}; give one of {expected_tags}",
    "union_tag_not_found": "say of which kind it is",
    "string_pattern_mismatch": "is not written to the pattern {pattern}",
    "int_from_float": "give a whole number, without a point",
}
"""What a validation's error means, by its type, with what it tells."""

KINDS = {
    "string": "give words, in quotation marks in a file",
    "int": "give a whole number (an integer)",
    "float": "give a number",
    "decimal": "give a number",
    "bool": "give true or false",
    "list": "put a list in square brackets: [ ... ]",
    "tuple": "put a list in square brackets: [ ... ]",
    "set": "put a list in square brackets: [ ... ]",
    "dict": "give names with their values: { name = value }",
    "mapping": "give names with their values: { name = value }",
    "model": "give names with their values: { name = value }",
    "date": "give a date, for example 2026-12-18",
    "datetime": "give a date, for example 2026-12-18",
}
"""What is wanted, by how the types of the other errors begin."""


def plain(error: Mapping[str, Any]) -> str:
    """Say a validation's error in plain words, with what to do."""
    kind, facts = error["type"], error.get("ctx", {})
    if kind in ("value_error", "assertion_error"):
        return str(facts.get("error", error["msg"]))
    if kind in PLAIN:
        return PLAIN[kind].format_map(facts)
    return KINDS.get(kind.split("_")[0], "is not what is wanted here: compare it with the example in the README")
