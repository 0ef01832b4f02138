"""Who sells to whom by the grammar of trade: the frames of verbs and nouns filled with the parties of their "
"clauses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from filinggraph.extract.customers.chunks import ITS, Phrase, Token, phrases, tokens
from filinggraph.extract.customers.clauses import Clause, clauses, main_subject
from filinggraph.extract.customers.said_standing import FOR_SALES
from filinggraph.extract.customers.trade_words import NOUNS, ORDERED, PAPERS, SUPPLIERS, VERBS, Frame
from filinggraph.extract.masking import FILER, Masked
from filinggraph.model import Party, PartyKind

_CAPITAL = frozenset(
    "business businesses operations stake stakes interest interests shares stock assets subsidiary subsidiaries "
    "division "
    "divisions property notes securities warrants portfolio receivables company ownership equity units "
    "debentures bonds "
    "loan loans debt claims lawsuit suit complaint court center centre plant facility campus mine".split()
)
_PREMISES = frozenset(
    "space office offices building buildings premises property land headquarters feet facility plant warehouse".split()
)
_POSTS = frozenset(
    "director president officer chief chairman ceo cfo coo cto vice manager auditor accountant trustee counsel "
    "underwriter "
    "chair head executive member secretary treasurer board committee defendant".split()
)
# Chosen, but not yet for a contract.
_NOT_YET = frozenset("bidder bidders finalist negotiate negotiations talks".split())
# What a party does with its own things, too: "will move its calls to another provider".
_OF_ONES_OWN = frozenset(
    "move operate manage make run convert house handle process maintain administer develop".split()
)
_CHANNEL = frozenset(
    "distributor distributors reseller resellers dealer dealers licensee agent representative retailer".split()
)
_NO_GOODS = frozenset(
    "approval clearance permit permits authorization loan loans financing proceeds funding consent notice "
    "letter damages "
    "waiver information data dividend dividends settlement taxes tax rent fine fines penalty penalties interest "
    "guidance "
    "license-fee cash support complaint subpoena request requests notification comments allegations certificate "
    "certification designation recognition accreditation registration inquiry inquiries reimbursement compensation "
    "judgment verdict investment capital credit subsidy grant grants donation commission termination".split()
)
# What is taken of a filer that nobody names.
_TAKES = frozenset("order purchase buy stock carry take adopt deploy install specify procure reorder".split())
_INCOME = frozenset(
    "revenue revenues sales orders income business growth increase demand earnings backlog profit".split()
)
_CLIENTS = frozenset("customer customers client clients".split())
_PRICE = frozenset(
    "fee fees royalty royalties price prices subscription $ million billion usd eur rate bill invoice invoices".split()
)
_OUTPUT = frozenset(
    "output production sales power electricity shipments volume gas products exports deliveries half rest".split()
)
_SERVICE = frozenset({"production", "service", "use", "operation"})
_OWN_ITS = frozenset("use operate run market distribute offer sell license feature test list add import book".split())
_NOUN_PREPS = frozenset({"", "of", "to", "from", "by", "for", "in", "under", "with", "at"})
_OF_US = frozenset("use utilize deploy adopt implement stock carry specify embrace".split())
_WITH = frozenset("supply provide furnish lease rent deliver".split())
_NO_AGENT = frozenset("support assist help advise staff".split())
_ACTIVE_ONLY = frozenset({"win", "pay"})


@dataclass(frozen=True, slots=True)
class Trade:
    """A sale that a clause states: the signs of both sides, the rule, and whether a side was taken for granted."""

    seller: str
    buyer: str
    rule: str
    assumed: bool


def trades(masked: Masked, *, release: bool) -> Iterator[Trade]:
    """Every sale that a sentence states as real. In a release the filer is the side that nobody names."""
    row = tokens(masked.text)
    signs = {t.sign for t in row if t.sign}
    if not signs - {FILER}:
        return
    for clause in clauses(row):
        for frame in clause.use.frames:
            if not clause.unreal or (frame.name == "change" and clause.denied):
                yield from _filled(masked, row, clause, frame, release=release)
    yield from _nouns(row)
    yield from _suppliers(row)


def _turned(clause: Clause, frame: Frame, near: set[str]) -> bool:
    """True where what the frame calls the seller buys: a distributor that is appointed, an income that comes "
    "from it."""
    if frame.name == "come" and clause.subject is not None:
        return bool(set(clause.subject.words) & _INCOME)
    return frame.name == "hire" and bool(near & _CHANNEL)


