"""What a round is described by: how each field is read from typed words, and in which states it may change."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.office.identifiers import check_words
from bot.refusal import Refusal
from questionnaires.catalog import Catalog
from questionnaires.errors import FormError
from questionnaires.kinds.date import NotADate, read_date
from questionnaires.model import Questionnaire

LINE_MAX, TEXT_MAX, LINES_MAX = 200, 2000, 12
"""The most characters of a line and of a text, and the most key lines of enquiry."""

RETENTION_MAX = 3650
"""The most days that a round is kept."""

LEADS_TO_A_CHILD = {"nhs_number", "upn", "national_insurance"}
NO_REFERENCE = re.compile(
    r"\W*(?:none|no|not|nil|n/?a|nothing|unknown|tbc|tba|tbd|to be|pending|later)\b\D*|\W*", re.IGNORECASE
)
"""What people write when there is no reference yet."""

NOBODY = re.compile(
    r"\W*(?:none|no|nil|n/?a|nothing|nobody|no one|unknown|tb[acd]|to be \w+|pending|later|not yet(?: \w+)?|x+)?\W*",
    re.IGNORECASE,
)
"""What people write when they do not know yet whom to tell."""

WAYS_TO_TIDY = ("off", "on_submit", "as_you_go")
"""When what was written about a case is deleted from the chat."""

Read = Callable[[str, date], object]


@dataclass(frozen=True)
class Field:
    """A field by its column: how words become what the column holds, and the states in which it may change."""

    name: str
    read: Read
    states: frozenset[str]
    optional: bool = False


def read_line(words: str, today: date | None = None) -> str:
    """Read words that stand in one line."""
    return _checked(" ".join(words.split()), LINE_MAX)


def read_text(words: str, today: date | None = None) -> str:
    """Read words that may run over several lines."""
    return _checked("\n".join(" ".join(line.split()) for line in words.strip().splitlines()), TEXT_MAX)


def _checked(words: str, most: int) -> str:
    if not words:
        raise Refusal("round_empty")
    if len(words) > most:
        raise Refusal("round_too_long", most=most, length=len(words))
    if check_words(words) in LEADS_TO_A_CHILD:
        raise Refusal("round_names_a_child")
    return words


def _lines(words: str, today: date) -> str:
    lines = [read_line(line.lstrip("-•* ")) for line in words.splitlines() if line.strip("-•* ")]
    if not lines:
        raise Refusal("round_empty")
    if len(lines) > LINES_MAX:
        raise Refusal("round_too_many_lines", most=LINES_MAX, lines=len(lines))
    return json.dumps(lines, ensure_ascii=False)


def _day(words: str, today: date) -> str:
    try:
        return read_date(words, today).isoformat()
    except NotADate as problem:
        raise Refusal("round_not_a_date", why=problem.why, what=problem.what) from None


def _due(words: str, today: date) -> str:
    day = _day(words, today)
    if day < today.isoformat():
        raise Refusal("round_due_past")
    return day


def _days(words: str, today: date) -> int:
    found = re.fullmatch(r"([0-9]{1,5})(?: ?days?)?", words.strip().lower())
    if not found or not 1 <= int(found[1]) <= RETENTION_MAX:
        raise Refusal("round_not_days", most=RETENTION_MAX)
    return int(found[1])


def _yes(words: str, today: date) -> int:
    said = words.strip().lower().rstrip(".")
    if said not in ("yes", "y", "no", "n"):
        raise Refusal("round_yes_or_no")
    return int(said.startswith("y"))


def _way_to_tidy(words: str, today: date) -> str:
    said = " ".join(re.split(r"[\W_]+", words.strip().lower())).strip()
    if said.replace(" ", "_") not in WAYS_TO_TIDY:
        raise Refusal("round_way_to_tidy", known=[way.replace("_", " ") for way in WAYS_TO_TIDY])
    return said.replace(" ", "_")


def _whom(words: str, today: date) -> str:
    whom = read_line(words)
    if NOBODY.fullmatch(whom):
        raise Refusal("round_whom_wanted")
    return whom


def _reference(words: str, today: date) -> str:
    reference = read_line(words)
    if NO_REFERENCE.fullmatch(reference):
        raise Refusal("round_reference_wanted")
    return reference


DRAFT = frozenset({"draft"})
RUNNING = frozenset({"draft", "open"})
UNREPORTED = frozenset({"draft", "open", "closed"})

FIELDS = (
    Field("title", read_line, UNREPORTED),
    Field("theme", read_line, UNREPORTED),
    Field("priority", read_line, UNREPORTED, optional=True),
    Field("enquiries", _lines, RUNNING, optional=True),
    Field("period_from", _day, DRAFT),
    Field("period_to", _day, DRAFT),
    Field("due_on", _due, RUNNING),
    Field("questionnaire", read_line, DRAFT),
    Field("briefing", read_text, RUNNING, optional=True),
    Field("whom_to_tell", _whom, RUNNING, optional=True),
    Field("retention_days", _days, frozenset({"draft", "open", "closed", "reported"})),
    Field("signs_off", _yes, RUNNING),
    Field("sharing_agreement", _reference, UNREPORTED),
    Field("dpia", _reference, UNREPORTED),
    Field("found", read_text, frozenset({"closed"})),
    Field("to_be_done", read_text, frozenset({"closed"})),
    Field("tidies", _way_to_tidy, RUNNING),
    Field("procedure", read_text, RUNNING, optional=True),
)
"""In the order in which they are asked: twelve for a new round, two to open it, two to report it.

Last what has a default or may wait, and is only ever changed."""

NEW = FIELDS[:12]
BY_NAME = {field.name: field for field in FIELDS}
EMPTY: Mapping[str, object] = {"enquiries": "[]"}
"""What an optional field holds when it is left out; any other is an empty text."""


def read_field(catalog: Catalog, field: Field, words: str, row: Mapping[str, object], today: date) -> object:
    """Read what was typed for a field, beside what else is known of the round; raises Refusal."""
    value = field.read(words, today)
    if field.name == "questionnaire":
        return find_questionnaire(catalog, str(value)).key
    first, last = (value if field.name == name else row.get(name) for name in ("period_from", "period_to"))
    if first and last and str(last) < str(first):
        raise Refusal("round_period_order", other=str(first if field.name == "period_to" else last), field=field.name)
    return value


def questionnaires(catalog: Catalog) -> list[Questionnaire]:
    """List the questionnaires that a round can use, each in its newest version."""
    return [catalog.newest(key) for key in dict.fromkeys(path.name.split(".")[0] for path in catalog.files())]


def find_questionnaire(catalog: Catalog, key: str) -> Questionnaire:
    """Find a questionnaire by its key; raises Refusal."""
    try:
        return catalog.newest(key.lower().replace(" ", "_"))
    except FormError:
        raise Refusal("round_no_such_questionnaire", known=[form.key for form in questionnaires(catalog)]) from None
