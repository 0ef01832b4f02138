"""Figures of the company graph: exposure, concentration, customers in common, centrality."""

from filinggraph.analyze.analyses import ANALYSES, Analysis, analyze, marks, write_back

__all__ = ["ANALYSES", "Analysis", "analyze", "marks", "write_back"]