def _lives_by(masked: Masked, signs: Iterable[str]) -> bool:
    """True for those on whom somebody depends for its sales: they buy."""
    return any(FOR_SALES.match(masked.text, masked.text.find(sign) + 1) for sign in signs if sign)


def _filled(masked: Masked, row: Sequence[Token], clause: Clause, frame: Frame, *, release: bool) -> Iterator[Trade]:
    led = next((n for n, p in enumerate(clause.phrases) if p.prep not in ("", ",")), len(clause.phrases))
    words = {w for n, p in enumerate(clause.phrases) if p.prep == "" or (p.prep == "," and n < led) for w in p.words}
    near = {w for p in clause.phrases for w in p.words}
    if _beside_trade(clause, frame, words, near):
        return
    sides = _sides(row, clause, frame)
    if _turned(clause, frame, near) or (frame.name == "lean" and _lives_by(masked, sides["S"])):
        sides = {"S": sides["B"], "B": sides["S"]}
    yield from _paired(masked, clause, frame, sides, release=release)


def _beside_trade(clause: Clause, frame: Frame, words: set[str], near: set[str]) -> bool:
    """True where the thing is no good or service: a business, an office, an approval, a post."""
    lemma = clause.use.lemma
    subject = set(clause.subject.words) if (clause.passive or frame.name == "go") and clause.subject else set()
    if (words | subject) & _CAPITAL and frame.name not in ("make", "work", "serve", "hire", "lean"):
        return True
    if frame.name == "fit" and lemma in ("design", "build", "install", "specify"):
        return not clause.passive or not any(p.prep in ("in", "into") for p in clause.phrases)
    if frame.name == "earn" and not words & (_INCOME | {"royalties", "royalty", "fees", "payments", "rent"}):
        return True
    if frame.name == "count":
        return not any(p.prep in ("as", "among") and set(p.words) & _CLIENTS for p in clause.phrases)
    if frame.name == "pay" and not near & _PRICE:
        return True
    if frame.name == "go" and not subject & _OUTPUT:
        return True
    if lemma == "put" and not any(p.prep == "into" and set(p.words) & _SERVICE for p in clause.phrases):
        return True
    if frame.name == "buy" and any(p.prep == "" and p.head not in ("", FILER) for p in clause.phrases):
        return True  # "acquired Acme from Borealis"
    if lemma in ("lease", "rent") and (words | subject) & _PREMISES:
        return True
    if frame.name in ("buy", "win", "pay", "place", "award", "give") and (words | subject) & _NO_GOODS:
        return True
    if frame.name == "hire" and near & (_POSTS | _NOT_YET):
        return True
    if frame.name == "make" and clause.use.lemma in _OF_ONES_OWN and not clause.passive and _own_thing(clause):
        return True
    ours = clause.subject is not None and clause.subject.head == FILER
    if ours and lemma == "extend" and frame.name == "place" and any(p.prep == "with" for p in clause.phrases):
        return True
    if clause.passive and (lemma in _NO_AGENT or frame.name in _ACTIVE_ONLY):
        return True
    if frame.name == "show" and not clause.passive:
        return True
    if "no" in words or (frame.name == "change" and not (words | subject) & ORDERED):
        return True
    return frame.paper and frame.name != "change" and not (words | subject) & PAPERS


