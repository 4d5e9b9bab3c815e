"""Rounds in the chat: listed, made, described, filled, opened, closed, reported."""
