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
