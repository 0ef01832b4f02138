"""The verbs and nouns of trade: which side their subject, object and prepositions stand for, in every form."""

from dataclasses import dataclass, field
from enum import Enum


class Form(Enum):
    """A form of a verb. A past form may be a participle, too."""

    BASE = "base"
    THIRD = "third"
    PAST = "past"
    ING = "ing"


@dataclass(frozen=True, slots=True)
class Frame:
    """Who sells ("S") and who buys ("B") around a verb in the active voice; "" where a place tells nothing.

    `owned` is whose thing the object is ("uses our routers"), `led` the sides by preposition, `led_owned` those of the
    owner of what the preposition leads to ("standardized on our routers"). `paper` wants a contract or an order as
    object.
    """

    name: str
    subject: str
    object: str = ""
    owned: str = ""
    led: dict[str, str] = field(default_factory=dict)
    led_owned: dict[str, str] = field(default_factory=dict)
    paper: bool = False


SELL = Frame("sell", "S", "", "", {"to": "B"})
GIVE = Frame("give", "S", "B", "", {"to": "B", "for": "B"})
MAKE = Frame("make", "S", "", "B", {"for": "B"}, {"for": "B", "on": "B", "at": "B"})
WORK = Frame("work", "S", "", "", {"for": "B", "at": "B"}, {"for": "B", "on": "B", "at": "B"})
SERVE = Frame("serve", "S", "B", "")
BUY = Frame("buy", "B", "", "S", {"from": "S"})
USE = Frame("use", "B", "", "S", {"from": "S"}, {"of": "S", "for": "S"})
LEAN = Frame("lean", "B", "", "", {"on": "S", "upon": "S"}, {"on": "S", "upon": "S", "to": "S"})
JOIN = Frame("join", "B", "", "", {"with": "S", "to": "S"}, {"with": "S", "to": "S", "on": "S"})
FIT = Frame("fit", "B", "", "S", {"from": "S"}, {"into": "B", "in": "B"})
HIRE = Frame("hire", "B", "S", "S", {"from": "S"})
ENGAGE = Frame("engage", "B", "S", "", {"with": "S"})
AWARD = Frame("award", "B", "S", "", {"to": "S"})
PLACE = Frame("place", "B", "S", "", {"to": "S", "with": "S"}, paper=True)
WIN = Frame(
    "win", "S", "", "B", {"from": "B", "by": "B", "with": "B", "at": "B"}, {"on": "B", "under": "B"}, paper=True
)
CHANGE = Frame("change", "B", "", "S", {"from": "S"}, paper=True)
TAKE_OVER = Frame("take-over", "S", "", "", {"for": "B", "at": "B", "from": "S"})
EARN = Frame("earn", "S", "", "", {"from": "B"})
GO = Frame("go", "", "", "", {"to": "B"})
COUNT = Frame("count", "S", "B")
COME = Frame("come", "", "", "", {"from": "S"})
PAY = Frame("pay", "B", "S", "", {"to": "S"})
SHOW = Frame("show", "", "", "S", {"at": "B", "through": "B", "in": "B", "from": "B"})

_VERBS: tuple[tuple[Frame, str], ...] = (
    (SELL, "sell ship export charter license sublicense resell out-license"),
    (GIVE, "supply provide deliver furnish lease rent"),
    (
        MAKE,
        "make manufacture produce assemble build construct fabricate develop engineer "
        "print package bottle fill finish process refine mill host operate manage maintain repair "
        "overhaul clean guard transport haul move house colocate store warehouse handle administer drill dredge "
        "survey "
        "treat recycle collect convert upgrade retrofit refurbish modernize perform conduct design stage dress "
        "overhaul machine cast forge coat sterilize brew distill can pack ferry fly erect assemble tow truck "
        "lay fulfill customize redesign monitor inspect calibrate launch bake roast sew grow harvest translate "
        "film draw extrude spin",
    ),
    (WORK, "install integrate implement run program work"),
    (SERVE, "serve supply equip outfit fit provision cater furnish provide staff service advise"),
    (BUY, "buy purchase procure source obtain reorder import acquire in-license take order lease rent license charter"),
    (
        USE,
        "use utilize deploy adopt install implement specify stock carry resell distribute market order "
        "purchase buy roll embrace license integrate incorporate embed offer list add "
        "sell feature bundle delist drop put",
    ),
    (LEAN, "rely depend standardize subscribe settle lean"),
    (JOIN, "switch migrate upgrade convert contract subcontract transition move"),
    (FIT, "incorporate embed integrate design build install specify"),
    (HIRE, "hire select choose retain commission tap pick appoint enlist entrust task employ reselect name engage"),
    (ENGAGE, "contract engage"),
    (AWARD, "award outsource entrust subcontract"),
    (PLACE, "place issue give grant hand let send extend"),
    (WIN, "win receive secure land book capture get garner clinch obtain gain lose"),
    (PAY, "pay"),
    (
        CHANGE,
        "cancel raise reduce increase cut boost double trim defer postpone delay discontinue resume end renew "
        "extend expand "
        "terminate shift triple halve rescind withdraw suspend reject",
    ),
    (COME, "come"),
    (TAKE_OVER, "assume"),
    (EARN, "derive earn generate receive"),
    (GO, "go"),
    (COUNT, "count number"),
    (SHOW, "sell offer stock distribute carry list"),
)
# Verbs with past forms of their own.
_PAST = {
    verb: " ".join(past)
    for verb, *past in map(
        str.split,
        (
            "sell sold,resell resold,make made,build built,buy bought,take took taken,choose chose chosen,"
            "give gave given,win won,get got,pay paid,run ran run,let let,send sent,lay laid,fly flew flown,cast cast,"
            "fit fitted,lean leaned,come came,go went gone,lose lost,draw drew drawn,spin spun,put put,cut cut,"
            "grow grew grown,sew sewed sewn,withdraw withdrew withdrawn"
        ).split(","),
    )
}
_DOUBLE = frozenset(
    {"ship", "fit", "tap", "outfit", "run", "get", "win", "let", "program", "trim", "cancel", "put", "drop", "spin"}
)
_NEVER = frozenset({"canned", "cans", "can", "list", "lists", "machine", "machines", "let", "book", "books"})


