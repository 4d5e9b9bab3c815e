"""How figures are read: short answers stand in their index, and no page of texts is read or decrypted for them."""

SCRIPT = """
CREATE INDEX answers_in_short ON answers (response_id, path, stage, value) WHERE length(value) <= 64;

CREATE INDEX answers_at_length ON answers (response_id, path) WHERE length(value) > 64;
"""
