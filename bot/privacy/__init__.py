"""Identifiers in what people write: found and masked, with no knowledge of chat, rounds or storage."""
