"""Whether a preview can listen at an address of this computer."""

from __future__ import annotations

import errno
import os
import socket


def port_problem(host: str, port: int) -> str:
    """Why nothing can listen at this address, in Chinese; empty if something can."""
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        with socket.socket(family) as probe:
            if os.name != "nt":  # like the server; on Windows it would share the port
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except PermissionError:
        return f"没有权限用端口 {port}，小的端口号要管理员才能用"
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return f"端口 {port} 已被占用，也许另一个预览还开着"
        return f"这台电脑没有“{host}”这个地址"
    return ""


def free_port(host: str) -> int:
    """A port that is free right now."""
    with socket.create_server((host, 0)) as probe:
        return int(probe.getsockname()[1])
