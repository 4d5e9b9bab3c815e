"""The conversation: plain steps over the store, which know no Telegram."""
