import os
import subprocess
import sys

import pytest

from filinggraph.errors import SettingsError
from filinggraph.settings import Settings
from filinggraph.shipped import folder, ontology, queries


def test_settings_come_from_the_environment() -> None:
    settings = Settings.from_environment({"FILINGGRAPH_MODEL": "en_core_web_sm", "FILINGGRAPH_WORKERS": "3"})
    assert (settings.model, settings.workers) == ("en_core_web_sm", 3)
    assert settings.max_file_bytes == Settings().max_file_bytes


def test_a_setting_that_is_no_number_is_named() -> None:
    with pytest.raises(SettingsError, match="FILINGGRAPH_WORKERS='many'"):
        Settings.from_environment({"FILINGGRAPH_WORKERS": "many"})
    with pytest.raises(SettingsError, match="below zero"):
        Settings.from_environment({"FILINGGRAPH_DOCUMENT_SECONDS": "-1"})


def test_the_shipped_folders_hold_the_ontology_and_the_queries() -> None:
    assert (ontology() / "core.ttl").is_file()
    assert list(queries().glob("*.rq"))


def test_a_folder_that_is_not_shipped_is_an_error() -> None:
    with pytest.raises(SettingsError, match="no-such-folder"):
        folder("no-such-folder")


@pytest.mark.parametrize(("said", "threads"), [({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")])
def test_small_matrices_run_in_one_thread_unless_the_environment_says_otherwise(
    said: dict[str, str], threads: str
) -> None:
    environment = {k: v for k, v in os.environ.items() if k != "OPENBLAS_NUM_THREADS"} | said
    asked = "import filinggraph.extract, os; print(os.environ['OPENBLAS_NUM_THREADS'])"
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout.strip() == threads
