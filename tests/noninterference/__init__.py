"""Pairs of worlds that differ in one secret: whoever may not know it is told the same in both."""
