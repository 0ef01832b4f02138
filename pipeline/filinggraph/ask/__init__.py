"""Questions to a graph: the shipped ones with their parameters, and one's own in SPARQL or Cypher."""

from filinggraph.ask.catalog import Column, Parameter, Question, question, questions
from filinggraph.ask.output import FORMATS, Answer, write
from filinggraph.ask.run import ask, ask_store, find, query

__all__ = [
    "FORMATS",
    "Answer",
    "Column",
    "Parameter",
    "Question",
    "ask",
    "ask_store",
    "find",
    "query",
    "question",
    "questions",
    "write",
]
