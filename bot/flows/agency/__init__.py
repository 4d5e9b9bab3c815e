"""An agency's part of a round: what its records know, who audits what, and what goes on to the round's lead."""
