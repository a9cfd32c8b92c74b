"""The same run against a store that speaks S3. Needs a server (see `NEEDS`), and says so where it is skipped."""

import os
from pathlib import Path

import pytest
from pyarrow import fs, parquet

from counterclaim.batch.manifest import NOTES
from counterclaim.batch.run import batch
from tests.batch.made import text, write_lines, write_rows

ENDPOINT = os.environ.get("COUNTERCLAIM_TEST_S3")
NEEDS = (
    "no S3 server: in an environment of its own `pip install 'moto[s3,server]'`, start `moto_server -p 5005`, then "
    "COUNTERCLAIM_TEST_S3=http://127.0.0.1:5005 pytest tests/batch/test_s3.py"
)
pytestmark = pytest.mark.skipif(ENDPOINT is None, reason=NEEDS)


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> str:
    assert ENDPOINT is not None
    for name, value in {
        "AWS_ENDPOINT_URL": ENDPOINT, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test",
        "AWS_REGION": "us-east-1", "AWS_DEFAULT_REGION": "us-east-1",
    }.items():  # fmt: skip
        monkeypatch.setenv(name, value)
    scheme, _, host = ENDPOINT.partition("://")
    fs.S3FileSystem(
        access_key="test", secret_key="test", endpoint_override=host, scheme=scheme, allow_bucket_creation=True
    ).create_dir("archive")
    return "s3://archive"


def test_from_the_store_into_the_store(bucket: str, tmp_path: Path) -> None:
    write_lines(tmp_path / "a.jsonl", [{"id": f"l{n}", "text": text(n)} for n in range(12)])
    write_rows(tmp_path / "b.parquet", 7)
    store, _ = fs.FileSystem.from_uri(bucket)
    for name in ("a.jsonl", "b.parquet"):
        with store.open_output_stream(f"archive/in/{name}") as out:
            out.write((tmp_path / name).read_bytes())
    summary = batch(f"{bucket}/in", f"{bucket}/out", workers=1, part_bytes=800)
    assert summary.counts.read == 19
    assert summary.not_done == ()
    assert summary.parts > 2
    again = batch(f"{bucket}/in", f"{bucket}/out", workers=1)
    assert (again.reports_now, again.parts_before) == (0, summary.parts)
    found = store.get_file_info(fs.FileSelector("archive/out/readings"))
    assert sum(parquet.read_metadata(info.path, filesystem=store).num_rows for info in found) == 19
    # A note that is gone is a part to be read again, and no more than that.
    notes = store.get_file_info(fs.FileSelector(f"archive/out/{NOTES}"))
    store.delete_file(notes[0].path)
    third = batch(f"{bucket}/in", f"{bucket}/out", workers=1)
    assert third.parts_before == summary.parts - 1
    assert third.counts == summary.counts
