"""The same work on a cluster: two worker processes, one of which is killed half way."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from distributed import Client, LocalCluster
from support.pictures import encoded, scene

from wuse.photos import ClusterError, Darkroom, Photo, PhotoRequest, cluster

pytestmark = pytest.mark.slow


@pytest.fixture
def dask(tmp_path: Path) -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2,
        threads_per_worker=1,
        dashboard_address=None,
        local_directory=str(tmp_path / "dask"),
        silence_logs=50,
    ) as running:
        yield running


def test_a_worker_killed_half_way_costs_nothing(dask: LocalCluster, tmp_path: Path) -> None:
    requests = []
    for number in range(20):
        path = tmp_path / f"school-{number // 4}" / f"{number % 4}.jpg"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(encoded(scene(600, 400 + number)))
        requests.append(PhotoRequest(path))
    with Client(dask) as client:
        workers = list(client.run(os.getpid).values())
    killed: list[int] = []
    told: list[int] = []

    def kill(done: int, total: int, elapsed: float) -> None:
        told.append(done)
        if not killed:
            os.kill(workers[0], signal.SIGKILL)
            killed.append(done)

    with Darkroom(tmp_path / "cache") as darkroom, cluster(dask.scheduler_address) as executor:
        results = darkroom.develop(requests, executor, by_folder=True, progress=kill)
    assert killed[0] < 20
    assert told == list(range(4, 21, 4))  # a task is a school
    for request in requests:
        photo = results[request]
        assert isinstance(photo, Photo)
        for rendition in photo.renditions:
            assert rendition.path.stat().st_size == rendition.bytes
    # Workers send names and sizes alone; whoever asked can go on without them.
    with Darkroom(tmp_path / "cache") as darkroom:
        assert darkroom.develop(requests) == results


def test_a_cluster_that_is_not_there() -> None:
    with (
        pytest.raises(ClusterError, match="连不上调度器"),
        cluster("tcp://127.0.0.1:9", patience=1),
    ):
        pass
