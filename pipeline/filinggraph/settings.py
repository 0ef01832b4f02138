"""Settings, read once at the edge and passed to whoever needs them."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from filinggraph.errors import SettingsError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run may be told from outside.

    `model` names a spaCy package ("" picks the installed English one); sizes are in bytes, times in seconds.
    `max_document_bytes` bounds one text of a submission, of which memory takes several times as much.
    """

    model: str = ""
    workers: int = 0
    max_file_bytes: int = 512 * 1024 * 1024
    max_unpacked_bytes: int = 2 * 1024 * 1024 * 1024
    max_document_bytes: int = 64 * 1024 * 1024
    document_seconds: float = 120.0

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> Self:
        """Settings from FILINGGRAPH_MODEL, _WORKERS, _MAX_FILE_BYTES, _MAX_UNPACKED_BYTES,
        _MAX_DOCUMENT_BYTES and _DOCUMENT_SECONDS.

        Raises SettingsError for a value that is not a number where one is due.
        """
        env = os.environ if environment is None else environment
        return cls(
            model=env.get("FILINGGRAPH_MODEL", cls().model),
            workers=int(_number(env, "FILINGGRAPH_WORKERS", 0)),
            max_file_bytes=int(_number(env, "FILINGGRAPH_MAX_FILE_BYTES", cls().max_file_bytes)),
            max_unpacked_bytes=int(_number(env, "FILINGGRAPH_MAX_UNPACKED_BYTES", cls().max_unpacked_bytes)),
            max_document_bytes=int(_number(env, "FILINGGRAPH_MAX_DOCUMENT_BYTES", cls().max_document_bytes)),
            document_seconds=_number(env, "FILINGGRAPH_DOCUMENT_SECONDS", cls().document_seconds),
        )


def _number(environment: Mapping[str, str], name: str, default: float) -> float:
    raw = environment.get(name)
    if raw is None or raw == "":
        return default
    try:
        value = float(raw)
    except ValueError as error:
        raise SettingsError(f"{name}={raw!r}: not a number; unset it or give one") from error
    if value < 0:
        raise SettingsError(f"{name}={raw!r}: below zero; unset it or give a positive number")
    return value
