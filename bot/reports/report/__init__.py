"""The report of a round as figures: what each of its parts is made of, with no sentence in it."""
