"""What the tests of reports can ask of this machine, said at the end of a run where it is missing."""

from __future__ import annotations

import shutil

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")
"""LibreOffice, where this machine has it."""


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not SOFFICE:
        terminalreporter.write_line(
            "LibreOffice is not on this machine: documents were read back, not converted to pages"
        )
