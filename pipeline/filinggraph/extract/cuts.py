"""Where the names of a sentence begin and end: runs of capitals, parted where they hold more than one name."""

import re
from collections.abc import Sequence
from functools import lru_cache

from filinggraph.extract.bodies import is_known_body
from filinggraph.extract.context import Context, speaks_for
from filinggraph.extract.cores import HOLDER, aligned, core, ends_like_thing, is_coined
from filinggraph.extract.headlines import in_running_text, plain, titled
from filinggraph.extract.lexicon import (
    FIELDS,
    FOR_WHOM,
    GOVERNMENT,
    MONTHS,
    PLACES,
    SECOND_HALF,
    SUFFIX,
    TITLE_VERBS,
)
from filinggraph.extract.sieve import Sieved
from filinggraph.extract.spelling import SUFFIXED, clean, key, names_in

_BODIES = Sieved(GOVERNMENT)
_JOINTS = re.compile(
    rf"(?<=\w)\s+{TITLE_VERBS}\s+(?=[A-Z\d])|\s+(?:DBA|D/B/A)\s+|"
    r"\s+(?:and|or)\s+(?:the\s+)?|(?<=[A-Za-z]{3}\.)(?<!Inc\.)(?<!Corp\.)(?<!Bros\.)(?<!Ltd\.)(?<!Cos\.)(?<!Mrs\.)(?<!\bSte\.)\s+|(?<=[a-z.)])\s+(?P<anew>(?:The|We|Our|In|It|Its|This|These|Those|As|Under|During|On|For"
    r"|At|If|When|While|Sales|Revenues?|There|Such|Each|Although|However|Since|Additionally|Mr|Ms|Mrs|Dr)\b(?!\.?\s+of\b))"
)
_LEAD = re.compile(
    r"(?:(?:The|In|For|At|As|During|Sales|Revenues?|Our|We|Its|These|This|That|Of|To|From|By|Both|Each|No|Under|On|While"
    r"|When|Approximately|Customers?|Suppliers?|However|Although|Since|With|Purchases|If|An?|Also|Then|Including|Like"
    r"|(?:[A-Z][\w-]+\s){0,3}?(?:CEO|COO|CFO|CTO|Officer|Chairman|[Ff]ounder)\s+(?:of|at)(?:\s+the)?(?:\s+Board\s+of(?:\s+the)?)?"
    r"|(?:Loss|Growth|Expiration|Expiry|Termination|Renewal|Extension|Acquisition|Purchase|Departure|Completion|Cancellation"
    r"|Training|Addition|Launch|Award|Amendment)\s+of(?:\s+the)?"
    r"|Currently|Recently|Today|Additionally|Former|After|Before|Following|Upon|Once|Some|And|But|So|Despite|Neither|Only|Using|About|Our|Should|Were|Had|Among|Whereas|Because|Until|Unless|Where)\s+"
    r"|(?:[A-Z][\w.]+\s){0,2}?[A-Z][\w.]*-(?:based|headquartered|area)\s+|\d[\d,.]*(?:-[a-z]+)*\s+)"
)
_FOR = re.compile(r"(?<!\w)(?P<word>\w+)\.?\s+for\s+(?:the\s+)?(?=[A-Z])")
_FOR_WHOM = re.compile(FOR_WHOM)
_SEAT = re.compile(rf"(?P<name>.+?[, ](?:{SUFFIX}))\s+of\s+[A-Z]\w+")
_VENTURE = re.compile(r"(?P<name>(?:[A-Z]\S+\s+){2,}Joint\s+Venture)\s+of\s+[A-Z]\w+(?:\s[A-Z]\w+)?")
_CUT = re.compile(r"\s(?:Inc|Corp|Co|Cos|Ltd|Bros|N\.V|S\.A|L\.P|L\.L\.C|A\.G|B\.V|C\.V|K\.K|N\.A)$")
_BESIDE_BODY = re.compile(r"\s+and\s+(?:the\s+)?(?=[A-Z])")  # an agency and another body
# Words behind an agency's name that tell what part of it is meant.
_PARTS_OF_BODY = (
    r"(?:Authority|Department|Services?|Commission|Board|Bureau|Office|Center|Command|Directorate|Administration|Agency"
    r"|Laboratory|Police|Academy|Hospital|University)"
)
_OF_BODY = re.compile(rf"(?:\s+(?!and\b)[A-Z][\w’'-]+(?:\s+and(?=\s+[A-Z]))?){{0,4}}\s+{_PARTS_OF_BODY}")
_ENDS_BODY = re.compile(rf"\b{_PARTS_OF_BODY}$")
# What tells that words are a field, a place or a part of an agency.
_OF_A_FIELD = re.compile(
    rf"\b(?:{_PARTS_OF_BODY}|Affairs|Development|Research|Resources|Protection|Control|Safety|Security|Planning|Management"
    r"|Education|Training|Engineering|Industries|Industry|Regulation|Regulatory|Islands?|Technology|Corps|Force|Guard|Navy"
    r"|Army|Wildlife|Fisheries|Firearms|Explosives|Recreation|Minerals|Forestry|Veterans|Prevention|Welfare|Rehabilitation"
    r"|Wastewater|Sanitation|Irrigation|Tourism|Budget|Sciences?|Scientific|Humanities|Rural|Aging|Disabilit(?:y|ies)"
    r"|Immigration|Naturalization|Culture|Cultural|Sports?|Youth|Armed|Naval|Aeronautics|Atmospheric|Highways?|Waterways?"
    r"|Marine|Aviation|Space|Missile|Nuclear|Forces|Works|Relations|Enforcement|Medicine|Hospitals?|Schools?|County)\b"
)
_BEFORE_BODY = re.compile(r"(?P<name>.+)\s+and\s+(?:the\s+)?$")
_SECOND_HALF = re.compile(SECOND_HALF)
_SINCE_MONTH = re.compile(
    rf"(?P<since>(?:In|Since|Until|During|Through|Late|Early|Mid|Last|This|Next)\s+)?(?P<month>{'|'.join(MONTHS)})\s+(?:the\s+)?(?=[A-Z])"
)
_LED_TO_MONTH = re.compile(r"\b(?:in|since|until|during|late|early|last|this|next)\s+$", re.I)
_ITSELF = re.compile(r"\s+(?:(?:and|or)\s+)?the\s+(?=(?:Company|Registrant|Corporation|Partnership)$)")
_TAIL = re.compile(r"(?<=[A-Z]{2})-[a-z]{3,}$")
_OWNER = re.compile(r"(?P<owner>.{2,60}?)(?:[’']s|(?<=s)[’'])\s+(?P<own>\S.*)")
_INITIALS = re.compile(r"[A-Z]{3,6}")
_PART_OF_BODY = re.compile(r"\b(?:Center|Office|Directorate|Division|Command|District|Laboratory|Branch|Region)$")
_NATIONAL = re.compile(r"(?:U\.?\s?S\.?|United\s+States|National|Federal)\s+[A-Z]\w+$")
_FORM_BEHIND = re.compile(
    rf"\s\((?:[A-Z][A-Za-z.]{{1,14}})\),?\s+(?:{SUFFIX})(?!\w)\.?"
)  # "Alpha Trading (US) Company"
_PLACED = re.compile(r"(?P<place>[A-Z][\w ]{2,20}?)[’']s\s+(?=[A-Z])")
_ARTICLE = re.compile(r"\s*(?:[Tt]he\s+)?")
_OWNER_OF = re.compile(r"[’']s\b")
_OWN = re.compile(r"(?<=[\w.])[’']s\s+(?=[A-Z])")
_OWNED = re.compile(r"[’']s$")
_PRODUCT = re.compile(r"\d|\b[A-Z]{2,}\b|-")
_OWNS = re.compile(r"(?!and\b|or\b)")


