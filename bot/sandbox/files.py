"""The files that went through a chat, and how Telegram describes them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from bot.sandbox.calls import Upload
from bot.sandbox.errors import ApiError, bad_request

FOLDERS = {"photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers"}
MEBIBYTE = 1024 * 1024
LARGEST_UPLOAD = 50 * MEBIBYTE
LARGEST_DOWNLOAD = 20 * MEBIBYTE
LARGEST_PHOTO = 10 * MEBIBYTE
LONGEST_SIDES = 10_000
MOST_OBLONG = 20
PNG = b"\x89PNG\r\n\x1a\n"
PICTURES = {PNG: "image/png", b"\xff\xd8\xff": "image/jpeg", b"GIF8": "image/gif"}


@dataclass(frozen=True)
class StoredFile:
    """One file, kept for as long as the sandbox runs."""

    id: str
    kind: str
    name: str
    mime: str
    content: bytes

    @property
    def path(self) -> str:
        """Return where getFile says it can be fetched."""
        return f"{FOLDERS[self.kind]}/{self.id}{PurePosixPath(self.name).suffix}"

    @property
    def picture_type(self) -> str | None:
        """Return the type by which a browser may show it, None for what is no picture."""
        return next((kind for magic, kind in PICTURES.items() if self.content.startswith(magic)), None)

    def facts(self) -> dict[str, Any]:
        """Return what is said about every kind of file."""
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.content)}

    def wire(self) -> dict[str, Any]:
        """Return the field of a message that describes the file."""
        about = self.facts()
        if self.kind == "photo":
            width, height = _dimensions(self.content)
            return {"photo": [{**about, "width": width, "height": height}]}
        if self.kind == "voice":
            return {"voice": {**about, "duration": 3, "mime_type": self.mime}}
        if self.kind == "sticker":
            shape = {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}
            return {"sticker": {**about, **shape, "emoji": "👍"}}
        return {"document": {**about, "file_name": self.name, "mime_type": self.mime}}


class Files:
    """Every file by its id."""

    def __init__(self) -> None:
        """Begin with none."""
        self._by_id: dict[str, StoredFile] = {}

    def add(self, kind: str, upload: Upload) -> StoredFile:
        """Keep a file of a person or the bot."""
        number = len(self._by_id) + 1
        stored = StoredFile(f"file_{number}", kind, upload.name, upload.mime, upload.content)
        self._by_id[stored.id] = stored
        return stored

    def get(self, file_id: str, kind: str) -> StoredFile:
        """Return a file to send again as the same kind, or refuse as Telegram does."""
        stored = self._by_id.get(file_id)
        if stored is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if stored.kind != kind:
            raise bad_request(f"can't use file of type {stored.kind.title()} as {kind.title()}")
        return stored

    def find(self, file_id: str) -> StoredFile | None:
        """Return a file, if there is one with this id."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return the file that getFile put at a path."""
        stored = self._by_id.get(PurePosixPath(path).stem)
        return stored if stored and stored.path == path else None

    def describe(self, file_id: str) -> dict[str, Any]:
        """Return what getFile answers."""
        if not file_id:
            raise bad_request("file_id not specified")
        if file_id not in self._by_id:
            raise bad_request("invalid file_id")
        stored = self._by_id[file_id]
        if len(stored.content) > LARGEST_DOWNLOAD:
            raise bad_request("file is too big")
        return {**stored.facts(), "file_path": stored.path}


def uploaded(kind: str, upload: Upload) -> Upload:
    """Return what a bot uploads, if Telegram would take it."""
    size = len(upload.content)
    if size > LARGEST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")
    if not size:
        raise bad_request("file must be non-empty")
    if kind == "photo":
        _check_photo(upload.content)
    return upload


def _check_photo(content: bytes) -> None:
    if len(content) > LARGEST_PHOTO:
        size = f"file of size {len(content)} bytes is too big for a photo"
        raise bad_request(f"{size}; the maximum size is {LARGEST_PHOTO} bytes")
    if not content.startswith(tuple(PICTURES)):
        raise bad_request("IMAGE_PROCESS_FAILED")
    sides = _dimensions(content)
    if sum(sides) > LONGEST_SIDES or max(sides) > MOST_OBLONG * min(sides):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")


def _dimensions(content: bytes) -> tuple[int, int]:
    if content.startswith(PNG):
        return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
    return 800, 600
