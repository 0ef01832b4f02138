import csv
import io
import json
from decimal import Decimal

from filinggraph.exchange import CSV_COLUMNS, as_csv, as_line, jsonl
from filinggraph.model import (
    Comparator,
    ContractFact,
    CustomerFact,
    Document,
    EventFact,
    EventKind,
    Evidence,
    ExpiresHow,
    Party,
    Precision,
    ShareFact,
    When,
)

TEXT = "Harbor Foods bought 12.5% of our 2004 net sales; its contract ends on March 31, 2005."
DOCUMENT = Document(id="0000000000-05-000009/ex.txt", path="in/ex.txt", name="ex.txt", text=TEXT)
PROOF = (Evidence.of(DOCUMENT, 0, 47, rule="customer-bought"),)
US, HARBOR = Party("Mill Brook Inc.", filer=True), Party("Harbor Foods")
PATHS = {DOCUMENT.id: DOCUMENT.path}
SHARE = ShareFact(
    evidence=PROOF,
    supplier=US,
    customer=HARBOR,
    percent=Decimal("12.5"),
    comparator=Comparator.EQUAL,
    basis="net sales",
    period=When("FY2004", Precision.FISCAL_YEAR),
    confidence=0.91234,
)


def test_a_share_has_the_keys_of_the_exchange_format() -> None:
    line = as_line(SHARE, PATHS)
    assert line["document"] == "in/ex.txt"
    assert (line["fact"], line["supplier"], line["customer"]) == ("share", "Mill Brook Inc.", "Harbor Foods")
    assert (line["percent"], line["comparator"], line["basis"], line["period"]) == (12.5, "=", "net sales", "FY2004")
    assert line["confidence"] == 0.9123
    assert line["evidence"] == {"quote": TEXT[:47], "start": 0, "end": 47, "document": DOCUMENT.id}


def test_values_that_are_not_known_have_no_key() -> None:
    line = as_line(ContractFact(evidence=PROOF, parties=(US, HARBOR)), PATHS)
    assert line["expires_how"] == "unknown"
    assert not {"expires", "signed", "term", "negated", "value", "subject"} & set(line)


def test_a_redacted_date_is_not_written_as_a_value() -> None:
    fact = ContractFact(
        evidence=PROOF, expires=When("redacted", Precision.UNKNOWN), expires_how=ExpiresHow.REDACTED, parties=(US,)
    )
    assert "expires" not in as_line(fact, PATHS)


def test_a_negated_fact_says_so() -> None:
    assert as_line(CustomerFact(evidence=PROOF, supplier=US, customer=HARBOR, negated=True), PATHS)["negated"] is True


def test_jsonl_is_one_object_a_line() -> None:
    event = EventFact(evidence=PROOF, kind=EventKind.NON_RENEWAL, parties=(US, HARBOR))
    lines = jsonl((SHARE, event), PATHS).splitlines()
    assert [json.loads(line)["fact"] for line in lines] == ["share", "event"]
    assert jsonl((), PATHS) == ""


def test_csv_holds_quote_and_offsets_in_named_columns() -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv((SHARE,), PATHS))))
    assert tuple(rows[0]) == CSV_COLUMNS
    assert (rows[0]["quote"], rows[0]["start"], rows[0]["percent"]) == (TEXT[:47], "0", "12.5")
