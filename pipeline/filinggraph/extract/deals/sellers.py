"""Which of the two sells in a deal of the filer with a side: what speaks for either, weighed by a ranker.

A contract "with Alpha" does not say who of the two sells. The network of pairs, what the whole document tells of Alpha,
its name and the words around it do, each of them at times; the ranker weighs them.
"""

import re
from collections.abc import Sequence

from filinggraph.extract.context import Context
from filinggraph.extract.customers.businesses import kinds
from filinggraph.extract.dealers import Dealers
from filinggraph.extract.deals.cues import nearness
from filinggraph.extract.deals.dealings import Dealings
from filinggraph.extract.deals.judge import probabilities
from filinggraph.extract.deals.kinds import kind_of
from filinggraph.extract.deals.roles import Roles, fulfilled, pair
from filinggraph.extract.deals.scenes import Scene
from filinggraph.extract.deals.sides import Side
from filinggraph.extract.pair_network import SALE
from filinggraph.extract.ranker import Features, odds
from filinggraph.model import PartyKind

_SELLS = re.compile(
    r"\b(?:suppliers?|vendors?|providers?|manufacturers?|makers?|licensors?|carriers?|producers?|processors?|contractors?"
    r"|subcontractors?|farms?|mills?|packers?|consultants?|builders?|developers?|growers?|foundr(?:y|ies))\b",
    re.I,
)
_BUYS = re.compile(
    r"\b(?:customers?|clients?|distributors?|retailers?|resellers?|agenc(?:y|ies)|buyers?|licensees?|purchasers?|utilit(?:y|ies)|chains?"
    r"|OEMs?|airlines?|hospitals?|operators?|dealers?|wholesalers?|franchisees?|tenants?|cit(?:y|ies)|count(?:y|ies)|governments?)\b",
    re.I,
)
_CLASSES = frozenset(
    "award select agreement order license supply buy market ours partner lease acquire enter sign".split()
)


def roles_of(
    scene: Scene, sides: Sequence[Side], network: Dealings, known: Dealers, who: Context, *, release: bool
) -> list[Roles]:
    """Who supplies and who buys in a deal of the filer with each side, and how likely."""
    ruled = [pair(scene.text, side, who, release=release) for side in sides]
    rows = [
        seller_grounds(scene, s, network, known, who, rule, release=release)
        for s, rule in zip(sides, ruled, strict=True)
    ]
    judged = zip(sides, ruled, probabilities("seller", rows), strict=True)
    return [fulfilled(scene.text, side, who) or rule.by(odds(chance)) for side, rule, chance in judged]


def seller_grounds(
    scene: Scene, side: Side, network: Dealings, known: Dealers, who: Context, rule: Roles, *, release: bool
) -> Features:
    """What speaks for a side as the one that sells, and for the filer.

    `network` is what one tells of the scene, `known` who deals with the filer by the whole document, `rule` what roles
    grammar gives.
    """
    theirs, ours = network.directed(side)
    found = {
        "v_sale_theirs": odds(theirs[SALE]),
        "v_sale_ours": odds(ours[SALE]),
        "v_event_theirs": max(map(odds, theirs[SALE + 1 :])),
        "v_event_ours": max(map(odds, ours[SALE + 1 :])),
        "v_rule": float(rule.supplier is not None and not rule.supplier.filer),
        "v_release": float(release),
        "v_elsewhere": float(side.start < 0),
        "v_filer": float(scene.filer),
        "v_sells": float(bool(_SELLS.search(side.name))),
        "v_buys": float(bool(_BUYS.search(side.name))),
        "v_government": float(side.party is not None and side.party.kind is PartyKind.GOVERNMENT),
        f"v_c_{kind_of(scene.text)}": 1.0,
        **known.of(side.name),
        **known.tally(),
        **{f"v_k_{kind}": 1.0 for kind in kinds(side.name)},
        **{f"v_o_{kind}": 1.0 for kind in kinds(who.filer.name)},
    }
    found["v_lean"] = max(found["v_sale_theirs"], found["v_event_theirs"])
    found["v_lean"] -= max(found["v_sale_ours"], found["v_event_ours"])
    near = [cue for cue in scene.cues if cue[2] in _CLASSES]
    if side.start >= 0:
        return found | nearness(near, side.start, side.end, "v_")
    return found | {f"v_{name}": 1.0 for _, _, name in near}
