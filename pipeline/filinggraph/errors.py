"""The errors that filinggraph raises on purpose: one root, one branch a stage."""


class FilingGraphError(Exception):
    """Something outside the program is wrong; the message says what, where and what to do next."""


class ReadError(FilingGraphError):
    """A file could not be read as a filing."""


class ExtractError(FilingGraphError):
    """A document could not be searched for facts, or a fact does not carry its proof."""


class ResolveError(FilingGraphError):
    """A reference list or an overrides file contradicts itself or the facts."""


class SemanticsError(FilingGraphError):
    """The ontology, the shapes or a graph do not fit together."""


class StoreError(FilingGraphError):
    """A graph could not be opened, read or written."""


class QueryError(FilingGraphError):
    """A question, its parameters or its text are not usable."""


class SettingsError(FilingGraphError):
    """A setting, an option or an optional package is missing or wrong."""
