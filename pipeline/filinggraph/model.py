"""The values that flow through filinggraph. All are frozen; none knows a file format, a database or a clock."""

import datetime
import hashlib
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Self

from filinggraph.errors import ExtractError

# --- texts ------------------------------------------------------------------------------------------------------


class BlockKind(StrEnum):
    """What a run of text is in its document."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "listItem"
    TABLE = "table"


class Boilerplate(StrEnum):
    """Text that every filing carries and that states no fact of the business."""

    SAFE_HARBOR = "safeHarbor"
    CONTACT = "contact"
    ABOUT = "about"
    SIGNATURES = "signatures"
    EXHIBIT_INDEX = "exhibitIndex"
    COVER = "cover"
    TABLE_OF_CONTENTS = "tableOfContents"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points, `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: its text range (empty for a blank cell), first column and how many columns it spans."""

    start: int
    end: int
    column: int
    columns: int = 1
    header: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table as rows of cells with its headers resolved.

    `headers[i]` is the full header of column i (spanning rows joined by " | "), `unit` what the figures count
    ("in thousands", "% of net sales", or ""), `caption` the title printed over it, or "".
    """

    rows: tuple[tuple[Cell, ...], ...]
    headers: tuple[str, ...] = ()
    unit: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item or table: a range of the document's text, with its place in the whole.

    `section` is the Item it stands in as printed in forms ("Item 1A", "Item 1.01"), or "".
    """

    kind: BlockKind
    start: int
    end: int
    section: str = ""
    boilerplate: Boilerplate | None = None
    table: Table | None = None

    def __hash__(self) -> int:
        """By where it stands: the blocks of one document do not share a place."""
        return hash((self.start, self.end))


@dataclass(frozen=True, slots=True)
class XbrlFact:
    """An inline XBRL fact, tied to the visible text that shows it (start == end where it is hidden).

    `dimensions` are (axis, member) pairs, both as prefixed names; `value` is scaled and signed.
    """

    concept: str
    value: str
    start: int
    end: int
    dimensions: tuple[tuple[str, str], ...] = ()
    period_start: datetime.date | None = None
    period_end: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """Where each run of a normalised text came from in its source.

    Run i begins at `targets[i]` in the text and at `sources[i]` in the source; `widths[i]` is 1 where the run is
    copied character by character, 0 where all of it stands for the source range up to the next run.
    """

    targets: Sequence[int] = field(default=(), hash=False)
    sources: Sequence[int] = field(default=(), hash=False)
    widths: Sequence[int] = field(default=(), hash=False)
    source_length: int = 0

    def source(self, position: int) -> int:
        """Position in the source of the character at position in the text."""
        if not self.targets:
            return position
        run = max(bisect_right(self.targets, position) - 1, 0)
        return min(self.sources[run] + (position - self.targets[run]) * self.widths[run], self.source_length)

    def span(self, start: int, end: int) -> Span:
        """Smallest source range that shows text[start:end]."""
        first = self.source(start)
        return Span(first, max(first, self.source(end - 1) + 1 if end > start else first))


@dataclass(frozen=True, slots=True)
class Registrant:
    """A company named in a submission's header. `fiscal_year_end` is "MMDD"; `cik` ten digits or ""."""

    name: str
    cik: str = ""
    former_names: tuple[str, ...] = ()
    sic: str = ""
    state: str = ""
    fiscal_year_end: str = ""
    role: str = "filer"
    tickers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FilingHeader:
    """What is known of a submission as a whole.

    `id` is the accession number, or "sha256-" and 20 hex digits of the content for a file that has none.
    """

    id: str
    form: str = ""
    filed: datetime.date | None = None
    period: datetime.date | None = None
    items: tuple[str, ...] = ()
    registrants: tuple[Registrant, ...] = ()

    @property
    def filer(self) -> Registrant | None:
        """The first registrant that files, where the header names one."""
        return next((r for r in self.registrants if r.role in ("filer", "filedBy")), None)


