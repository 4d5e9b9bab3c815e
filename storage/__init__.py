"""The store: the only rooms that say SQL."""

from storage import driver as driver  # before anything else loads sqlite-utils
