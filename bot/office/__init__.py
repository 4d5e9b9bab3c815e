"""The office: what is done to people, rounds, cases and assignments, as chat and command line both ask for it."""
