"""Benchmarks: speed against a named peer, in targets of their own."""
