"""The list of questions, made from their headers: by topic, for a terminal, for the page and for the README.

python -m filinggraph.ask.listing README.md     writes the list anew between its two markers
"""

import sys
from pathlib import Path

from filinggraph.ask.catalog import TOPICS, Parameter, Question, questions
from filinggraph.errors import QueryError

BEGIN, END = "<!-- questions -->", "<!-- /questions -->"


def by_topic() -> dict[str, list[Question]]:
    """The shipped questions under the heading of their topic, in the order of TOPICS and of their names."""
    found = questions().values()
    return {heading: [q for q in found if q.topic == topic] for topic, heading in TOPICS.items()}


def as_text() -> str:
    """Every question with its title and parameters, for a terminal."""
    parts = [f"{heading}\n\n" + "\n".join(map(_entry, asked)) for heading, asked in by_topic().items()]
    return "\n".join(parts)


def _entry(each: Question) -> str:
    lines = [f"  {each.name}", f"      {each.title}"]
    lines += [f"        --{p.name} {p.type.upper()}  {p.meaning}{_default(p)}" for p in each.parameters]
    return "\n".join(lines) + "\n"


def _default(parameter: Parameter) -> str:
    return "" if parameter.open else f" (default {parameter.default})"


def as_markdown() -> str:
    """Every question with its name, title and parameters as Markdown tables, one a topic."""
    parts = []
    for heading, asked in by_topic().items():
        rows = [f"| `{q.name}` | {q.title} | {' '.join(f'`--{p.name}`' for p in q.parameters)} |" for q in asked]
        parts.append(f"**{heading}**\n\n| ask | answers | with |\n|---|---|---|\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


def inserted(text: str) -> str:
    """The text with the list between BEGIN and END as it is now. Raises QueryError when it has no such place."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise QueryError(f"no place for the list of questions; write {BEGIN} and {END} on lines of their own")
    return f"{before}{BEGIN}\n{as_markdown()}{END}{after}"


if __name__ == "__main__":
    readme = Path(sys.argv[1])
    readme.write_text(inserted(readme.read_text("utf-8")), "utf-8")
