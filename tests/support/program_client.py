"""Asks the process that runs programs (`support.programs`); as a script, it is such a program.

It imports little, so that it starts in no time: ``python -I -S program_client.py ADDRESS wuse …``.
"""

from __future__ import annotations

import json
import os
import socket
import sys
from collections.abc import Mapping, Sequence


def ask(
    address: str,
    command: Sequence[str],
    folder: str,
    environment: Mapping[str, str],
    streams: Sequence[int] = (0, 1, 2),
) -> int:
    """Run a program there, and wait for its end.

    Args:
        address: the socket of the process.
        command: name and arguments of the program.
        folder: where it is run.
        environment: all of its environment.
        streams: the files that are its input, output and error output.

    Returns:
        How it ended, as a shell says it.
    """
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(address)
        socket.send_fds(connection, [b"\n"], streams)
        connection.sendall(json.dumps([command, folder, dict(environment)]).encode())
        connection.shutdown(socket.SHUT_WR)
        return int(connection.recv(99))


if __name__ == "__main__":
    sys.exit(ask(sys.argv[1], sys.argv[2:], os.getcwd(), os.environ))  # noqa: PTH109
