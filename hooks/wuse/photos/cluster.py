"""Use a Dask cluster, with workers on other machines, like any other executor.

The project folder and its cache must have the same path on every machine (a shared directory); only
names and sizes travel.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module

from wuse.errors import WuseError

# When a worker dies, its task goes to another one, this many times.
_RETRIES = 3


class ClusterError(WuseError):
    """There is no cluster to work with; the message says why, in Chinese."""


@contextmanager
def cluster(address: str, patience: float = 10) -> Iterator[Executor]:
    """The executor of a Dask cluster.

    Args:
        address: where its scheduler listens, such as tcp://host:8786.
        patience: seconds to wait for an answer.

    Raises:
        ClusterError: Dask is not installed, or nobody answers.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise ClusterError("没有安装 Dask，请先运行 pip install 'wuse[cluster]'") from None
    try:
        client = distributed.Client(address, timeout=patience)
    except (OSError, ValueError) as error:
        raise ClusterError(f"连不上调度器 {address}：{error}") from None
    with client:
        # pure=False: Dask would merge two calls with equal arguments, but a file may have changed
        # in between.
        yield client.get_executor(pure=False, retries=_RETRIES)
