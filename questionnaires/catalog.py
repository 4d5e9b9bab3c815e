"""The questionnaires at hand: read from files, pinned as JSON, found again by fingerprint."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from questionnaires.errors import FormError
from questionnaires.model import Questionnaire
from questionnaires.toml_files import place, plain, read_toml

HERE = Path(__file__).parent
FORMS = HERE / "forms"
NAME = re.compile(r"^(?P<key>[a-z][a-z0-9_]*)\.v(?P<version>\d+)\.toml$")


def load_form(path: Path) -> Questionnaire:
    """Read a questionnaire from its file; raises FormError naming the key and what to do."""
    name = NAME.match(path.name)
    if not name:
        raise FormError(path, "", "name the file KEY.vN.toml, for example six_areas.v1.toml")
    raw = read_toml(path)
    raw.setdefault("exits", read_toml(HERE / "exits.toml"))
    try:
        form = Questionnaire.model_validate(raw)
    except ValidationError as problem:
        first = problem.errors()[0]
        raise FormError(path, place(raw, first["loc"]), plain(first)) from None
    if (form.key, str(form.version)) != (name["key"], name["version"]):
        raise FormError(path, "key", f"says {form.key} version {form.version}; make it agree with the file's name")
    return form


class Catalog:
    """Published forms by key, and pinned bodies by fingerprint, each parsed once."""

    def __init__(self, folder: Path = FORMS) -> None:
        self.folder = folder
        self._pinned: dict[str, Questionnaire] = {}
        self._newest: dict[str, Questionnaire] = {}

    def files(self) -> Iterator[Path]:
        """Yield the files of the published forms, in order of name."""
        yield from sorted(self.folder.glob("*.toml"))

    def newest(self, key: str) -> Questionnaire:
        """Find the newest version of a form; raises FormError when there is none."""
        if key not in self._newest:
            found = [path for path in self.files() if (m := NAME.match(path.name)) and m["key"] == key]
            if not found:
                known = ", ".join(sorted({path.name.split(".")[0] for path in self.files()}))
                raise FormError(self.folder, key, f"there is no such questionnaire; there are: {known}")
            self._newest[key] = load_form(max(found, key=_version))
        return self._newest[key]

    def pinned(self, sha256: str, body: str) -> Questionnaire:
        """Parse a pinned body, once."""
        form = self._pinned.get(sha256)
        if form is None:
            form = self._pinned[sha256] = Questionnaire.model_validate_json(body)
        return form


def _version(path: Path) -> int:
    match = NAME.match(path.name)
    return int(match["version"]) if match else 0
