"""An invitation's link, as words to send and as a QR code to print."""

from __future__ import annotations

import io

import segno
from markupsafe import Markup

SCALE = 8
"""How many pixels wide each module of the picture is: it scans from paper and from across a table."""


def start_link(username: str, secret: str) -> str:
    """Give the link that opens a chat with the bot and hands it the secret; without a username, what to type there."""
    return f"https://t.me/{username}?start={secret}" if username else f"/start {secret}"


def picture(link: str) -> bytes:
    """Draw a link as a QR code: a PNG."""
    written = io.BytesIO()
    _code(link).save(written, kind="png", scale=SCALE)
    return written.getvalue()


def drawing(link: str) -> Markup:
    """Draw a link as a QR code to stand in a page: an SVG, made of squares only."""
    return Markup(_code(link).svg_inline(scale=3, omitsize=True, light="#fff"))  # noqa: S704 - holds no words


def _code(link: str) -> segno.QRCode:
    return segno.make(link, error="m", micro=False)
