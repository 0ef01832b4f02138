"""What speaks for and against a possible share, as numbers: by class of word, place and syntax, never by name."""

import re
from collections.abc import Mapping
from itertools import islice
from typing import NamedTuple

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.context import Context
from filinggraph.extract.dealers import NOBODY, Dealers, dealers
from filinggraph.extract.figures import RECEIVABLE
from filinggraph.extract.labels import labels
from filinggraph.extract.language import Sentence
from filinggraph.extract.ranker import Features
from filinggraph.extract.shares.align import Stated
from filinggraph.extract.shares.buyer import Buyer
from filinggraph.extract.shares.fuller import printed_in_full
from filinggraph.extract.shares.subjects import STRONG, under_contract
from filinggraph.extract.spelling import SUFFIXED, key
from filinggraph.extract.things import introduced_as_thing
from filinggraph.model import Comparator, Document, PartyKind

_SIDE = (
    r"(?:customers?|distributors?|clients?|wholesalers?|retailers?|licensees?|resellers?|charterers?|tenants?|lessees?"
    r"|purchasers?|buyers?|payors?)"
)
_CORE = re.compile(
    r"\b(?:customers?|customer-entit\w+|clients?|distributors?|wholesalers?|retailers?|resellers?"
    r"|licensees?|lessees?|tenants?|payors?|purchasers?|buyers?"
    r"|sales\s+to|sold\s+to|purchases\s+by)\b",
    re.I,
)
_SUPERLATIVE = re.compile(r"\b(?:largest|major|significant|principal|top|single|individual|biggest)\b", re.I)
_CLASSES: Mapping[str, re.Pattern[str]] = {
    "thing": re.compile((
        r"\b(?:products?|segments?|franchises?|brands?|titles?|lines?|categor\w+|systems|licenses?"
        r"|services|platforms?|units?|end[- ]markets?)\b"
    ), re.I),
    "place": re.compile(
        r"\b(?:outside|international|region\w*|countr\w+|geograph\w+|domestic|foreign|export"
        r"|united\s+states|europe|asia|china|japan|americas?|operations\s+in)\b", re.I
    ),
    "money": re.compile(
        r"\b(?:expenses?|margins?|costs?|tax|interest|income|earnings|profit|cash|assets|debt|loan"
        r"|facility|credit\s+agreement|compensation|bonus|options?"
        r"|shares|equity|stock|employees?|workforce|salar\w+|rent|lease)\b", re.I,
    ),
    "growth": re.compile(r"\b(?:increas|decreas|declin|grew|growth|higher|lower|improv|rose|fell|change)\w*", re.I),
    "supply": re.compile((
        r"\b(?:suppliers?|vendors?|manufacturers?|sourc\w+|purchased?\s+from|production|factor\w+"
        r"|royalt\w+)\b"
    ), re.I),
    "modal": re.compile(r"\b(?:may|might|could|would|should|will|if|expects?|must|can)\b", re.I),
    "concentration": re.compile(r"\b(?:concentrat\w+|depend\w*|rel(?:y|ies|iance)|credit\s+risk|loss\s+of)\b", re.I),
    "channel": re.compile((
        r"\b(?:channels?|segments?|sectors?|markets?|industr\w+|denominated|backlog|volume|units?"
        r"|over\s+time)\b"
    ), re.I),
}  # fmt: skip
_OWNED = re.compile(
    r"(?:[’']s)?\s+(?:(?:reportable|operating|business|product|reporting|family|brand\w*"
    r"|and\s+related)\s+)*(?:[Ss]egments?"
    r"|divisions?|products?|brands?|lines?|franchise|sales|revenues?|net\s+sales|systems|operations|business|stores"
    r"|software|platform)\b"
)
_OWNED_BEFORE = re.compile(r"\b(?:our|its|segments?[,:]?|brands?[,:]?|products?[,:]?|sales\s+of|versions?\s+of)\s+$")
_ONE_OF_OURS = re.compile(
    r"\b(?:segments|divisions|product\s+lines|product\s+groups|business\s+units|brands|franchises)\b"
    r"(?:(?!\b(?:to|by|from|customers?)\b)[^.;])*$"
)
_TAKEN_OVER = re.compile(
    r"\b(?:acquired|acquisition\s+of|acquire|merger\s+with|merged\s+with|purchased?\s+(?:all|substantially\s+all|the\s+(?:stock|assets|business))"
    r"(?:\s+of\s+the\s+\w+)*\s+of|our\s+(?:wholly[-\s]owned\s+)?subsidiary,?|our\s+(?:\w+\s+)?(?:division|brand|segment|unit),?)\s+(?:the\s+)?$",
    re.I,
)
_ITS_OWN = re.compile(
    r",?\s+(?:which\s+(?:we|the\s+Company)\s+(?:acquired|bought|own)|(?:a|our|its|the\s+Company[’']s)\s+(?:wholly[-\s]owned\s+)?(?:subsidiary|division|brand)\b(?!\s+of\s+(?!(?:the\s+)?(?:Company|Registrant)\b)(?:the\s+)?[A-Z])"
    r"|was\s+acquired\s+by\s+(?:us|the\s+Company)"
    r"|which\s+(?:is|are|was|were)\s+(?:licen[cs]ed|manufactured|marketed|produced)\s+(?:by|from|under)\b)"
)
_SOLD_BEFORE = re.compile(
    r"\b(?:sales|sold|shipments|revenues?|receivables?|contracts?|due|sell|supply|provide|agreements?)\b[^.]{0,40}"
    r"\b(?:to|from|with|by)\s+(?:the\s+)?$"
    r"|\b(?:manufactur|produc|perform|develop|build|mak)(?:es?|ing|s)?\b[^.]{0,40}\bfor\s+(?:the\s+)?$",
    re.I,
)
_NEAR_BEFORE = re.compile(
    rf"\b{_SIDE}\b[^.;]{{0,40}}?(?:,"
    r"|[–—:-]|such\s+as|includ\w+|like"
    r"|were|was|is|are)\s+(?:[A-Z][^.;]{0,80}(?:,|\s+and)\s+)?(?:and\s+)?(?:the\s+)?$"
)
_NEAR_AFTER = re.compile(
    r",?\s*(?:\([^)]*\)\s*)?,?\s*(?:(?:is|was|are|were|remain(?:s|ed)|became|has\s+been|had\s+been|an?|our|the|its|one\s+of|which|who"
    r"|still|now|(?:[A-Z][\w&.-]*\s+){0,3}[A-Z][\w&.-]*[’']s?)(?:\s+|$)){1,5}"
    rf"(?:[\w%.-]+\s+){{0,3}}{_SIDE}\b"
)
_IS = re.compile(r"\s+(?:was|were|is|are)\s+(?:\w+\s+){0,2}")
_RANKED = re.compile(
    r"\b(?:next(?:\s+largest)?|(?:second|third)[-\s]largest|followed\s+by|followed|largest|biggest|top|leading)\b"
    r"(?!\s+(?:products?|segments?|markets?|brands?|divisions?))",
    re.I,
)
MOST = 40
_CLEAR = 8.0  # the largest logarithm of odds that tells anything more
_HOWS = ("verb", "sold", "direct", "weak", "side", "behind", "before", "earlier", "next")
_LABELS = ("ORG", "GPE", "PRODUCT", "PERSON", "NORP", "LOC", "FAC", "WORK_OF_ART", "LAW", "EVENT")