@lru_cache(maxsize=4096)
def candidates(text: str, who: Context) -> tuple[tuple[int, int], ...]:
    """Ranges of text that look like names: capitalised runs, cut at list words where the parts stand alone."""
    headline = titled(text)
    text = plain(text, who.bodies) if headline else text
    agencies = _BODIES.finditer(text) if _BODIES.stands_in(text) else ()  # most texts have their words, few name one
    bodies = [_body(text, m, who) for m in agencies if not _is_behind_hyphen(text, m.start())]
    out: list[tuple[int, int]] = []
    for match in names_in(text):
        start, end = _behind_month(text, *match.span(), who), match.end()
        if bodies:
            bodies = [_lengthened(text, s, e, end, who) if start <= s < end else (s, e) for s, e in bodies]
        inside = [(s, e) for s, e in bodies if start < e and s < end] if bodies else ()
        if not inside:
            out.extend((start + s, start + e) for s, e in _parts(text[start:end], who))
        elif len(inside) == 1 and _only_a_word_of_it(text, *inside[0], start, end):
            bodies.remove(inside[0])
            out.extend((start + s, start + e) for s, e in _parts(text[start:end], who))
        else:
            first, behind = inside[0][0], start
            for low, high in inside:
                if behind < low and (wider := _widened(text[behind:high], low - behind, who)) is not None:
                    bodies[bodies.index((low, high))] = (behind + wider, high)
                    first = min(first, behind + wider)
                behind = max(behind, high)
            before = _BEFORE_BODY.match(text, start, first)
            beside = _BESIDE_BODY.match(text, max(e for _, e in inside), end)
            for low, high in ((start, before.end("name") if before else start), (beside.end() if beside else end, end)):
                if low < high and _may_stand(text[low:high], who):
                    out.extend((low + s, low + e) for s, e in _parts(text[low:high], who))
    ends = ((s, e + (text[e : e + 1] == "." and bool(_CUT.search(text[s:e])))) for s, e in out)
    found = {*bodies, *(span for s, e in ends for span in _narrowed(text, s, e, who, headline=headline))}
    return _whole_again(text, sorted(found))


