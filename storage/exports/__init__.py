"""Exports: one file a format, each writes rows and knows nothing of what they mean."""