@dataclass(frozen=True, slots=True)
class Document:
    """One text of a submission: normalised once, with its blocks, and a way back to the source.

    `id` is "<filing id>/<file name>"; `path` the input file as the user gave it; `type` the EDGAR document type.
    Offsets everywhere are half-open code-point ranges into `text`.
    """

    id: str
    path: str
    name: str
    text: str
    type: str = ""
    sequence: int = 1
    description: str = ""
    blocks: tuple[Block, ...] = ()
    xbrl: tuple[XbrlFact, ...] = ()
    offsets: OffsetMap = field(default_factory=OffsetMap)
    filing: FilingHeader = field(default_factory=lambda: FilingHeader(id=""))

    def __hash__(self) -> int:
        """By what it is called and its text: the blocks of a long document are many, and follow from these."""
        return hash((self.id, self.text))

    @property
    def sha256(self) -> str:
        """Fingerprint of the text that offsets count in."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def source_span(self, start: int, end: int) -> Span:
        """Range in the source document that text[start:end] came from."""
        return self.offsets.span(start, end)


@dataclass(frozen=True, slots=True)
class Attachment:
    """A part of a submission that holds no text: listed and counted, not read."""

    name: str
    type: str
    reason: str


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission as read from one input file. `notes` tell of damage that did not keep it from being read."""

    header: FilingHeader
    path: str
    documents: tuple[Document, ...]
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[str, ...] = ()


# --- what texts say -----------------------------------------------------------------------------------------------


class Modality(StrEnum):
    """In what mode the author put a claim."""

    ASSERTED = "asserted"
    EXPECTED = "expected"
    FORWARD_LOOKING = "forwardLooking"


class Precision(StrEnum):
    """How exactly a text fixed a time."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    FISCAL_QUARTER = "fiscalQuarter"
    FISCAL_YEAR = "fiscalYear"
    SPAN = "span"
    PERPETUAL = "perpetual"
    OPEN_ENDED = "openEnded"
    UNKNOWN = "unknown"


class PartyKind(StrEnum):
    """What a party is. UNNAMED ("Customer A", "one customer") and GROUP ("five largest customers") are no companies."""

    COMPANY = "company"
    GOVERNMENT = "government"
    PERSON = "person"
    UNNAMED = "unnamed"
    GROUP = "group"


class Comparator(StrEnum):
    """How the true figure relates to the stated one."""

    EQUAL = "="
    ABOUT = "~"
    MORE_THAN = ">"
    AT_LEAST = ">="
    LESS_THAN = "<"
    AT_MOST = "<="


class EventKind(StrEnum):
    """What happened to a contract, or was announced not to happen."""

    AWARD = "Award"
    NON_AWARD = "NonAward"
    RENEWAL = "Renewal"
    NON_RENEWAL = "NonRenewal"
    AMENDMENT = "Amendment"
    TERMINATION = "Termination"
    EXPIRATION = "Expiration"
    TRANSITION = "Transition"


class RiskKind(StrEnum):
    """What harm a filing warns of."""

    CUSTOMER_CONCENTRATION = "CustomerConcentration"
    CONTRACT_LOSS = "ContractLoss"


class ExpiresHow(StrEnum):
    """How the end of a contract is known."""

    STATED = "stated"
    COMPUTED = "computed"
    EVERGREEN = "evergreen"
    PERPETUAL = "perpetual"
    REDACTED = "redacted"
    UNKNOWN = "unknown"


class Renewal(StrEnum):
    """Whether and how a contract goes on after its term."""

    AUTO = "auto"
    OPTION = "option"
    NONE = "none"
    EVERGREEN = "evergreen"


@dataclass(frozen=True, slots=True)
class Evidence:
    """The exact words that prove a claim: document.text[start:end] == quote. Made only by `Evidence.of`."""

    document: str
    start: int
    end: int
    quote: str
    rule: str

    @classmethod
    def of(cls, document: Document, start: int, end: int, *, rule: str) -> Self:
        """Evidence for document.text[start:end], outer white space left out, found by the named rule.

        Raises ExtractError when the range is empty or outside the text.
        """
        if not 0 <= start < end <= len(document.text):
            raise ExtractError(
                f"{document.id}: rule {rule} proves nothing at {start}-{end} of {len(document.text)} characters"
            )
        quote = document.text[start:end]
        start += len(quote) - len(quote.lstrip())
        quote = quote.strip()
        if not quote:
            raise ExtractError(f"{document.id}: rule {rule} quotes only white space at {start}-{end}")
        return cls(document.id, start, start + len(quote), quote, rule)


@dataclass(frozen=True, slots=True)
class When:
    """A date or period as a text gives it.

    `value` is its normal form: "2005-02-28", "2005-02", "2005", "FY2007", "Q3-2004", "H1-2004", "9M-2004-09-30",
    "perpetual", "redacted" or "" (open-ended or unknown). `earliest` and `latest` bound it in calendar days
    (latest None: open). `inferred` says that it was worked out, not printed.
    """

    value: str
    precision: Precision
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    fiscal_year: int | None = None
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever takes part, as one document names it.

    `name` is the fullest name in the document, `aliases` its other names there, `short_name` a defined term
    ("Licensor"), `role` its role in an agreement ("licensor"), `cik` ten digits or "".
    """

    name: str
    kind: PartyKind = PartyKind.COMPANY
    aliases: tuple[str, ...] = ()
    short_name: str = ""
    role: str = ""
    jurisdiction: str = ""
    cik: str = ""
    tickers: tuple[str, ...] = ()
    parent: str = ""
    filer: bool = False


