"""``python -m ogi_report``: the command ``ogi``."""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

from . import _ogi_report


def main() -> NoReturn:
    """Runs the command with the arguments of the process and ends with its status."""
    # The command works outside the interpreter, which would only look at Ctrl-C after it.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    sys.stdout.flush()
    sys.exit(_ogi_report.command(["ogi", *sys.argv[1:]]))


if __name__ == "__main__":
    main()
