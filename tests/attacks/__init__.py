"""Attacks by class, each played against the real bot over HTTP; what comes through is what anybody could observe."""