def prose_features(
    document: Document, sentence: Sentence, text: str, stated: Stated, who: Context, heading: str
) -> Features:
    """Features of a share read in a sentence; `text` is the sentence with plain blanks."""
    clause, buyer = stated.clause, stated.buyer
    span = clause.masked[clause.start : clause.end]
    lead = clause.before
    gap = text[buyer.end : clause.first] if buyer.end <= clause.first else text[clause.last : buyer.start]
    inherited = stated.how in ("before", "earlier")
    out: dict[str, float] = {f"how {h}": float(stated.how == h) for h in _HOWS}
    out |= {f"basis {h}": float(stated.basis_how == h) for h in ("own", "next", "before", "earlier")}
    out |= {f"when {h}": float(stated.when_how == h) for h in ("own", "next", "before", "earlier", "")}
    out |= {f"clause {name}": float(bool(p.search(span))) for name, p in _CLASSES.items()}
    out |= {f"sentence {name}": float(bool(p.search(text))) for name, p in _CLASSES.items()}
    out |= {
        "percent": float(stated.figure.percent),
        "ten or five": float(stated.figure.percent in (5, 10)),
        "bound": float(
            stated.figure.comparator
            in (Comparator.MORE_THAN, Comparator.AT_LEAST, Comparator.LESS_THAN, Comparator.AT_MOST)
        ),
        "figures": float(len(clause.figures)),
        "nested": float(clause.nested),
        "fraction": float(stated.figure.fraction),
        "gap": 0.0 if inherited else float(min(len(gap), 200)),
        "verb": float(bool(STRONG.search(lead[-90:]))),
        "predicate": float(bool(_IS.fullmatch(gap)) and stated.basis_how == "own"),
        "core in clause": float(bool(_CORE.search(span))),
        "core in sentence": float(bool(_CORE.search(text))),
        "core in heading": float(bool(_CORE.search(heading) or _CLASSES["concentration"].search(heading))),
        "basis stock": float(bool(RECEIVABLE.search(stated.basis))),
        "basis sales": float(
            bool(
                re.search(
                    r"sales|revenue|turnover|billings|premiums|royalty income|fee income|shipments|throughput",
                    stated.basis,
                    re.I,
                )
            )
        ),
        "basis words": float(len(stated.basis.split())),
        "basis total": float(bool(re.search(r"\b(?:total|net|consolidated|our|company)\b", stated.basis, re.I))),
        "length": float(min(len(text), 1200)),
        "ranked": float(bool(_RANKED.search(span)) and not out["clause thing"] and not out["clause place"]),
        "under contract": float(stated.how == "earlier" and under_contract(clause)),
        "no": float(bool(re.search(r"\b(?:no|none|not)\b", text, re.I))),
        "item 1": float(sentence.block.section.startswith("Item 1")),
        "listed": float(sentence.block.section in ("", "Item 8", "Item 1")),
    }
    party = _buyer(document, text, buyer, who)
    said = out["verb"] or out["how sold"] or out["how behind"]
    sold = out["basis sales"] or out["basis stock"]
    known = party["evidence"] if buyer.named else party["core"]
    return out | party | {"known": float(known), "clear": float(bool(said and sold and known))}