def _is_behind_hyphen(text: str, start: int) -> bool:
    """True for the end of a longer word: "Multi-State Government"."""
    return start > 1 and text[start - 1] == "-" and text[start - 2].isalpha()


def _body(text: str, found: re.Match[str], who: Context) -> tuple[int, int]:
    """Where an agency stands, without another body that "and" joins with it ("Department of Labor and Alpha")."""
    start, end = found.span()
    for joint in _BESIDE_BODY.finditer(text, start, end):
        beside = clean(text[joint.end() : end])
        alone = len(who.bodies.mentions(beside)) > len(who.bodies.mentions(text[start:end])) if who.bodies else False
        known = key(beside) in who.aliases or (alone and is_coined(beside))
        if not _of_one_field(text, joint) and (known or _is_of_another(beside)):
            return start, joint.start()
    return start, end


def _lengthened(text: str, start: int, end: int, last: int, who: Context) -> tuple[int, int]:
    """An agency with the words behind it that say which part of it is meant: "City of Alpha Fire Department"."""
    joints = _BESIDE_BODY.finditer(text, end, last)
    last = next((j.start() for j in joints if not _of_one_field(text, j)), last)
    if not _OF_BODY.fullmatch(text, end, last):
        return start, end
    return (start, last) if who.bodies is None or who.body(clean(text[start:last])) > 0 else (start, end)


def _behind_month(text: str, start: int, end: int, who: Context) -> int:
    """Where a run of capitals begins behind the month that leads it: "in December Alpha Health chose".

    A name that begins with a month stands elsewhere, too ("May Department Stores").
    """
    month = _SINCE_MONTH.match(text, start, end)
    if month is None or not (month["since"] or _LED_TO_MONTH.search(text, max(0, start - 12), start)):
        return start
    name = clean(text[month.start("month") : end])
    stands = key(name) in who.aliases or (who.bodies is not None and len(who.bodies.mentions(name)) > 1)
    return start if stands else month.end()


def _may_stand(name: str, who: Context) -> bool:
    """True for what an "and" joins with an agency, if it is likely another body's name: else it is part of it."""
    name = clean(name)
    return key(name) in who.aliases or who.body(name) > 0 or _is_of_another(name)


def _is_of_another(name: str) -> bool:
    """True for words behind "and" that are no field of the agency before it: "Department of Energy and Alphaco Co"."""
    if SUFFIXED.search(name) or is_known_body(name):
        return True
    return " " in name and is_coined(name.partition(" ")[0]) and not _OF_A_FIELD.search(name)


