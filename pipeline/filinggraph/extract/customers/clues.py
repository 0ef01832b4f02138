"""Words that tell what a sentence deals with: selling, buying, awarding, competing, suing, lending, and so on."""

import re
from functools import lru_cache
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+(?:[-’'.&][^\W\d_]+)*|\d[\d.,]*%?|[%:;,.()“”\"—–$-]")

_STEMS: dict[str, str] = {
    "sell": "sell sells selling sold resell* export*",
    "sales": "sale sales revenue revenues shipment shipments billings turnover",
    "share": "% percent accounted represented comprised receivable receivables concentration",
    "supply": "supply supplied supplies supplying supplier:",
    "supplier": "supplier suppliers vendor vendors foundry foundries licensor licensors subcontractor* sole-source "
    "single-source sole-supplier manufacturer manufacturers contractor contractors producer producers",
    "provider": "provider providers partner:",
    "buyer":
        "customer customers client clients purchaser purchasers buyer buyers subscriber* payor payors "
        "payer payers "
    "off-taker* offtaker* clientele licensee licensees accounts tenants users end-user* lessee lessees",
    "channel": "distributor distributors wholesaler* retailer retailers reseller resellers dealer dealers oem oems "
    "stores store chain chains pharmacies outlets bottlers",
    "partner": "partner partners partnership partnerships partnered partnering collaborat* alliance alliances team* "
    "relationship relationships",
    "buy": "purchase purchases purchased purchasing buy buys buying bought procure* procuring sourc* obtain* order* "
    "subscrib*",
    "acquire": "acquire acquired acquires acquiring acquisition acquisitions merger merged merge divest* takeover "
    "spin-off separation",
    "equity": "stake equity stock shares stockholder* shareholder* securities invest* ownership owned interest",
    "award":
        "award awarded awards awarding awardee won win wins winning select selected selects selection "
        "chose chosen "
    "choose chooses secured secures tapped engaged hired retained appointed received",
    "agreement": "agreement agreements contract contracts contracted subcontract* contractual arrangement* deal deals "
    "msa bpa idiq charter charters order: solicitation procurement option recompete mandate tender program",
    "license": "license licensed licenses licence licensing sublicens* royalt* licences in-licensed",
    "make": "manufactur* produce produced produces producing assemble* assembled fabricat* made built builds build "
    "construct* packaged",
    "distribute":
        "distribute distributes distributed distributing distribution distributorship market: wholesale "
        "retail",
    "provide": "provide provides provided providing deliver delivers delivered delivering delivery ship ships shipped "
    "furnish* perform* host* hosting operat* manag* support* serve serves served serving serviced services service",
    "depend": "depend* rely relies relied reliance relying",
    "use": "use uses used using deploy* implement* adopt* install* utiliz* utilis* integrat* leverag*",
    "sign":
        "sign signed signs signing enter entered enters entering execut* inked reached concluded finalized "
        "announced "
    "announces",
    "renew": "renew* extend* extension* amend* expand* terminat* expir* recompete*",
    "list": "include includes included including such like namely e.g consist* span spans among",
    "compete": "compet* rival* versus",
    "court":
        "court courts lawsuit* litigation plaintiff* patent patents infring* settlement* complaint* judgment* "
        "filed "
    "alleg* plea* damages proceeding* defendant*",
    "law": "regulat* act acts law laws rule rules approv* compliance compl* legislation* tax taxes clearance "
    "reimbursement registration standard standards directive",
    "finance": "credit loan loans notes bank banks lender* facility indenture trustee underwriter* borrow* debt "
    "financing revolv* dividend* guarantee* investor* bond bonds",
    "people": "director directors officer officers president chief ceo cfo board joined served degree executive "
    "executives employ* mr ms dr chairman vice founder senior",
    "brand": "brand brands branded trademark* product products line lines series portfolio category model flavors",
    "segment": "segment segments division divisions reporting unit units region regions business businesses",
    "venture": "venture ventures subsidiary subsidiaries affiliate affiliates parent jointly co-develop* predecessor",
    "research": "research university trial trials clinical study studies institute survey report reports index",
    "audit": "audit* accounting accountant* ernst deloitte pricewaterhouse* kpmg",
    "lease": "lease leases leased landlord premises rent headquarters office offices building",
    "ads": "sponsor* advertis* campaign* naming endorse*",
    "insure": "insur* reinsur* pension retirement union collective bargaining",
    "no": "no not none never nor neither without cannot n't",
    "other": "other another others",
    "hedge": "may might could would if should potential possible unless",
    "future": "will shall expect* plan plans planned intend* anticipat*",
    "former": "former formerly previously prior ceased no-longer discontinued",
    "first": "we us our ours",
    "its": "its their his whose",
    "largest": "largest major principal significant key top primary main single leading certain sole exclusive",
    "these": "these those this that such",
    "government": "government federal agency agencies department ministry military army navy",
    "to": "to",
    "from": "from",
    "by": "by",
    "with": "with",
    "for": "for",
    "of": "of",
    "at": "at",
    "in": "in",
    "on": "on",
    "and": "and or",
    "as": "as",
    "between": "between",
    "through": "through via",
    "is": "is was are were be been being became remains",
    "have": "has have had",
    "colon": ":",
    "comma": ",",
    "end": ".",
    "open": "(",
    "close": ")",
    "quote": "“ ” \"",
    "dash": "— – -",
    "money": "$",
}  # fmt: skip


def _tables() -> tuple[dict[str, tuple[str, ...]], dict[str, list[tuple[str, str]]]]:
    """Classes by word, and (stem, class) by the first two letters of the stem."""
    exact: dict[str, tuple[str, ...]] = {}
    stems: dict[str, list[tuple[str, str]]] = {}
    for name, words in _STEMS.items():
        for word in words.split():
            if word.endswith("*"):
                stems.setdefault(word[:2], []).append((word[:-1], name))
            elif len(word) > 1 and word.endswith(":"):
                exact[word[:-1]] = (*exact.get(word[:-1], ()), name)
            else:
                exact[word] = (*exact.get(word, ()), name)
    return exact, stems


_EXACT, _STEMS_BY_START = _tables()
CLASSES = tuple(_STEMS)


@lru_cache(maxsize=50_000)
def classes(word: str) -> tuple[str, ...]:
    """The classes that a word in lower case belongs to."""
    found, stems = _EXACT.get(word, ()), _STEMS_BY_START.get(word[:2])
    if stems is None:
        return found
    return found + tuple([name for stem, name in stems if word.startswith(stem) and name not in found])


class Word(NamedTuple):
    """One token of a sentence, with the classes that it belongs to."""

    start: int
    end: int
    classes: tuple[str, ...]


def words(text: str) -> list[Word]:
    """The tokens of a text in order; of punctuation only what separates."""
    return [Word(m.start(), m.end(), classes(m.group().casefold())) for m in TOKEN.finditer(text)]
