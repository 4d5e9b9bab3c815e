"""The demo round: published figures, fictional people, and a few cases still to audit."""