def _widened(run: str, first: int, who: Context) -> int | None:
    """Where the name of an agency begins whose last words, from `first` on, are known to be one; None for these alone.

    "Maricopa West Water Authority", not only "Water Authority".
    """
    begin = next((s for s, e in _pieces(run) if s < first and e == len(run)), None)
    if begin is None or HOLDER.search(run, begin, first):
        return None
    if (article := _ARTICLE.match(run, begin, first)) is not None:
        begin = article.end()
    before = clean(run[begin:first])
    owned = _OWNER_OF.search(run, begin, first) is not None
    if owned and not _own_name(run[begin:first], run[begin:], who):
        return None
    if key(before) in who.aliases or speaks_for(before, who.filer):
        return None
    least = min(who.body(clean(run[first:])), 0.0) if owned else 0.0
    return begin if who.bodies is None or who.body(clean(run[begin:])) > least else None


def _whole_again(text: str, found: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Names with what is theirs behind a bracket, a dash or an "and".

    Initials inside ("Systems Development Command (SDC) Field Center"), a form ("Alpha Trading (US) Company"), a field.
    """
    whole: list[tuple[int, int]] = []
    for start, begun in found:
        if whole and begun <= whole[-1][1]:
            continue  # inside one that its form behind a bracket has made longer
        formed = _FORM_BEHIND.match(text, begun) if text.startswith("(", begun + 1) else None
        end = formed.end() if formed else begun
        before = whole[-2:]
        if (
            len(before) > 1
            and text[before[0][1] : before[1][0]] == " ("
            and text[before[1][1] : start] == ") "
            and _INITIALS.fullmatch(text, *before[1])
            and _PART_OF_BODY.search(text, start, end)
            and _initials_of(text[slice(*before[0])]).endswith(text[slice(*before[1])])
        ):
            whole[-2:] = [(before[0][0], end)]
        elif before and (
            _of_one_body(text, before[-1], (start, end)) or _of_two_fields(text, before[-1], (start, end))
        ):
            whole[-1] = (before[-1][0], end)
        else:
            whole.append((start, end))
    return tuple(whole)


def _of_one_body(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """True for a region and its agency around a dash: "the Alpha Beta - City of Alpha Fire Service"."""
    if text[first[1] : second[0]] not in (" - ", " – ") or not text.endswith("the ", 0, first[0]):
        return False
    shared = {w for w in text[slice(*first)].split() if w[0].isupper()} & set(text[slice(*second)].split())
    return bool(shared) and _ENDS_BODY.search(text, *second) is not None


def _of_two_fields(text: str, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """True for the halves of "U.S. Immigration and Naturalization Service": a field, and another with its agency."""
    if text[first[1] : second[0]] != " and " or not _NATIONAL.match(text, *first):
        return False
    halves = text[slice(*second)]
    return len(halves.split()) < 4 and _ENDS_BODY.search(halves) is not None and not _BODIES.search(text[slice(*first)])


def _initials_of(name: str) -> str:
    return "".join(w[0] for w in name.split() if w[0].isupper())


def _own_name(owner: str, whole: str, who: Context) -> bool:
    """True for an owner that is part of a name, as it stands nowhere but in it: "King's Bluff Transit"."""
    bare = clean(owner)
    if not bare or key(bare) in PLACES or key(bare) in who.aliases or speaks_for(bare, who.filer) or who.bodies is None:
        return False
    return len(who.bodies.mentions(bare)) <= len(who.bodies.mentions(clean(whole)))


def _narrowed(text: str, start: int, end: int, who: Context, *, headline: bool) -> Sequence[tuple[int, int]]:
    """A name without the words before or behind it that are no part of it; of a headline's words the names in them."""
    name = clean(text[start:end])
    parts = (aligned(name, who) if headline else ()) or (core(name, who),)
    if name in parts:
        return ((start, end),)
    found = []
    for part in parts:
        at = re.compile(r"\s+".join(map(re.escape, part.split()))).search(text, start, end)
        if at:
            found.append(at.span())
            start = at.end()
    return found or ((start, end),)


def _only_a_word_of_it(text: str, start: int, end: int, first: int, last: int) -> bool:
    """True for an agency's initials inside a longer name that is not the agency's ("Acme NASA Services Venture")."""
    return (
        first < start
        and end < last
        and " " not in text[start:end]
        and not re.search(r"[’']s|\band\b", text[first:last])
    )


@lru_cache(maxsize=4096)
def _parts(whole: str, who: Context) -> tuple[tuple[int, int], ...]:
    """A run of capitals split at " and " and at words that begin a sentence, unless the whole is one known name."""
    found: list[tuple[int, int]] = []
    begin = 0
    while begin < len(whole):
        parts, reached = _first_parts(whole[begin:], who)
        found += ((begin + s, begin + e) for s, e in parts)
        begin += reached
    return tuple(found)


def _first_parts(run: str, who: Context) -> tuple[tuple[tuple[int, int], ...], int]:
    """The parts of a run of capitals up to the first "for" that cuts it, and where what is behind that begins."""
    done = len(run)
    if run.isalnum() or key(clean(run)) in who.aliases:  # one word, or what is known to be called so
        return ((0, done),), done
    itself = _ITSELF.search(run)
    if itself:  # "Under the Supply Agreement the Company sells …"
        return (*_parts(run[: itself.start()], who), (itself.end(), done)), done
    tail = _TAIL.search(run)
    if tail:
        return _parts(run[: tail.start()], who), done
    placed = _PLACED.match(run)
    if placed and key(placed["place"]) in PLACES:  # "Spain's Alpha Civil"
        return tuple((placed.end() + s, placed.end() + e) for s, e in _parts(run[placed.end() :], who)), done
    seat = _SEAT.match(run) or _VENTURE.fullmatch(run)
    if seat:
        return _parts(seat["name"], who), done
    owner = _OWNER.match(run)
    if owner and not _OWNS.match(owner["own"]):
        owner = None
    for own in reversed([*_OWN.finditer(run)] if owner else []):
        if _stands_apart(run[: own.start()], run[own.end() :], run, who):
            return (
                *_pieces(run[: own.start()]),
                *((own.end() + s, own.end() + e) for s, e in _pieces(run[own.end() :])),
            ), done
    if owner and (
        _is_known_owner(clean(owner["owner"]), who)
        or speaks_for(clean(owner["owner"]), who.filer)
        or (_PRODUCT.search(_BESIDE_BODY.split(owner["own"])[0]) and not SUFFIXED.search(run))
    ):
        return _pieces(run[: owner.end("owner")]), done
    for cut in _FOR.finditer(run) if "for" in run else ():
        if not _FOR_WHOM.fullmatch(cut["word"]):
            return _parts(run[: cut.end("word")], who), cut.end()
    return _pieces(run), done


def _is_known_owner(name: str, who: Context) -> bool:
    """True for somebody whom the document is known to call so, but for one whose own name ends in "'s"."""
    known = who.aliases.get(key(name))
    return known is not None and _OWNED.search(known.name) is None


def _stands_apart(owner: str, own: str, run: str, who: Context) -> bool:
    """True for what somebody is said to own, if the text has it without its owner, or both have a legal form."""
    name = clean(own)
    if who.bodies is None or " " not in name or ends_like_thing(name):
        return False
    if SUFFIXED.search(name) and SUFFIXED.search(clean(owner)):
        return True
    if key(name) in who.aliases or speaks_for(name, who.filer):
        return True
    return who.body(name) > 0 and len(who.bodies.mentions(run)) == 1 and in_running_text(name, who.bodies)


def _pieces(whole: str) -> tuple[tuple[int, int], ...]:
    """A run of capitals split at its joints, without the words that lead a part, unless two parts are one name."""
    pieces: list[tuple[int, int]] = []
    position = 0
    for joint in [*(j for j in _JOINTS.finditer(whole) if not _of_one_field(whole, j)), None]:
        stop = joint.start() if joint else len(whole)
        while lead := _LEAD.match(whole, position, stop):
            position = lead.end()
        if position < stop:
            pieces.append((position, stop))
        if joint:
            position = joint.start("anew") if joint["anew"] else joint.end()
    joined = (
        len(pieces) == 2
        and " the " not in whole[pieces[0][1] : pieces[1][0] + 1]
        and _SECOND_HALF.match(whole, pieces[1][0], pieces[1][1])
    )
    return ((pieces[0][0], pieces[1][1]),) if joined else tuple(pieces)


def _of_one_field(whole: str, joint: re.Match[str]) -> bool:
    """True for "and" between two words of one field ("Research and Development Authority")."""
    return any(
        whole.endswith(first, 0, joint.start()) and whole.startswith(f"{second} ", joint.end())
        for first, second in FIELDS
    )
