"""What is typed to break out of a text: into HTML, a template, a spreadsheet, a statement, or the words of others."""

from __future__ import annotations

from tests.attacks.stage import MARK

PAYLOADS = {
    "bold": f"<b>{MARK}</b>",
    "a link": f'<a href="http://evil.example">{MARK}</a>',
    "a script": f"<script>alert('{MARK}')</script>",
    "a spoiler": f'<span class="tg-spoiler">{MARK}</span>',
    "a tag left open": f"<i>{MARK}",
    "a tag closed": f"</b></blockquote>{MARK}",
    "an entity": f"&lt;b&gt;{MARK}&amp;#60;",
    "a number for a sign": f"&#x3c;b&#x3e;{MARK}",
    "half an entity": f"&{MARK};&lt",
    "an image": f'<img src=x onerror="{MARK}">',
    "a template": "{{ 7 * 7 }}" + MARK,
    "a template's tag": "{% raw %}" + MARK,
    "a template's comment": "{# " + MARK + " #}",
    "a template's inside": "{{ self.__init__.__globals__ }}" + MARK,
    "a format": "%s %(x)s {0} {x!r} ${HOME} " + MARK,
    "a formula": f'=HYPERLINK("http://evil.example","{MARK}")',
    "a command for Excel": f"=cmd|' /C calc'!A0 {MARK}",
    "a plus": f"+{MARK}",
    "a minus": f"-{MARK}",
    "an at": f"@{MARK}",
    "a wide formula": f"\uff1d{MARK}",
    "SQL": f"'; DROP TABLE answers; -- {MARK}",
    "Markdown": f"[{MARK}](http://evil.example) *x* _y_ `z`",
    "turned round": f"\u202e{MARK}\u202c",
    "an isolate left open": f"\u2067{MARK}",
    "a mark of direction": f"\u200f{MARK}\u200f",
    "unseen signs": f"M\u200bA\u200bR\u200bK\u200bE\u200bD{MARK}",
    "zalgo": "Z" + "\u0335" * 300 + MARK,
    "tags": f"{MARK}\U000e0041\U000e0042",
    "a bell": f"{MARK}\x07\x1b[31m",
    "NUL": f"{MARK}\x00x",
}

OVERSIZE = {
    "4,096 signs": MARK + "x" * 4090,
    "4,096 tags": MARK + "<b>" * 1363,
    "4,096 of &": MARK + "&" * 4090,
    "emoji of two units": MARK + "👩" * 2045,
    "2,000 lines": MARK + "\n" * 3000 + "x",
    "one line of joiners": MARK + "\u200d" * 4000,
}
