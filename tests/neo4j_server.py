"""A Neo4j Community server for the test session, run from its Maven jars: no Docker, no installation."""

import os
import re
import secrets
import shlex
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

VERSION = "5.26.30"
CACHE = Path(os.environ.get("FILINGGRAPH_CACHE", Path(__file__).resolve().parents[1] / ".cache"))
JAVA_FLAGS = ("-Xms32m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto")
OPENS = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
POM = f"""<project xmlns="http://maven.apache.org/POM/4.0.0">
<modelVersion>4.0.0</modelVersion><groupId>filinggraph</groupId><artifactId>test-server</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId><version>{VERSION}</version>
</dependency></dependencies></project>
"""


class Missing(Exception):
    """What the machine lacks to run a server."""


@dataclass(slots=True)
class Server:
    """A server of our own in a folder of its own. `start` returns when it answers; `kill` is kill -9."""

    home: Path
    bolt: int
    user: str = "neo4j"
    password: str = field(default_factory=lambda: secrets.token_hex(12), repr=False)
    process: subprocess.Popen[bytes] | None = None
    heap: str = "384m"
    flags: tuple[str, ...] = JAVA_FLAGS

    @property
    def uri(self) -> str:
        return f"bolt://127.0.0.1:{self.bolt}"

    @property
    def import_folder(self) -> Path:
        return self.home / "import"

    def start(self, seconds: float = 60) -> None:
        log = (self.home / "console.log").open("ab")
        command = [*java(self.heap, self.home / "plugins", flags=self.flags), "org.neo4j.server.CommunityEntryPoint"]
        command += [f"--home-dir={self.home}", f"--config-dir={self.home / 'conf'}"]
        self.process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self.home, start_new_session=True)
        log.close()
        end = time.monotonic() + seconds
        while not answers(self.bolt):
            if self.process.poll() is not None or time.monotonic() > end:
                self.kill()
                tail = (self.home / "console.log").read_text("utf-8", "replace")[-1500:]
                raise Missing(f"a Neo4j server that starts; it said: {tail}")
            time.sleep(0.05)

    def kill(self) -> None:
        if self.process is not None:
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
            self.process = None

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
            self.process = None

    def admin(self, *arguments: str) -> str:
        """Output of `neo4j-admin` with these arguments."""
        return run([str(self.programs / "neo4j-admin"), *arguments], self.home)

    def bulk_import(self, folder: Path) -> str:
        """Output of the import script in folder, run as its user would; the server has to be stopped."""
        path = f"{self.programs}{os.pathsep}{os.environ['PATH']}"
        return run(["sh", str(folder / "import.sh")], folder, PATH=path)

    @property
    def programs(self) -> Path:
        """Folder of a program `neo4j-admin` for this server, as an installation has one."""
        folder = self.home / "bin"
        folder.mkdir(exist_ok=True)
        script = folder / "neo4j-admin"
        command = shlex.join([*java(self.heap), "org.neo4j.cli.AdminTool"])
        home = f"NEO4J_HOME={shlex.quote(str(self.home))} NEO4J_CONF={shlex.quote(str(self.home / 'conf'))}"
        script.write_text(f'#!/bin/sh\n{home} exec {command} "$@"\n')
        script.chmod(0o755)
        return folder


def run(command: list[str], where: Path, **environment: str) -> str:
    """What a program printed. Raises RuntimeError when it fails."""
    done = subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, check=False, cwd=where
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)}: {done.stdout[-1500:]} {done.stderr[-1500:]}")
    return done.stdout


def make(home: Path | None = None, *, settings: tuple[str, ...] = ()) -> Server:
    """A server that is set up and not started. Raises Missing."""
    home = home or Path(tempfile.mkdtemp(prefix="filinggraph-neo4j-"))
    bolt = free_port()
    for name in ("conf", "data", "logs", "plugins", "import"):
        (home / name).mkdir(parents=True, exist_ok=True)
    lines = [
        f"server.bolt.listen_address=127.0.0.1:{bolt}",
        f"server.bolt.advertised_address=127.0.0.1:{bolt}",
        "server.http.enabled=false",
        "server.https.enabled=false",
        "server.memory.heap.max_size=384m",
        "server.memory.pagecache.size=64m",
        "server.directories.import=import",
        "internal.dbms.bolt.netty_server_shutdown_quiet_period=0",
        "db.tx_log.rotation.retention_policy=1 files",
        "db.tx_log.preallocate=false",
        "dbms.usage_report.enabled=false",
        *settings,
    ]
    chosen = dict(line.split("=", 1) for line in lines)
    (home / "conf" / "neo4j.conf").write_text("".join(f"{name}={value}\n" for name, value in chosen.items()))
    server = Server(home, bolt)
    server.admin("dbms", "set-initial-password", server.password)
    return server


def java(heap: str, *plugins: Path, flags: tuple[str, ...] = JAVA_FLAGS) -> list[str]:
    """The command that runs a class of the server, with the jars in folders of plugins, as neo4j's own script does."""
    opens = [f"--add-opens={name}=ALL-UNNAMED" for name in OPENS]
    path = ":".join(f"{folder}/*" for folder in (jars(), *plugins))
    return [program("java"), f"-Xmx{heap}", *flags, *opens, "-cp", path]


def jars() -> Path:
    """Folder of the server's jars, fetched from Maven Central once."""
    folder = CACHE / f"neo4j-{VERSION}"
    if (folder / "complete").is_file():
        return folder
    maven = program("mvn")
    part = CACHE / f".neo4j-{VERSION}.{os.getpid()}"
    shutil.rmtree(part, ignore_errors=True)
    part.mkdir(parents=True)
    (part / "pom.xml").write_text(POM)
    command = [maven, "-q", "-B", "-f", str(part / "pom.xml"), "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={part}"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(part, ignore_errors=True)
        said = re.sub("\x1b\\[[0-9;]*m", "", done.stdout)[-500:]
        raise Missing(f"the Neo4j jars from Maven Central: {said}")
    (part / "complete").touch()
    if (folder / "complete").is_file():
        shutil.rmtree(part)
    else:
        shutil.rmtree(folder, ignore_errors=True)
        part.rename(folder)
    return folder


def program(name: str) -> str:
    """Path of a program. Raises Missing."""
    found = shutil.which(name)
    if found is None:
        package = {"java": "openjdk-17-jre-headless", "mvn": "maven"}.get(name, name)
        raise Missing(f"{name} (Debian package {package})")
    return found


def free_port() -> int:
    """A port of 127.0.0.1 that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


def answers(port: int) -> bool:
    """True when a Bolt server shakes hands on the port."""
    try:
        with socket.create_connection(("127.0.0.1", port), 2) as link:
            link.settimeout(2)
            link.sendall(b"\x60\x60\xb0\x17" + bytes([0, 0, 4, 5] + [0] * 12))
            return len(link.recv(4)) == 4
    except OSError:
        return False