def _sides(row: Sequence[Token], clause: Clause, frame: Frame) -> dict[str, list[str]]:
    """The signs of each side by the places of the frame."""
    found: dict[str, list[str]] = {"S": [], "B": [], "": []}
    subject = clause.subject or Phrase()
    owned = [_whose(o, row, clause.start) for o in subject.owners]
    if clause.passive:
        found[frame.object].append(subject.head)
        found[frame.owned] += owned
    elif frame.name in ("come", "go"):
        found["B" if frame.name == "come" else "S"] += owned
    else:
        found[frame.subject] += [subject.head, *(owned if not subject.head else ())]
    topic = subject.head if not clause.passive else ""
    for phrase in clause.phrases:
        owners = [_owner(o, topic, clause, frame, row) for o in phrase.owners]
        owners += phrase.beside if phrase.prep or frame.name == "win" else []
        if phrase.prep == "by" and clause.passive:
            found[frame.subject] += [phrase.head, *(owners if not phrase.head else ())]
        elif phrase.prep == "":
            if frame.name in ("award", "place") and set(phrase.words) - {"the", "its", "our", "a", "an", "it"}:
                continue
            found[frame.object].append(phrase.head or _pronoun(phrase, topic, clause, frame, row))
            if not any(p.prep == "from" and p.head for p in clause.phrases):
                found[frame.owned] += owners
            if clause.use.lemma in _OF_US and FILER in (phrase.head, *phrase.owners) and not clause.passive:
                found["S"].append(FILER)
        elif phrase.prep in frame.led or phrase.prep in frame.led_owned:
            side = frame.led.get(phrase.prep, "")
            found[side].append(phrase.head)
            found[frame.led_owned.get(phrase.prep, side)] += owners
        elif clause.passive and frame.name in ("award", "hire") and phrase.prep in ("from", "with"):
            found["B"].append(phrase.head)
    if clause.use.lemma in _WITH and not any(p.prep == "with" for p in clause.phrases) and not clause.passive:
        found["B"] = [s for s in found["B"] if s not in {p.head for p in clause.phrases if p.prep == ""}]
    return {side: [s for s in dict.fromkeys(signs) if s and s != ITS] for side, signs in found.items()}


def _weak(clause: Clause) -> set[str]:
    """Parties that only stand before a noun: "the Acme line" may be Acme's, or what somebody calls a line."""
    return {s for p in [*clause.phrases, *([clause.subject] if clause.subject else [])] for s in p.beside}


def _whose(owner: str, row: Sequence[Token], start: int) -> str:
    """Whose a subject is that "its" owns: the party that the sentence is about."""
    if owner != ITS:
        return owner
    topic = main_subject(row, start)
    return topic.head if topic else FILER


def _pronoun(phrase: Phrase, topic: str, clause: Clause, frame: Frame, row: Sequence[Token]) -> str:
    """The party for which "it" stands as an object."""
    return _owner(ITS, topic, clause, frame, row) if phrase.words == ["it"] and topic not in ("", FILER) else ""


def _owner(owner: str, topic: str, clause: Clause, frame: Frame, row: Sequence[Token]) -> str:
    """Whose "its" is: the filer's where another party buys or works on it, as far as the sentence has spoken "
    "of it."""
    if owner != ITS:
        return owner
    if topic in ("", FILER):
        return FILER
    spoken = any(t.sign == FILER for t in row[: clause.start])
    if frame.subject == "B":
        return FILER if spoken or clause.use.lemma not in _OWN_ITS else ""
    return FILER if spoken else ""


def _paired(
    masked: Masked, clause: Clause, frame: Frame, sides: dict[str, list[str]], *, release: bool
) -> Iterator[Trade]:
    rule = f"trade-{frame.name}"
    sellers, buyers, weak = sides["S"], sides["B"], _weak(clause)
    if frame.name == "change" and FILER in buyers:
        return
    for seller in sellers:
        for buyer in buyers:
            if seller != buyer:
                loose = (clause.loose and frame.name in ("sell", "give", "make")) or _of_paper(clause, frame)
                yield Trade(seller, buyer, rule, loose or bool({seller, buyer} & weak))
    if not release or (sellers and buyers):
        return
    subject = clause.subject
    if buyers and not sellers:
        ours = _says_what(clause) and (frame.name in ("place", "change") or clause.use.lemma in _TAKES)
        unsaid = frame.name in ("win", "go", "sell", "give", "make") and (
            clause.passive or subject is None or not subject.words
        )
        for buyer in buyers:
            if buyer != FILER and (ours if frame.subject == "B" else unsaid):
                yield Trade(FILER, buyer, rule, True)
    elif sellers and _for_us(clause, frame):
        for seller in sellers:
            if seller != FILER:
                yield Trade(seller, FILER, rule, True)


