"""Words of the field: abbreviations, states, words that many names share, and roles that are no names."""

from functools import lru_cache


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = {
    short: full
    for full, shorts in {
        "international": "intl int'l internat",
        "manufacturing": "mfg",
        "manufacturers": "mfrs",
        "brothers": "bros",
        "association": "assn assoc",
        "associates": "assocs",
        "national": "natl",
        "pharmaceutical": "pharm",
        "pharmaceuticals": "pharms",
        "laboratories": "labs",
        "laboratory": "lab",
        "services": "svcs servs",
        "service": "svc serv",
        "systems": "sys syss",
        "holdings": "hldgs",
        "holding": "hldg",
        "group": "grp",
        "industries": "inds",
        "financial": "finl",
        "university": "univ",
        "department": "dept",
        "government": "govt",
        "management": "mgmt",
        "hospital": "hosp",
        "bank": "bk",
        "insurance": "ins",
        "products": "prods",
        "entertainment": "entmt",
        "communications": "commns",
        "technologies": "techs",
        "technology": "technol",
        "petroleum": "petr",
        "transportation": "transp",
        "equipment": "equip",
        "engineering": "engr engrg",
        "distributors": "distrs",
        "properties": "pptys",
        "enterprises": "entrprs",
        "and": "et und",
        "defense": "defence",
        "center": "centre",
        "labor": "labour",
    }.items()
    for short in shorts.split()
}

_STATE_TABLE = (
    "al alabama | ak alaska | az arizona | ar arkansas | ca california | co colorado | ct connecticut | de "
    "delaware | fl florida | ga georgia | hi hawaii | id idaho | il illinois | in indiana | ia iowa | ks kansas "
    "| ky kentucky | la louisiana | me maine | md maryland | ma massachusetts | mi michigan | mn minnesota | ms "
    "mississippi | mo missouri | mt montana | ne nebraska | nv nevada | nh new hampshire | nj new jersey | nm "
    "new mexico | ny new york | nc north carolina | nd north dakota | oh ohio | ok oklahoma | or oregon | pa "
    "pennsylvania | ri rhode island | sc south carolina | sd south dakota | tn tennessee | tx texas | ut utah | "
    "vt vermont | wv west virginia | va virginia | wa washington | wi wisconsin | wy wyoming"
)
_STATE_NAMES = tuple(
    (entry.split(maxsplit=1)[1].strip(), entry.split(maxsplit=1)[0]) for entry in _STATE_TABLE.split("|")
)
STATES = frozenset(code for _, code in _STATE_NAMES) | {"dc"}

_COUNTRIES = _words(
    "america canada mexico brazil argentina chile china japan korea taiwan india australia germany france britain "
    "england scotland ireland spain italy switzerland sweden norway denmark finland netherlands belgium austria "
    "poland russia israel egypt turkey africa europe asia european"
)

# Banks and public bodies whose whole name is made of these words exist in many places.
_BANK = _words(
    "first second third national bank banks banking banc bancorp bancshares bankshares savings federal community "
    "state farmers merchants mechanics citizens peoples security union commercial commerce home mutual city "
    "county american united trust loan financial credit cooperative of the and"
)
_PUBLIC = _words(
    "department ministry office bureau division board council commission authority agency district court school "
    "schools public works health transportation education defense defence police fire sheriff housing water sewer "
    "sanitary port airport transit corrections revenue justice finance labor labour energy environment interior "
    "human social services service state city county town village municipal memorial general community regional "
    "hospital medical center university college library of and the government federal national"
)

