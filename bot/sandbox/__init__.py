"""A Telegram Bot API on this machine, with phones to drive it by test or in a web page."""
