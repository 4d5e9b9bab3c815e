"""Reports on paper: worded once by templates, laid out as plain text, as a page, or as a document."""
