"""Casewalk's bot: what Telegram says comes in, one step answers it, what it answers goes out."""
