"""Needs action now: the page that says what to do, what the leads hear of it, and who takes note."""