@dataclass(frozen=True, slots=True)
class Use:
    """A word as a form of a verb of trade, with every frame that the verb has."""

    lemma: str
    form: Form
    frames: tuple[Frame, ...]


def _forms(lemma: str) -> dict[str, Form]:
    """Every form of a verb; where two are spelled alike, the past one is kept."""
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    doubled = lemma + lemma[-1] if lemma in _DOUBLE else stem
    ends_y = lemma.endswith("y") and lemma[-2] not in "aeou"
    third = lemma[:-1] + "ies" if ends_y else lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x")) else "s")
    past = _PAST.get(lemma, lemma[:-1] + "ied" if ends_y else f"{doubled}ed")
    found = {lemma: Form.BASE, third: Form.THIRD, f"{doubled}ing": Form.ING}
    return found | dict.fromkeys(past.split(), Form.PAST)


def _table() -> dict[str, Use]:
    frames: dict[str, list[Frame]] = {}
    for frame, lemmas in _VERBS:
        for lemma in lemmas.split():
            if frame not in frames.setdefault(lemma, []):
                frames[lemma].append(frame)
    found: dict[str, Use] = {}
    for lemma, of_it in frames.items():
        for word, form in _forms(lemma).items():
            if word not in _NEVER:
                found[word] = Use(lemma, form, tuple(of_it))
    return found


VERBS = _table()

# Forms that are more often nouns behind a name ("the Acme contract").
MORE_OFTEN_NOUNS = frozenset(
    "contract order purchase supply license lease award design use offer subcontract process test print place "
    "issue move "
    "house launch support service stock market package engineer book land record pick tap name cut end boost "
    "transport "
    "store repair program cast guard staff source".split()
)
# Orders and contracts, as what is won or placed.
PAPERS = frozenset(
    "order orders contract contracts award awards subcontract subcontracts deal deals mandate mandates renewal "
    "renewals "
    "extension extensions subscription subscriptions commitment commitments work project projects business po pos "
    "bpa idiq msa tender tenders booking bookings pact agreement purchase engagement assignment contract-extension "
    "contract-award program programme place spot slot job jobs account accounts".split()
)
# What a buyer raises, cuts, cancels or renews.
ORDERED = frozenset(
    "order orders purchases contract contracts subscription subscriptions agreement agreements business commitment "
    "licenses license use work".split()
)
# Several words that are one verb.
PHRASES = (
    (r"\b(?:went|gone|goes|go)\s+live\b", "switched"),
    (r"\b(?:turned|turns)\s+to\b", "switched to"),
    (r"\bsigned\s+up\s+for\b", "subscribed to"),
    (r"\bopted\s+for\b", "adopted"),
    (r"\baccording\s+to\b", "per"),
    (r"\b(?:took|takes|taken|taking|take)\s+over\b", "assumed"),
    (r"\bhand(?:ed|s)\s+over\b", "delivered"),
    (r"\bcarr(?:ied|ies)\s+out\b", "performed"),
    (r"\bdoing\b", "performing"),
    (r"\bdone\s+by\b", "performed by"),
    (r"\bis\s+(?:available|sold|found)\b", "is offered"),
    (r"\bare\s+(?:available|found)\b", "are offered"),
)
# Nouns of trade: the sides by preposition; whoever owns the noun stands on the other side.
NOUNS: dict[str, dict[str, str]] = {
    **{noun: {"to": "B"} for noun in "sales shipments shipment deliveries delivery exports".split()},
    **{noun: {"from": "B", "by": "B"} for noun in "order orders reorders bookings call-offs reorder".split()},
    "purchases": {"by": "B"},
    "shelves": {"of": "B", "at": "B"},
}  # fmt: skip

# Who supplies: the party named last before the noun sells to whom "to" or "for" leads to.
SUPPLIERS = frozenset(
    "supplier suppliers provider providers vendor vendors contractor contractors subcontractor manufacturer "
    "source builder".split()
)
