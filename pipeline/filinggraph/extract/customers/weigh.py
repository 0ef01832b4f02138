"""What all mentions of a name say together: how strong the grammar is, which side it gives, what speaks against."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

_STRONG = frozenset(
    "sure-customers sure-suppliers "
    "customer-list our-customer-is customer-apposed accounts-for purchases-by awarded-by supplier-list "
    "our-supplier-is supplier-apposed allows-us "
    "to-buy-theirs supplies-us relies-on relies-on-name awardees is-customer-of is-supplier-of deals-including "
    "headed-license "
    "buys-from bought-from uses-ours".split()
)
_MEDIUM = frozenset(
    "sells-through customer-is supplier-is sales-to licensed-to grants-license contracts-with made-by grants-us "
    "supplier-paper supply-paper distribution-paper distributes-theirs has-contract "
    "agreed-to-sell agreed-to-buy selects order-from won-from awarded-for awards-to hired-by apposed-customer "
    "apposed-supplier licenses-to customer-list-far supplier-list-far "
    "trade-use-assumed trade-buy-assumed trade-give-assumed trade-make-assumed trade-place-assumed trade-win-assumed "
    "trade-change-assumed trade-noun-assumed".split()
)
# Rules that hold for any contract, and so say little of who buys.
_EITHER = frozenset(
    "contracts-with contract-of order-from has-contract design-win for-customer agreed-to-sell "
    "customer-list-far".split()
)
TIERS = ("strong", "medium", "weak")
SIDES = ("buys", "sells")
_WEIGHTS = {"strong": 4, "medium": 2, "weak": 0.7}
_RULED = frozenset({"t:", "d:", "u:", "o:", "w:", "p:"})
WORDED = 4
OF_NETWORK = frozenset("network-for network-for-all network-other network-other-all strength told untold".split())
_LIKELY = 0.3
_PLACES = tuple(f"{tier}-{side}" for tier in TIERS for side in SIDES)
_WEIGHED = tuple((f"{tier}-{side}", _WEIGHTS[tier]) for tier in TIERS for side in SIDES)
_CLEAR = (
    "against body suffix government ordinary e:ORG e:PERSON e:GPE e:PRODUCT e:DATE hedged words sign thing capitals"
).split()
_AGAINST = (
    "compete acquire equity court law finance people brand segment venture research audit lease ads "
    "insure no hedge future "
    "former government share largest name filer buyer channel supplier agreement sales"
).split()
_FORM = (
    "against body list-body suffix government capitals acronym words ordinary digits sign kin possessive known "
    "hyphen capital-next "
    "quoted title list-e:ORG list-suffix list-ordinary list-government list-sign t:sure-customers t:sure-suppliers "
    "hedged report unknown-filer list begins lead item length count mentions size position e:ORG "
    "e:PERSON e:GPE e:PRODUCT "
    "e:DATE e:LAW e:WORK_OF_ART e:FAC e:NORP e:CARDINAL e:MONEY"
).split()
_NEAR = (
    "b:filer a:filer b:ours-buyer b:ours-supplier b:to b:from b:with b:by b:of b:in b:list b:agreement "
    "a:agreement a:brand a:segment a:people b:buyer b:supplier".split()
)


def told(features: Mapping[str, float]) -> dict[str, float]:
    """How many rules of each strength give each side: "strong-buys" … "weak-sells"."""
    found = dict.fromkeys(_PLACES, 0.0)
    against = "against" in features
    for name in features:
        place = _place(name)
        if place and not (against and not place.startswith("strong")):
            found[place] += 1
    return found


@lru_cache(maxsize=4096)
def _place(name: str) -> str:
    """Strength and side of a rule by the name of its feature, "strong-buys"; "" for what is no rule."""
    kind, rule = name[:2], name[2:]
    if kind not in ("t:", "d:") or rule in SIDES:
        return ""
    if kind == "d:":
        rule, _, side = rule.rpartition("-")
    else:
        side = "sells" if _sells(rule) else "buys"
    return f"{'strong' if rule in _STRONG else 'medium' if rule in _MEDIUM else 'weak'}-{side}"


_SELLS = frozenset(
    "sure-suppliers "
    "allows-us our-supplier-is supply-paper supplier-list supplier-list-far supplier-is supplier-apposed "
    "apposed-supplier bought-from made-by relies-on relies-on-name "
    "supplies-us grants-us license-of distributes-theirs to-buy-theirs supplier-paper awardees".split()
)


def _sells(rule: str) -> bool:
    return rule in _SELLS


def strength(features: Mapping[str, float]) -> float:
    """How much the grammar of one mention and its wording say."""
    return _all_strength(features, told(features))


def _all_strength(features: Mapping[str, float], counts: Mapping[str, float]) -> float:
    return _strength(counts, against="against" in features) + WORDED * max(worded(features, w) for w in SIDES)


def worded(features: Mapping[str, float], where: str) -> float:
    """How likely the wording of one mention is to give a side, to whichever model holds it likelier."""
    return max(features.get(f"w:{where}", 0.0), features.get(f"p:{where}", 0.0))


def _strength(counts: Mapping[str, float], *, against: bool) -> float:
    return (0.4 if against else 1.0) * sum([weight * min(counts[place], 2) for place, weight in _WEIGHED])


def _unmixed(features: Mapping[str, float]) -> Mapping[str, float]:
    """ "Customers include manufacturers such as X": what X is called does not make it a supplier."""
    if "t:customer-list" in features or "t:customer-list-far" in features:
        return {n: v for n, v in features.items() if n not in ("t:supplier-list", "t:supplier-list-far")}
    return features


def side(mentions: Iterable[Mapping[str, float]]) -> float:
    """Above zero when the mentions of a name say that it buys from the filer, below when it sells."""
    total = 0.0
    for features in mentions:
        told_ = _unmixed(features)
        either = {n for n in told_ if n[:2] in ("t:", "d:") and n[2:].removesuffix("-buys") in _EITHER}
        counts = told({n: v for n, v in told_.items() if n not in either and n != "t:supply-paper"})
        for tier in TIERS:
            total += _WEIGHTS[tier] * (min(counts[f"{tier}-buys"], 2) - min(counts[f"{tier}-sells"], 2))
        total += 0.5 * bool(either) + 4 * features.get("government", 0.0)
        total -= 1.5 * features.get("report", 0.0) * ("t:supply-paper" in features)
    return total


def outright(features: Mapping[str, float]) -> dict[str, int]:
    """How many rules that leave no doubt give each side, for "buys" and for "sells"."""
    found = dict.fromkeys(SIDES, 0)
    for name in features:
        if name[:2] == "u:" and "against" not in features:
            found[name.rpartition("-")[2]] += 1
    return found


def surely(features: Mapping[str, float], where: str) -> bool:
    """True where a rule that leaves no doubt, other than one of the grammar of trade, gives a side."""
    return "against" not in features and any(
        n[:2] == "u:" and n.endswith(f"-{where}") and not n.startswith("u:trade-") for n in features
    )


def among_others(features: Mapping[str, float]) -> bool:
    """True for a mention that deals with another than the filer, and by no rule with the filer."""
    kinds = {name[:2] for name, value in features.items() if name[:2] not in ("w:", "p:") or value >= _LIKELY}
    return "o:" in kinds and not kinds & {"u:", "d:", "w:", "p:"}


def weight(features: Mapping[str, float]) -> float:
    """How much one mention says, rules that leave no doubt first."""
    return 10 * sum(outright(features).values()) + strength(features)


def clearness(features: Mapping[str, float], where: str) -> tuple[int, float]:
    """By what the mention that says a side best is chosen: what is said outright of it, then how much at all."""
    return outright(features)[where], strength(features)


@dataclass(frozen=True, slots=True)
class Heard:
    """The mentions of one name, and of each what rules say, how many of each strength, how strongly, what outright.

    `side` is that of all of them together.
    """

    mentions: Sequence[Mapping[str, float]]
    rules: Sequence[Mapping[str, float]]
    counts: Sequence[Mapping[str, float]]
    strengths: Sequence[float]
    said: Sequence[Mapping[str, int]]
    side: float
    _near: dict[int, dict[str, float]] = field(default_factory=dict)

    def near(self, number: int) -> dict[str, float]:
        """What stands around a mention, as far as the ranker looks at it; told for each side and each way."""
        if number not in self._near:
            self._near[number] = {name: value for name, value in self.mentions[number].items() if name in _OF_BEST}
        return self._near[number]

    @classmethod
    def of(cls, mentions: Sequence[Mapping[str, float]]) -> "Heard":
        """What is to be heard in these mentions."""
        rules = [_rules_of(m) for m in mentions]
        counts = [told(m) for m in rules]
        strengths = [_all_strength(m, c) for m, c in zip(rules, counts, strict=True)]
        return cls(mentions, rules, counts, strengths, [outright(m) for m in rules], side(rules))

    def strongest(self) -> int:
        """The place of the mention of which the grammar and the wording say most."""
        return max(range(len(self.mentions)), key=self.strengths.__getitem__)

    def clearest(self, where: str) -> int:
        """The place of the mention that says a side best: outright, then at all."""
        return max(range(len(self.mentions)), key=lambda n: (self.said[n][where], self.strengths[n]))


def together(mentions: Sequence[Mapping[str, float]], where: str) -> dict[str, float]:
    """The mentions of one name as one row for the ranker, which asks whether it "buys" or, else, "sells".

    What the rules say counts for the side asked about or for the other one, so that one model serves both.
    """
    heard = Heard.of(mentions)
    return _NOTHING | of_all(heard, where) | of_telling(heard, where, heard.strongest(), heard.clearest(where))


def of_all(heard: Heard, where: str) -> dict[str, float]:
    """What all mentions together give to the row for the ranker."""
    mentions, rules, said = heard.mentions, heard.rules, heard.said
    other = SIDES[where == SIDES[0]]
    found = {name: float(min(sum(c[p] for c in heard.counts), 4)) for p, name in _TURNED["all", where]}
    found["said-for"] = float(min(sum(s[where] for s in said), 3))
    found["said-other"] = float(min(sum(s[other] for s in said), 3))
    for mark, model in (("w:", "wording"), ("p:", "network")):
        for place, where_ in ((f"{model}-for", where), (f"{model}-other", other)):
            chances = [m.get(f"{mark}{where_}", 0.0) for m in mentions]
            found[place] = max(chances)
            found[f"{place}-all"] = 1 - math.prod([1 - chance for chance in chances])
    for place, where_ in (("trade-for", where), ("trade-other", other)):
        traded = [{n[:8] for n in m if n[2:8] == "trade-" and n.endswith(where_)} for m in rules]
        found[place] = float(sum("u:trade-" in t for t in traded))
        found[f"{place}-assumed"] = float(sum("d:trade-" in t for t in traded))
    found["buys"] = float(where == "buys")
    found["told"] = float(sum(s > 1 for s in heard.strengths))
    found["untold"] = float(sum(s <= 1 for s in heard.strengths))
    found["all-against"] = float(sum("against" in m for m in rules))
    turn = 1.0 if where == "buys" else -1.0
    found["side"] = heard.side * turn
    found["between"] = float(max(any(n[:2] == "o:" for n in m) for m in rules))
    return found | {name: turn * value for m in mentions for name, value in m.items() if name[:2] == "k:"}


def of_telling(heard: Heard, where: str, strongest: int, clearest: int) -> dict[str, float]:
    """What these two mentions give to the row where they are the strongest and the clearest one; zeros left out."""
    clear, counts = heard.mentions[clearest], heard.counts[strongest]
    return {
        **{name: counts[place] for place, name in _TURNED["best", where]},
        **heard.near(strongest),
        **{f"clear-{name}": clear[name] for name in _CLEAR if name in clear},
        "strength": heard.strengths[strongest],
    }


# First words that tell nothing of kin between two names.
_MANY_BEAR = frozenset(
    "the united american national general first international global north south east west new federal us u.s western "
    "eastern northern southern pacific atlantic central standard advanced applied".split()
)
_OF_BEST = frozenset((*_FORM, *_NEAR, *(f"s:{c}" for c in _AGAINST)))
_NOTHING = dict.fromkeys((*sorted(_OF_BEST), *(f"clear-{name}" for name in _CLEAR)), 0.0)
# Counts of each side as counts for the side asked about and for the other.
_TURNED = {
    (whose, where): tuple(
        (f"{tier}-{side}", f"{whose}-{tier}-{'for' if side == where else 'other'}") for tier in TIERS for side in SIDES
    )
    for whose in ("all", "best")
    for where in SIDES
}


def _rules_of(features: Mapping[str, float]) -> dict[str, float]:
    """What rules say of a mention, and what else bears on the side that they give, out of its many features."""
    return {n: v for n, v in features.items() if n[:2] in _RULED or n in ("against", "government", "report")}


def believable(
    features: Sequence[dict[str, float]], name: str, *, thing: float, place: bool
) -> Sequence[dict[str, float]]:
    """What may be said of each mention of a name that is so much of a thing, and called a place or not."""
    if any(f.get("suffix") or f.get("government") for f in features):
        return features
    own = any(f.get("kin") for f in features) and name.split()[0].casefold() not in _MANY_BEAR
    if own or thing == 1.0:
        return [{n: v for n, v in f.items() if n[:2] not in ("u:", "d:", "t:", "w:", "p:")} for f in features]
    if thing >= 0.5:
        return [{n: v for n, v in f.items() if n[:2] != "u:"} for f in features]
    if place:
        return [
            {n: v for n, v in f.items() if n[:2] != "u:" or not (n.endswith("-sells") or n.startswith("u:trade"))}
            for f in features
        ]
    return features
