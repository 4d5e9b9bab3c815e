"""The store: the only rooms that say SQL."""
