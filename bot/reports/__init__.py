"""Figures and rows: computed here without Telegram, the same for chat, command line and report."""
