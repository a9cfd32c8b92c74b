"""A private PostgreSQL for the tests: a cluster of its own in a temporary folder, reached by a socket only."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

NEEDED = "COUNTERCLAIM_NEED_POSTGRESQL"
"""Set in CI: without PostgreSQL the tests fail there; elsewhere they are skipped."""


def binaries() -> Path | None:
    """The folder of initdb and pg_ctl; None where PostgreSQL is not installed."""
    found = shutil.which("pg_ctl")
    if found and shutil.which("initdb"):
        return Path(found).parent
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda p: int(p.parent.name), reverse=True)
    return next((f for f in folders if int(f.parent.name) >= 15 and (f / "initdb").exists()), None)


def program(name: str) -> str | None:
    """Where one of PostgreSQL's programs is; None where it is not installed."""
    found = shutil.which(name)
    if found:
        return found
    return next((str(path) for path in sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"), reverse=True)), None)


def missing() -> str | None:
    """Why PostgreSQL can't be tried here; None where it can."""
    if binaries() is None:
        return "PostgreSQL 15 or newer is not installed (Debian: apt install postgresql)"
    try:
        import psycopg  # noqa: F401
    except ImportError:
        return "psycopg is not installed"
    if os.geteuid() == 0 and _other() is None:
        return "PostgreSQL does not run as root, and there is no user to run it as"
    return None


def _other() -> pwd.struct_passwd | None:
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    return None


class Cluster:
    """A running PostgreSQL; addresses of new databases in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.made = 0
        self.template: str | None = None

    def run(self, *command: str) -> None:
        """Run one of PostgreSQL's programs as the cluster's owner; raises CalledProcessError."""
        bin = binaries()
        assert bin is not None
        user = _other() if os.geteuid() == 0 else None
        subprocess.run(
            [str(bin / command[0]), *command[1:]], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
            cwd=self.folder, user=user.pw_uid if user else None, group=user.pw_gid if user else None,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )  # fmt: skip

    def start(self) -> None:
        """Start it; it answers when this returns."""
        # No power cut need be outlived, and nobody need visit a hundred databases each minute to tidy them.
        quick = "-c fsync=off -c full_page_writes=off -c autovacuum=off"
        options = f"-k {self.folder} -c listen_addresses='' -c max_connections=60 {quick}"
        log = str(self.folder / "log")
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-t", "60", "-l", log, "-o", options, "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop it: "fast" ends connections, "immediate" is a crash."""
        self.run("pg_ctl", "-D", str(self.folder / "data"), "-w", "-m", mode, "stop")

    def address(self, name: str) -> str:
        """The address of a database of that name."""
        return f"postgresql://tester@/{name}?host={self.folder}"

    def new(self, like: str | None = None) -> str:
        """The address of a new database: an empty one, or a copy of the one at another address."""
        import psycopg

        self.made += 1
        name = f"ledger{self.made}"
        made_of = like.partition("@/")[2].partition("?")[0] if like else self.template or "template0"
        with psycopg.connect(f"host={self.folder} user=tester dbname=postgres", autocommit=True) as db:
            db.execute(f"CREATE DATABASE {name} TEMPLATE {made_of}")  # type: ignore[arg-type]
        return self.address(name)


@contextmanager
def cluster() -> Iterator[Cluster]:
    """A cluster that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="cc-pg-", dir="/tmp" if Path("/tmp").is_dir() else None))
    made = Cluster(folder)
    if os.geteuid() == 0 and (user := _other()) is not None:
        os.chown(folder, user.pw_uid, user.pw_gid)
    try:
        made.run("initdb", "-D", str(folder / "data"), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8",
                 "--no-sync")  # fmt: skip
        made.start()
        try:
            yield made
        finally:
            made.stop("immediate")
    finally:
        # A few hundred databases are 100,000 files, and nobody need wait until they are gone.
        subprocess.run(["sh", "-c", 'rm -rf "$0" >/dev/null 2>&1 &', str(folder)], check=False)
