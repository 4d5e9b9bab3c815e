"""The pages of a round for its lead, and of an agency's part of it for the agency's."""
