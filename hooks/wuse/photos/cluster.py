"""Workers on other machines: a Dask cluster as an executor like any other.

The folder of the project and its cache must have the same path on every machine (a shared
directory); only names and sizes travel.
"""

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from importlib import import_module

from wuse.errors import WuseError

# A worker that dies takes its task with it; the task then goes to another, this many times.
_RETRIES = 3


class ClusterError(WuseError):
    """No cluster to work with; the text says why, in Chinese."""


@contextmanager
def cluster(address: str, patience: float = 10) -> Iterator[Executor]:
    """The executor of the Dask cluster whose scheduler listens at `address` (tcp://host:8786).

    `patience` is how long to wait for an answer, in seconds.

    Raises ClusterError when Dask is not installed or nobody answers.
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
        # Dask takes two calls with equal arguments for one unless told otherwise, and a file may
        # have changed in between.
        yield client.get_executor(pure=False, retries=_RETRIES)
