"""Telegram: the only rooms that read an update or send a message."""