# Single words that name many bodies: without a legal form or more words they say little.
_SHARED = _words(
    "delta alpha beta gamma omega sigma epsilon theta zeta cardinal eagle falcon phoenix titan apollo atlas "
    "mercury jupiter saturn orion polaris polestar summit pinnacle apex vertex zenith crown royal imperial "
    "monarch sovereign regal patriot freedom columbia columbus cascade sierra alpine rocky mountain valley river "
    "lake ocean coastal island harbor bay coast port gateway bridge tower castle fortress shield anchor compass "
    "beacon lighthouse star sun sunrise sunshine moon nova comet galaxy diamond gold golden silver platinum "
    "copper iron steel emerald ruby pearl crystal blue red green black white grey orange keystone cornerstone "
    "landmark legacy century millennium frontier horizon vista vision matrix vector fusion quantum dynamic "
    "dynamics precision quality superior supreme elite prime select choice value advanced advance integrated "
    "innovative innovation creative unique ideal optimum maximum alliance partner paragon sterling regency "
    "majestic colonial republic victory champion trinity genesis infinity unity harmony concord concordia texas "
    "california florida georgia virginia carolina dakota ohio michigan indiana illinois washington oregon nevada "
    "arizona colorado montana wyoming utah kansas nebraska iowa missouri arkansas louisiana mississippi alabama "
    "tennessee kentucky maryland delaware pennsylvania jersey york england massachusetts connecticut vermont "
    "maine hampshire boston chicago houston dallas austin denver seattle portland atlanta miami orlando "
    "philadelphia pittsburgh cleveland detroit milwaukee minneapolis london paris berlin tokyo china japan canada "
    "mexico brazil india australia europe asia africa israel germany france britain russia post page express "
    "direct metro urban rural park garden grove forest oak maple cedar pine elm rose lily lion tiger bear wolf "
    "fox hawk dove swan horse mustang bronco buffalo viking spartan trojan knight ranger hunter archer king "
    "prince duke baron marshall franklin lincoln jefferson madison hamilton jackson johnson smith jones brown "
    "davis miller wilson moore taylor anderson thomas martin thompson garcia robinson clark lewis lee walker hall "
    "allen young wright hill scott adams baker nelson carter mitchell roberts turner phillips campbell parker "
    "evans edwards collins stewart morris rogers reed cook morgan bell murphy bailey cooper richardson cox howard "
    "ward peterson gray james watson brooks kelly sanders price bennett wood barnes ross henderson coleman "
    "jenkins perry powell long patterson hughes butler simmons foster russell griffin hayes"
)

_ROLES = _words(
    "company corporation registrant issuer partnership trust bank fund group firm customer client supplier vendor "
    "seller buyer purchaser licensor licensee lessor lessee landlord tenant distributor reseller manufacturer "
    "contractor subcontractor consultant provider agent dealer borrower lender employer employee executive party "
    "parties franchisor franchisee owner operator manager sponsor producer publisher carrier shipper recipient "
    "host merchant affiliate we us our ours it its they them subsidiary subsidiaries parent guarantor trustee "
    "promoter developer service predecessor successor management government corporate entity business "
    "organization institution partner partners commission unknown n/a none"
)
_SIDES = _words("party company customer buyer seller purchaser investor borrower lender licensor licensee shareholder")


# Places of which America has many: a county or a city so named is another one in another state.
_COMMON_PLACES = _words(
    "washington jefferson franklin jackson lincoln madison montgomery clay union monroe marion orange springfield "
    "greenville clinton fairview salem georgetown arlington hamilton lee wayne warren greene marshall lake polk "
    "benton carroll adams clark douglas grant henry johnson knox lawrence logan morgan perry pike scott shelby "
    "sullivan taylor york bristol burlington dover hudson kingston lebanon manchester milford newport oxford "
    "riverside clayton dayton auburn ashland cleveland lexington columbia richmond lafayette cumberland"
)
_PLACE_WORDS = _words("county city town village township parish borough")


def is_generic(tokens: tuple[str, ...]) -> bool:
    """True for a single shared word ("delta") and for names of many places ("first national bank", "clay county")."""
    if len(tokens) == 1:
        return tokens[0] in _SHARED or tokens[0] in _BANK or tokens[0] in _PUBLIC
    kept = set(tokens)
    return kept <= _BANK or kept <= _PUBLIC or (bool(kept & _PLACE_WORDS) and kept <= _PUBLIC | _COMMON_PLACES)


def is_role(tokens: tuple[str, ...], form: str) -> bool:
    """True when the words are a role ("the company", "our customers") and not a name."""
    if form:
        alone = len(tokens) == 1 and tokens[0] in ("holding", "parent", "operating", "we", "it", "our", "its", "this")
        return alone or (form in ("corp", "llc", "lp") and is_state(" ".join(tokens)))  # "a Delaware corporation"
    if len(tokens) == 2 and ((tokens[0] in _SIDES and len(tokens[1]) == 1) or tokens == ("third", "party")):
        return True
    kept = [t for t in tokens if t not in ("the", "our", "its", "this", "such", "said", "each", "an", "a")]
    return not kept or (len(kept) <= 2 and all(t in _ROLES or t.removesuffix("s") in _ROLES for t in kept))


def is_place(words: str) -> bool:
    """True for an American state, or a country after which companies and public bodies are named."""
    return words in _COUNTRIES or any(words == name for name, _ in _STATE_NAMES)


def is_state(words: str) -> bool:
    """True for the lower-case name of an American state."""
    return any(words == name for name, _ in _STATE_NAMES)


@lru_cache(maxsize=1 << 12)
def state_code(text: str) -> str:
    """Two-letter code of the American state that the text names ("a Delaware corporation", "NY"), or ""."""
    low = " ".join(text.casefold().replace(".", "").split())
    if low in STATES:
        return low
    return next((code for name, code in _STATE_NAMES if name in low), "")