def _buyer(document: Document, text: str, buyer: Buyer, who: Context) -> dict[str, float]:
    """Features of the party: how it is worded, what the model calls it, and how else the document speaks of it."""
    name, kind = buyer.party.name, buyer.party.kind
    out = {
        "named": float(buyer.named),
        "group": float(kind is PartyKind.GROUP),
        "government": float(kind is PartyKind.GOVERNMENT),
        "count": float(buyer.count),
        "bare": float(buyer.bare),
        "backward": float(buyer.backward),
        "supplies": float(buyer.supplies),
        "superlative": float(bool(_SUPERLATIVE.search(name))),
        "core": float(bool(_CORE.search(name)) or bool(buyer.group)),
        "place": float(bool(_CLASSES["place"].search(name))),
        "words": float(len(name.split())),
        "spelled out": float(bool(buyer.group)),
    }
    if not buyer.named:
        return out
    found = [label for _, _, label in labels(text, buyer.start, buyer.end)]
    out |= {f"label {label}": float(label in found) for label in _LABELS}
    full = printed_in_full(document.text, name)
    told = told_elsewhere(document.text, name, (*buyer.party.aliases, full) if full else buyer.party.aliases)
    out |= {
        "unlabelled": float(not found),
        "sure": float(buyer.sure),
        "suffix": float(bool(SUFFIXED.search(name))),
        "known body": float(is_known_body(name)),
        "body": max(min(who.body(name), _CLEAR), -_CLEAR),
        "alias": float(key(name) in who.aliases),
        "capitals": float(name.isupper()),
        "possessive": float(text[buyer.end : buyer.end + 2] in ("'s", "’s")),
        "sold to": min(told.sold, 3.0),
        "owned": min(told.owned, 3.0),
        "beside a customer": min(told.near, 3.0),
        "evidence": float(
            bool(SUFFIXED.search(name))
            + bool(told.sold)
            + bool(told.near)
            + (kind is PartyKind.GOVERNMENT)
            + (key(name) in who.aliases)
            + bool(full)
        ),
        "own thing": float(told.own_thing),
        "apposed": float(
            bool(
                re.search(
                    r"(?:customers?|clients?|distributors?|wholesalers?|retailers?)\s*(?:,|[–—-]|were|was|is|are)\s*$",
                    text[: buyer.start],
                    re.I,
                )
            )
        ),
    }
    told_of_elsewhere = document.text.count(name) > text.count(name)
    known = dealers(document) if told_of_elsewhere else NOBODY
    return out | _dealt_with(known, (name, full or name, *buyer.party.aliases))


def _dealt_with(known: Dealers, names: tuple[str, ...]) -> dict[str, float]:
    """Whether the whole document makes a party under one of its names a dealer, and on which side.

    What only the sentence itself says of it is not asked again: "Fluvex accounted for 45% of vaccine sales".
    """
    found = next((name for name in names if name in known.chances), None) or next(
        (told for told in known.chances for name in names if told.startswith(f"{name} ")), names[0]
    )
    told = known.of(found)
    return {"dealer": told["s_dealer"], "buyer": told["s_buyer"]}


class Elsewhere(NamedTuple):
    """How often a document sells to a name, uses it as the filer's own thing, and calls it a customer."""

    sold: float
    owned: float
    near: float

    @property
    def own_thing(self) -> bool:
        """True where the document uses the name more as the filer's own thing than as a customer."""
        return self.owned > self.sold + self.near


def told_elsewhere(text: str, name: str, aliases: tuple[str, ...]) -> Elsewhere:
    """How else a document speaks of a name, at its first mentions."""
    forms = sorted(
        {re.sub(r",?\s+(?:Inc|Corp|Corporation|Co|Ltd|LLC|Company)\.?$", "", n) for n in (name, *aliases) if len(n) > 2}
        | set(aliases[-1:])
    )
    sold = owned = near = 0.0
    for form in forms[:3]:
        for match in islice(re.finditer(re.escape(form) + r"\b", text), MOST):
            before, after = text[max(0, match.start() - 120) : match.start()], text[match.end() : match.end() + 60]
            sold += bool(_SOLD_BEFORE.search(before))
            owned += 2 * bool(_TAKEN_OVER.search(before) or _ITS_OWN.match(after))
            own = _OWNED.match(after) or _OWNED_BEFORE.search(before) or _ONE_OF_OURS.search(before)
            owned += bool(own) or introduced_as_thing(text, match.end())
            near += bool(_NEAR_BEFORE.search(before)) or bool(_NEAR_AFTER.match(after))
    return Elsewhere(sold, owned, near)
