"""The built wheel, installed away from the sources: it brings its ontology, questions and learned weights."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SAMPLES = ROOT / "tests" / "filings" / "demo"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh environment that holds the wheel; its dependencies come from the environment that runs the tests."""
    folder = tmp_path_factory.mktemp("env")
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    python = folder / "bin" / "python"
    install = [str(python), "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    here = next(p for p in sys.path if p.endswith("site-packages"))
    there = next(folder.glob("lib/python*/site-packages"))
    others = [p for p in Path(here).iterdir() if "filinggraph" not in p.name]
    for part in others:
        if not (there / part.name).exists():
            (there / part.name).symlink_to(part)
    return python


def test_the_wheel_holds_package_ontology_and_questions_and_nothing_else(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in names}
    assert {t for t in tops if not t.endswith(".dist-info")} == {"filinggraph"}
    for part in ("filinggraph/ontology/core.ttl", "filinggraph/queries/expiring-contracts.rq", "filinggraph/py.typed"):
        assert part in names
    assert any(name.endswith("/licenses/LICENSE") for name in names)


def test_the_wheel_is_small(wheel: Path) -> None:
    assert wheel.stat().st_size < 15_000_000


def test_the_installed_command_builds_and_answers(python: Path, tmp_path: Path) -> None:
    command = python.with_name("filinggraph")
    run = {"cwd": tmp_path, "capture_output": True, "text": True, "check": False}
    built = subprocess.run([str(command), "build", str(SAMPLES), "--to", "graph"], **run)  # type: ignore[call-overload]
    assert built.returncode == 0, built.stdout + built.stderr
    question = [str(command), "ask", "expiring-contracts", "--graph", "graph"]
    asked = subprocess.run(question, **run)  # type: ignore[call-overload]
    assert "2005-02-28" in asked.stdout, asked.stderr


def test_the_installed_package_is_the_one_of_the_wheel(python: Path, tmp_path: Path) -> None:
    code = "import filinggraph; print(filinggraph.__file__)"
    where = subprocess.run([str(python), "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True).stdout
    assert Path(where.strip()).is_relative_to(python.parents[1])
