"""Full submission text files: the EDGAR header, and the documents cut out of their SGML wrapper."""

import datetime
import re
from dataclasses import dataclass

from filinggraph.model import FilingHeader, Registrant

_HEADER = re.compile(r"ACCESSION NUMBER:\s*(\d{10}-\d{2}-\d{6})")
_DOCUMENT = re.compile(r"<DOCUMENT>", re.I)
_END = re.compile(r"</DOCUMENT>", re.I)
_TEXT = re.compile(r"<TEXT>[ \t]*\n?", re.I)
_TEXT_END = re.compile(r"</TEXT>", re.I)
_FIELD = re.compile(r"<(TYPE|SEQUENCE|FILENAME|DESCRIPTION)>([^\n<]*)", re.I)
_BARE = re.compile(
    (
        r"^(?P<type>[A-Z0-9][A-Z0-9 ./-]{1,19})\n(?P<sequence>\d{1,3})\n(?:(?P<name>\S+\.(?:htm|html|txt"
        r"|xml|xsd|jpg|gif|pdf|zip))\n)?"
    ),
    re.M,
)
_ROLE = re.compile(
    r"^\s*(FILER|SUBJECT COMPANY|FILED BY|REPORTING-OWNER|ISSUER|SERIAL COMPANY|FILED FOR|COMPANY DATA):\s*$", re.M
)
_ROLES = {"FILER": "filer", "COMPANY DATA": "filer", "SUBJECT COMPANY": "subject", "FILED BY": "filedBy",
          "REPORTING-OWNER": "reportingOwner", "ISSUER": "issuer", "FILED FOR": "filer",
          "SERIAL COMPANY": "filer"}  # fmt: skip
_LINE = re.compile(r"^[ \t]*([A-Z][A-Z .#-]+?):[ \t]+(\S[^\n]*?)[ \t]*$", re.M)
HEAD = 20_000


@dataclass(frozen=True, slots=True)
class Part:
    """One document of a submission: its header fields, and the range of its text in the source."""

    type: str
    sequence: int
    name: str
    description: str
    start: int
    end: int
    complete: bool = True


def is_submission(source: str) -> bool:
    """True for a full submission text file."""
    head = source[:HEAD]
    return bool(_HEADER.search(head)) or ("<SEC-HEADER>" in head or "<IMS-HEADER>" in head or "<DOCUMENT>" in head)


def parse_header(source: str) -> FilingHeader:
    """What the header says of the submission; `id` is "" when it gives no accession number."""
    limit = min((m.start() for m in [_DOCUMENT.search(source)] if m), default=len(source))
    head = source[: min(limit, 200_000)]
    accession = _HEADER.search(head)
    lines = _LINE.findall(head)
    first: dict[str, str] = {}
    for key, value in lines:
        first.setdefault(key, value)
    items = tuple(value for key, value in lines if key == "ITEM INFORMATION")
    return FilingHeader(
        id=accession.group(1) if accession else "",
        form=first.get("CONFORMED SUBMISSION TYPE", first.get("FORM TYPE", "")),
        filed=_day(first.get("FILED AS OF DATE", "")),
        period=_day(first.get("CONFORMED PERIOD OF REPORT", "")),
        items=items,
        registrants=_registrants(head),
    )


def _registrants(head: str) -> tuple[Registrant, ...]:
    marks = list(_ROLE.finditer(head))
    sections = [m for m in marks if m.group(1) != "COMPANY DATA"] or marks
    found = []
    for number, mark in enumerate(sections):
        end = sections[number + 1].start() if number + 1 < len(sections) else len(head)
        pairs = _LINE.findall(head[mark.end() : end])
        values: dict[str, str] = {}
        for key, value in pairs:
            values.setdefault(key, value)
        if "COMPANY CONFORMED NAME" not in values:
            continue
        cik = re.sub(r"\D", "", values.get("CENTRAL INDEX KEY", ""))
        found.append(
            Registrant(
                name=values["COMPANY CONFORMED NAME"],
                cik=cik.zfill(10) if cik else "",
                former_names=tuple(v for k, v in pairs if k == "FORMER CONFORMED NAME"),
                sic="".join(re.findall(r"\[(\d{3,4})\]", values.get("STANDARD INDUSTRIAL CLASSIFICATION", ""))[:1]),
                state=values.get("STATE OF INCORPORATION", ""),
                fiscal_year_end=values.get("FISCAL YEAR END", ""),
                role=_ROLES[mark.group(1)],
            )
        )
    return tuple(dict.fromkeys(found))


def parts(source: str) -> list[Part]:
    """The documents of a submission, in order; one without an end runs to the next or to the end of the file."""
    starts = [m.end() for m in _DOCUMENT.finditer(source)]
    if not starts:
        return _bare_parts(source)
    found = []
    for number, start in enumerate(starts):
        limit = starts[number + 1] - len("<DOCUMENT>") if number + 1 < len(starts) else len(source)
        close = _END.search(source, start, limit)
        end = close.start() if close else limit
        text = _TEXT.search(source, start, end)
        body = text.end() if text else start
        stop = _TEXT_END.search(source, body, end)
        fields = {k.upper(): v.strip() for k, v in _FIELD.findall(source[start:body])}
        found.append(
            Part(
                fields.get("TYPE", ""),
                int(fields.get("SEQUENCE", "") or number + 1) if fields.get("SEQUENCE", "1").isdigit() else number + 1,
                fields.get("FILENAME", ""),
                fields.get("DESCRIPTION", ""),
                body,
                stop.start() if stop else end,
                complete=bool(close),
            )
        )
    return found


def _bare_parts(source: str) -> list[Part]:
    """Documents of a submission whose tags were lost: their type and sequence lines are left."""
    head = _HEADER.search(source)
    marks = []
    expected = 1
    for mark in _BARE.finditer(source, head.end() if head else 0):
        if int(mark["sequence"]) == expected and (mark["name"] or expected == 1 or mark["type"].startswith("EX-")):
            marks.append(mark)
            expected += 1
    found = []
    for number, mark in enumerate(marks):
        end = marks[number + 1].start() if number + 1 < len(marks) else len(source)
        found.append(Part(mark["type"].strip(), number + 1, mark["name"] or "", "", mark.end(), end))
    return found


def _day(digits: str) -> datetime.date | None:
    try:
        return datetime.datetime.strptime(digits.strip()[:8], "%Y%m%d").date()
    except ValueError:
        return None