@dataclass(frozen=True, slots=True)
class Amount:
    """Money. `currency` is an ISO 4217 code."""

    amount: Decimal
    currency: str


@dataclass(frozen=True, slots=True)
class Detail:
    """The proof of one field of a fact, where it stands apart from the proof of the whole.

    `inferred` says that the field's value was worked out; `note` says how, for a reader. `confidence` is the calibrated
    probability of this field's value, where it has one of its own.
    """

    field: str
    evidence: Evidence
    inferred: bool = False
    note: str = ""
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class DerivationStep:
    """One input or operation of a computed value: what it is, its value, and the words it rests on."""

    label: str
    value: str
    evidence: Evidence | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim with its proof. `confidence` is the calibrated probability that the text says this."""

    evidence: tuple[Evidence, ...]
    modality: Modality = Modality.ASSERTED
    negated: bool = False
    confidence: float = 0.9
    inferred: bool = False
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerFact(Fact):
    """Supplier sells to customer. `rank` 1 is its largest; `role` how it buys (customer, distributor, reseller …)."""

    supplier: Party
    customer: Party
    rank: int | None = None
    role: str = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareFact(Fact):
    """Customer makes up percent (0–100) of supplier's basis ("net sales", "accounts receivable") in period."""

    supplier: Party
    customer: Party
    percent: Decimal
    comparator: Comparator = Comparator.EQUAL
    basis: str
    period: When | None = None
    rank: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractFact(Fact):
    """A contract, from prose or from its own text (`principal`).

    Durations (`term`, `renewal_term`, `notice_period`, `termination_notice`) are ISO 8601; a renewal without limit has
    the `renewal_term` "perpetual". `kind` is one of supply,
    purchase, distribution, license, service, manufacturing, marketing, outsourcing, franchise, joint development,
    lease, credit, employment, equity, other. `relation` ties it to an earlier agreement: amends, restates, assigns,
    terminates, supersedes; `relates_to` names that agreement.
    """

    parties: tuple[Party, ...] = ()
    supplier: Party | None = None
    customer: Party | None = None
    kind: str = "other"
    title: str = ""
    subject: str = ""
    signed: When | None = None
    effective: When | None = None
    expires: When | None = None
    expires_how: ExpiresHow = ExpiresHow.UNKNOWN
    derivation: tuple[DerivationStep, ...] = ()
    term: str = ""
    renewal: Renewal | None = None
    renewal_term: str = ""
    renewal_limit: int | None = None
    notice_period: str = ""
    termination_notice: str = ""
    governing_law: str = ""
    value: Amount | None = None
    exclusive: bool | None = None
    minimum_commitment: str = ""
    change_of_control: bool | None = None
    assignment_consent: bool | None = None
    principal: bool = False
    represents_multiple: bool = False
    historical: bool = False
    relation: str = ""
    relates_to: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact(Fact):
    """Something happened to a contract. `date` is when it takes effect, `announced` when it was made known."""

    kind: EventKind
    supplier: Party | None = None
    customer: Party | None = None
    parties: tuple[Party, ...] = ()
    subject: str = ""
    date: When | None = None
    announced: When | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RiskFact(Fact):
    """The filing warns of a harm tied to a customer or a contract."""

    kind: RiskKind
    supplier: Party
    customer: Party
