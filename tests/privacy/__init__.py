"""Tests of what finds identifiers in a text."""