def _own_thing(clause: Clause) -> bool:
    """True for another party's verb with "its" or "itself" as object: it works for itself."""
    topic = clause.subject.head if clause.subject else ""
    things = [p for p in clause.phrases if p.prep == ""]
    return topic not in ("", FILER) and any(
        (ITS in p.owners and FILER not in p.owners) or "itself" in p.words for p in things
    )


def _for_us(clause: Clause, frame: Frame) -> bool:
    """True where the thing bought or made can only be the filer's: "fuel is delivered by X", "X supplies the "
    "engines"."""
    if frame.name == "come" and clause.subject is not None:
        return bool(clause.subject.words) and not clause.subject.owners
    if frame.name == "buy":
        return clause.passive and not clause.reduced
    if frame.name not in ("sell", "give", "make"):
        return False
    return (clause.passive and not clause.reduced) or _that_work(clause)


def _of_paper(clause: Clause, frame: Frame) -> bool:
    """True for "renewed its agreement": either side may do so."""
    things = {w for p in clause.phrases if p.prep == "" for w in p.words}
    return frame.name == "change" and not things & {"order", "orders", "purchases"}


def _that_work(clause: Clause) -> bool:
    """True for "performed that work": what the text has spoken of."""
    return any(
        p.prep == "" and p.words[:1] and p.words[0] in ("that", "this", "these", "such", "the") for p in clause.phrases
    )


def _says_what(clause: Clause) -> bool:
    """True for an object that is nobody else's."""
    return any(p.prep == "" and p.words and not p.head and not p.owners for p in clause.phrases)


def _nouns(row: Sequence[Token]) -> Iterator[Trade]:
    """ "orders from X", "shipments to X", "X's purchases": the filer sells, or whoever owns the noun."""
    last: dict[str, str] = {}
    for place, token in enumerate(row):
        led = NOUNS.get(token.word) or (last if token.word == "those" else None)
        if not led or token.sign or (place and row[place - 1].word == "to"):
            continue
        last = led
        behind = phrases(row, place + 1)
        owner = _owner_before(row, place)
        if any(set(p.words) & _CAPITAL for p in behind[:2]):
            continue
        for phrase in behind:
            if phrase.prep in (",", "and") or (phrase.prep == "" and phrase.words):
                break
            if phrase.prep not in _NOUN_PREPS:
                break
            if led.get(phrase.prep) == "B":
                for buyer in (phrase.head, *(phrase.owners[:1] if not phrase.head else ())):
                    if buyer and buyer not in (FILER, ITS) and owner in ("", FILER):
                        yield Trade(FILER, buyer, "trade-noun", False)
        if owner not in ("", FILER) and "by" in led:
            yield Trade(FILER, owner, "trade-noun", True)


def _suppliers(row: Sequence[Token]) -> Iterator[Trade]:
    """ "X, a supplier of pumps to Y", "makes X the sole provider of controllers for Y's line"."""
    for place, token in enumerate(row):
        if token.word not in SUPPLIERS:
            continue
        before = [
            t for t in row[max(0, place - 12) : place] if t.sign or t.word in ("not", "other", "another", ".", ";")
        ]
        if not before or not before[-1].sign or before[-1].owns:
            continue
        for phrase in phrases(row, place + 1)[:3]:
            buyer = phrase.head or next(iter(phrase.owners), "")
            if phrase.prep in ("to", "for") and buyer and buyer not in (ITS, before[-1].sign):
                yield Trade(before[-1].sign, buyer, "trade-supplier", False)
            if phrase.prep == ",":
                break


def _owner_before(row: Sequence[Token], place: int) -> str:
    for back in range(place - 1, max(-1, place - 5), -1):
        token = row[back]
        if token.sign:
            return token.sign if token.owns else ""
        if token.word in ("our", "its", "their"):
            return FILER if token.word == "our" else ""
        if not token.word.isalpha() or token.word in VERBS:
            return ""
    return ""


def is_side(seller: Party, buyer: Party) -> bool:
    """False for a government that sells to a company: its permits and loans are no goods."""
    return not (seller.kind is PartyKind.GOVERNMENT and buyer.kind is not PartyKind.GOVERNMENT)


def trades_in(word: str) -> bool:
    """True for a word of which the grammar of trade makes something."""
    return word in VERBS or word in NOUNS or word in SUPPLIERS
