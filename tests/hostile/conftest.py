"""What the tests of hostile input share."""

from __future__ import annotations

import pytest

from tests.cli.support import Cli


@pytest.fixture
def cli(capsys: pytest.CaptureFixture[str]) -> Cli:
    """The command line, called inside this process."""
    return Cli(capsys)
