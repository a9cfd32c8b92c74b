"""The cluster's engine keeps the contract of the local one: the same rows, the same answers. Needs Daft and Ray."""

import os
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

from counterclaim.batch.engines.cluster import QUIET, workers_for
from counterclaim.batch.engines.local import Local
from counterclaim.batch.run import Engine, batch
from tests.batch.made import everything, text, write_lines

needs = pytest.mark.skipif(
    find_spec("daft") is None or find_spec("ray") is None,
    reason="Daft and Ray (640 MB) are not installed: pip install 'counterclaim[batch]'",
)


@pytest.mark.parametrize(
    ("processors", "workers"), [([8], 8), ([4, 4], 4), ([2, 2, 16], 4), ([1, 1], 1), ([0, 8], 1), ([0], 1), ([], 1)]
)
def test_a_node_may_be_lost(processors: list[int], workers: int) -> None:
    assert workers_for(processors) == workers


@pytest.fixture(params=["local", pytest.param("cluster", marks=needs)])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    if request.param == "local":
        made = Local(2)
        yield made
        made.end()
        return
    os.environ.update(QUIET)
    import ray
    from ray.cluster_utils import Cluster as Nodes

    from counterclaim.batch.engines.cluster import Cluster

    node = {"num_cpus": 1, "object_store_memory": 100_000_000}
    nodes = Nodes(initialize_head=True, head_node_args=node)
    nodes.add_node(**node)
    try:
        yield Cluster(nodes.address, 2)
    finally:
        ray.shutdown()
        nodes.shutdown()


@pytest.mark.filterwarnings("ignore")  # Ray's and Daft's own
def test_every_engine_gives_the_same_rows(engine: Engine, tmp_path: Path) -> None:
    lines = [{"id": f"r{n}", "text": text(n)} for n in range(30)]
    source = write_lines(tmp_path / "in.jsonl", [*lines, "{not json"])
    summary = batch(str(source), str(tmp_path / "out"), engine=engine, part_bytes=1_500)
    assert (summary.counts.read, summary.counts.failed, summary.not_done) == (30, {"bad_record": 1}, ())
    assert summary.parts > 2
    found = everything(tmp_path / "out")
    assert [row["report"] for row in found["readings"]] == [f"r{n}" for n in range(30)]
    again = batch(str(source), str(tmp_path / "out"), engine=engine)
    assert again.reports_now == 0
    assert everything(tmp_path / "out") == found
