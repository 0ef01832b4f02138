"""The graph for other tools: networkx, data frames, and files in their formats."""

from filinggraph.export.files import FORMATS, export, format_of
from filinggraph.export.frames import to_frames
from filinggraph.export.networks import VIEWS, to_networkx

__all__ = ["FORMATS", "VIEWS", "export", "format_of", "to_frames", "to_networkx"]
