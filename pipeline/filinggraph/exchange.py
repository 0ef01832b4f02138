"""Facts in the exchange format: one JSON object a fact, one fact a line, and the same as flat CSV."""

import csv
import io
import json
from collections.abc import Iterable, Mapping
from typing import Any

from filinggraph.model import ContractFact, CustomerFact, EventFact, Fact, Party, RiskFact, ShareFact, When

CSV_COLUMNS = (
    "document", "fact", "supplier", "customer", "percent", "comparator", "basis", "period", "kind", "parties",
    "subject", "signed", "effective", "expires", "expires_how", "term", "renewal", "date", "modality", "negated",
    "confidence", "quote", "start", "end", "rule",
)  # fmt: skip


def as_line(fact: Fact, paths: Mapping[str, str]) -> dict[str, Any]:
    """The fact as a JSON object; `paths` gives the input path of each document id.

    Keys without a value are left out, so that a reader tests for presence only.
    """
    proof = fact.evidence[0]
    name, keys = _keys(fact)
    line = {
        "document": paths.get(proof.document, proof.document),
        "fact": name,
        **keys,
        "modality": fact.modality.value,
        "negated": fact.negated or None,
        "inferred": fact.inferred or None,
        "confidence": round(fact.confidence, 4),
        "rule": proof.rule,
        "evidence": {"quote": proof.quote, "start": proof.start, "end": proof.end, "document": proof.document},
    }
    return {key: value for key, value in line.items() if value not in (None, "", [])}


def jsonl(facts: Iterable[Fact], paths: Mapping[str, str]) -> str:
    """All facts, one JSON object a line, ending in a line feed (empty text for no facts)."""
    return "".join(json.dumps(as_line(fact, paths), ensure_ascii=False) + "\n" for fact in facts)


def as_csv(facts: Iterable[Fact], paths: Mapping[str, str]) -> str:
    """All facts as CSV with a header row: CSV_COLUMNS; lists are joined by "; "."""
    out = io.StringIO()
    writer = csv.DictWriter(out, CSV_COLUMNS, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    for fact in facts:
        line = as_line(fact, paths)
        line.update(line.pop("evidence"), document=line["document"])
        line["parties"] = "; ".join(line.get("parties", []))
        writer.writerow(line)
    return out.getvalue()


def _keys(fact: Fact) -> tuple[str, dict[str, Any]]:
    match fact:
        case CustomerFact():
            return "customer", {**_sides(fact), "rank": fact.rank, "role": fact.role}
        case ShareFact():
            return "share", {
                **_sides(fact),
                "percent": float(fact.percent),
                "comparator": fact.comparator.value,
                "basis": fact.basis,
                "period": _value(fact.period),
                "rank": fact.rank,
            }
        case ContractFact():
            return "contract", _contract(fact)
        case EventFact():
            return "event", {
                "kind": fact.kind.value,
                **_sides(fact),
                "parties": [p.name for p in fact.parties],
                "subject": fact.subject,
                "date": _value(fact.date),
                "announced": _value(fact.announced),
            }
        case RiskFact():
            return "risk", {"kind": fact.kind.value, **_sides(fact)}
    raise TypeError(f"{type(fact).__name__} has no exchange format")


def _contract(fact: ContractFact) -> dict[str, Any]:
    return {
        "parties": [p.name for p in fact.parties],
        **_sides(fact),
        "kind": fact.kind,
        "title": fact.title,
        "subject": fact.subject,
        "signed": _value(fact.signed),
        "effective": _value(fact.effective),
        "expires": _value(fact.expires),
        "expires_how": fact.expires_how.value,
        "term": fact.term,
        "renewal": fact.renewal.value if fact.renewal else None,
        "renewal_term": fact.renewal_term,
        "renewal_limit": fact.renewal_limit,
        "notice_period": fact.notice_period,
        "termination_notice": fact.termination_notice,
        "governing_law": fact.governing_law,
        "value": {"amount": float(fact.value.amount), "currency": fact.value.currency} if fact.value else None,
        "exclusive": fact.exclusive,
        "minimum_commitment": fact.minimum_commitment,
        "change_of_control": fact.change_of_control,
        "assignment_consent": fact.assignment_consent,
        "relation": fact.relation,
        "relates_to": fact.relates_to,
        "represents_multiple": fact.represents_multiple or None,
        "historical": fact.historical or None,
        "derivation": [
            {"label": s.label, "value": s.value, **({"quote": s.evidence.quote} if s.evidence else {})}
            for s in fact.derivation
        ],
        "principal": fact.principal or None,
        "confidences": _confidences(fact),
    }


def _confidences(fact: ContractFact) -> dict[str, float | list[float]] | None:
    """Confidence of each field that has one of its own; that of "parties" is a list in the order of the parties."""
    found: dict[str, float | list[float]] = {}
    named = [d.confidence for d in fact.details if d.field == "parties" and d.confidence is not None]
    if len(named) == len(fact.parties) > 0:
        found["parties"] = named
    for detail in fact.details:
        if detail.field != "parties" and detail.confidence is not None:
            found[detail.field] = detail.confidence
    return found or None


def _sides(fact: CustomerFact | ShareFact | ContractFact | EventFact | RiskFact) -> dict[str, str | None]:
    return {"supplier": _name(fact.supplier), "customer": _name(fact.customer)}


def _name(party: Party | None) -> str | None:
    return party.name if party else None


def _value(when: When | None) -> str | None:
    return when.value if when and when.value and when.value != "redacted" else None
