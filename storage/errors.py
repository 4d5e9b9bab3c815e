"""What the store cannot do, in words that say what to do about it."""


class StoreError(Exception):
    """The database cannot be opened, or a write did not reach the disk; nothing was half-done."""


class NotFound(LookupError):
    """A record that was asked for by its id is not there."""
