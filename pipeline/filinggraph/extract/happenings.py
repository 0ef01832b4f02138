"""What a sentence says has happened to a contract: kinds of events by verb and noun, with who does what to whom."""

import itertools
import re
from dataclasses import dataclass
from functools import lru_cache

from filinggraph.extract.caseless import Caseless
from filinggraph.extract.happening_ways import ways
from filinggraph.extract.needs import alternatives
from filinggraph.extract.prospects import has_not_come_about
from filinggraph.extract.sieve import Sieve, Sieved
from filinggraph.model import EventKind

NOUN = (
    r"(?:agreements?|contracts?(?!\s+(?:manufactur|assets?|liabilit|research|balances?|costs?|revenue|prices?))|subcontracts?|awards?|orders?|purchase\s+orders?|arrangements?|partnerships?|licen[cs]es?|sublicenses?|deals?|charters?|franchises?|"
    r"collaborations?|alliances?|sponsorships?|task\s+orders?|delivery\s+orders?|MSA|BPA|IDIQ|SOW|letters?\s+of\s+award|engagements?|mandates?|"
    r"memorand(?:um|a)\s+of\s+understanding|tenders?|pacts?|accords?|appointments?|concessions?|leases?|programs?|terms?|relationships?|options?|commitments?|work|recompete|joint\s+ventures?)"
)
_GAP = r"(?:[^.;]{0,90}?)"
_TRADES = (
    r"(?:buy|purchase|take|source|order|supply|sell|deliver|ship|provide|furnish|build|operate|manage"
    r"|distribute|market|manufacture|process|transport|haul|carry|maintain|clean|staff)"
)
# What follows a verb of trading where a firm or a part of it is bought, not its goods.
_NO_FIRM = (
    r"(?![^.;]{0,90}\b(?:business(?:es)?|units?|divisions?|subsidiar(?:y|ies)|shares?|stock|stakes?"
    r"|interests?|assets|(?<!the\s)compan(?:y|ies)|equity|notes?|bonds|propert(?:y|ies)|land|buildings?|headquarters"
    r"|operations|portfolio|majority)\b)"
)
_NOT = r"(?:\bnot\b|\bno\s+longer\b|n['’]t\b|\bnon-?)"

_PATTERNS: tuple[tuple[EventKind, str], ...] = (
    (
        EventKind.NON_AWARD,
        rf"{_NOT}\s+(?:be(?:en)?\s+|have\s+been\s+)?(?:awarded|selected|chosen|win|won|the\s+(?:winning|successful|selected|chosen)\s+(?:bidder|vendor|offeror|tenderer|proposer))\b|\b(?:was|were|been)\s+{_NOT}\s+(?:awarded|selected|chosen|successful)"
        rf"|\bunsuccessful\b{_GAP}\b(?:bid|proposal|tender|recompete)|\blost\s+(?:the\s+|its\s+|our\s+|a\s+)?(?:[\w-]+\s+){{0,4}}(?:bid|recompete|tender)\b"
        r"|\b(?:proposal|bid|tender|offer)s?\b[^.;]{0,60}\b(?:(?:was|were|(?:has|have|had)\s+not\s+been)\s+(?:not\s+)?(?:accepted|selected|successful|chosen)|(?:was|were)\s+rejected)\b"
        r"|\bnot\s+(?:be\s+)?(?:receiv(?:e|ed|ing)|get|obtain)\b[^.;]{0,40}\b(?:award|contract)\b"
        r"|\bwill\s+not\s+(?:be\s+)?(?:award|select)|\bnot\s+to\s+(?:award|select)\b|\bawarded\s+(?:[^.;]{1,80}?\s)?to\s+(?:another|a\s+(?:competitor|rival|different|competing))\b|\b(?:fail(?:s|ed)?\s+to|did\s+not)\s+win\b"
        r"|\b(?:selected|chose|chosen|picked)\s+(?:another|a\s+(?:different|competing|rival))\s+(?:[\w-]+\s+)?(?:supplier|vendor|provider|contractor|bidder|company|firm|offeror|tenderer|proposer|processor|carrier|operator|agency|manufacturer|distributor|hauler|laboratory|group)"
        r"|\b(?:selected|chose|chosen)\s+a\s+(?:competitor|rival)\b|\b(?:was|were|been)\s+outbid\b|\b(?:bids?|proposals?|tenders?|offers?)\b[^.;]{0,90}\b(?:was|were|proved|been)\s+unsuccessful\b|\bnot\s+among\s+(?:the|those)\b[^.;]{0,50}\b(?:chosen|selected|awarded)\b|\bdid\s+not\s+prevail\b|\blost\s+out\s+(?:to|on|in)\b"
        r"|\bunsuccessful\s+in\s+(?:its|our|their|the|winning|securing|retaining)\b|\b(?:contract|business|work)\s+(?:went|has\s+gone|was\s+given)\s+to\s+(?:another|a\s+(?:competitor|rival|different|competing))\b",
    ),
    (
        EventKind.NON_RENEWAL,
        rf"\b(?:{_NOT}(?!\s+(?:only|just|merely)\b)|declin\w+\s+(?:(?:in|on)\s+[\w\s,]{{2,24}}?\s)?to"
        r"|elected\s+not\s+to|decided\s+not\s+to|decision\s+not\s+to|intent\w*\s+not\s+to|does\s+not\s+(?:intend|plan)\s+to)\s*"
        r"(?:be(?:en)?\s+|to\s+be\s+|to\s+)?(?:renew(?:ed|ing|al)?|extend(?:ed)?)\b|\bnon-?renewal\b|\bnot\s+(?:be\s+)?(?:renewed|extended)\b"
        r"|\b(?:allow|let|permit)\w*\b[^.;]{0,50}\b(?:expire|lapse)\b"
        rf"|(?:\bnot\b|\bno\s+longer\b|n['’]t\b)\s+(?:be\s+|to\s+)?continu(?:e|ing)\b(?:\s+with)?\s+(?:the|its|our|their|this)\b[^.;]{{0,60}}?\b{NOUN}\b"
        r"|(?:\bnot\b|n['’]t\b|\bdeclin\w+\s+(?:(?:in|on)\s+[\w\s,]{2,24}?\s)?to)\s+(?:to\s+|be\s+)?(?:exercis(?:e|ed|ing)|pick(?:ed|ing)?\s+up|tak(?:e|ing)\s+up)\b[^.;]{0,50}\b(?:options?|renewal|extension)\b"
        r"|\b(?:discontinu|ceas|stop)\w*\b[^.;]{0,80}\bwhen\b[^.;]{0,60}\b(?:expires|ends|lapses|runs\s+out)\b"
        r"|(?:\bnot\b|n['’]t\b)\s+be\s+continued\s+(?:beyond|after|past)\b|\b(?:bring|brings|bringing|brought|take|taking|taken|move|moves|moving)\b[^.;]{0,60}?\bin-?house\b"
        r"|(?:\bnot\b|n['’]t\b)\s+(?:to\s+)?(?:seek\s+to\s+)?(?:re-?bid|re-?tender|re-?compete)\b"
        r"|(?:\bnot\b|n['’]t\b)\s+(?:to\s+|be\s+)?(?:seek|seeking|pursue|pursuing|offer(?:ed|ing)?)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+){0,2}(?:renewal|extension)\b",
    ),
    (
        EventKind.TRANSITION,
        r"\bconvert(?:ed|s|ing)?\s+(?:the|our|its|this|their)\s+(?:\w+\s+)?(?:arrangement|agreement|contract|relationship)\b"
        r"|\btransition\s+(?:period|services)?\s*(?:following|after|during|in\s+which|will\s+(?:follow|begin|last)|to\s+(?:a\s+)?(?:new|another|successor))"
        r"|\btransition\w*\b[^.;]{0,60}\bto\s+(?:another|a\s+(?:new|different)|other|an?\s+alternat\w+)\b"
        r"|\b(?:assum(?:ed|es|ing)|took\s+over|taken\s+over|takes\s+over|taking\s+over)\b[^.;]{3,110}?\b(?:from|succeeding|replacing)\b|\btakes?\s+over\s+from\b"
        r"|\btransition\s+period\b|\bexpected\s+transition\b|\bwind-?down\s+period\b"
        r"|\bcontinue\s+to\s+(?:purchase|supply|provide|buy|sell)\b[^.;]{0,80}\b(?:following|after|beyond|until|during)\b[^.;]{0,30}\b(?:expir|terminat|transition)",
    ),
    (
        EventKind.TERMINATION,
        rf"\bterminat(?:ed|es|ing|e)\b{_GAP}\b{NOUN}\b|\b{NOUN}\b\s+terminations?\b|\bde-?authori[sz]ed\s+as\b|\b{NOUN}\b[^.;]{{0,130}}?\b(?:was|were|been|is|be|being)\s+(?:mutually\s+)?(?:terminated|cancel+ed|rescinded)\b|\b{NOUN}\b[^.;]{{0,60}}?\bterminated\s+(?:on|in|as\s+of|effective)\b"
        rf"|\bterminat(?:ion|ing)\s+(?:of|under)\b{_GAP}\b{NOUN}\b|\b(?:notice|notif\w+)\b[^.;]{{0,60}}\bterminat(?:ion|ing|e)\b|\bcancel+(?:ed|ation|ing)\b{_GAP}\b(?:{NOUN}|project|survey|job|study)\b"
        rf"|\bend(?:ed|ing|s)\s+(?:its|our|their|the|an?)\s+(?:[\w-]+\s+){{0,3}}(?:relationship|agreement|contract|partnership|association)\s+with\b"
        rf"|\bdiscontinu\w+\b[^.;]{{0,40}}\b{NOUN}\b|\breject(?:ed|ing)\b\s+(?:its|the|our|their|this)\s+(?:[\w-]+\s+){{0,4}}(?:agreements?|contracts?|licen[cs]es?)\b",
    ),
    (
        EventKind.EXPIRATION,
        rf"\bexpir(?:ation|y)\s+of\b{_GAP}\b{NOUN}\b|\b{NOUN}\b[^.;]{{0,130}}?\b(?:expired|lapsed|ran\s+out|came\s+to\s+an\s+end|(?<!was\s)(?<!were\s)(?<!been\s)concluded\s+(?:on|in|at)|ended\s+(?:by|in\s+accordance\s+with|under|pursuant\s+to)\s+its\s+(?:own\s+)?terms)\b|\b(?:sub)?contract\b[^.;]{{0,60}}?\b(?:was|has\s+been)\s+completed\b|\bno\s+longer\s+(?:obligated|bound)\b"
        r"|\bnot\s+been\s+obligated\b",
    ),
    (
        EventKind.RENEWAL,
        rf"\b(?:renew(?:ed|s|al|ing)?|extend(?:ed|s|ing)?|extension|prolong\w*|re-?sign(?:ed|s)|re-?up(?:ped)?)\b{_GAP}\b{NOUN}\b"
        rf"|\b{NOUN}\b[^.;]{{0,60}}?\b(?:renew(?:ed|al|s)?|extend(?:ed|s)?|extension)\b(?!\s+(?:payment|credit|warrant\w+|family|care)\b)|\b(?:extended|renewed|prolonged)\s+it\b|\b(?:has|have|had|recently|also|just)\s+(?:recently\s+|just\s+|also\s+)?(?:renewed|re-?signed|re-?upped)\b|\b(?:was|were|been)\s+(?:renewed|extended|prolonged)\s+(?:by|for|until|through|to)\b|\bsigned\s+up\s+for\s+another\b|\bextended\b[^.;]{{0,70}}\bfor\s+(?:an?\s+)?(?:additional\s+|further\s+|another\s+)?\w+\s+years?\b|\b(?:exercis(?:ed|es|e|ing)|pick(?:ed|s|ing)\s+up|took\s+up|taken\s+up|invoked|activated)\b[^.;]{{0,60}}\boptions?\b|\boptions?\b[^.;]{{0,30}}\bexercised\b"
        rf"|\bcontinu(?:ation|ed|es|ing)\b\s+(?:of\s+)?(?:[\w’'-]+\s+){{0,6}}?(?:\b{NOUN}\b|role\s+as)|\b(?:extend|renew)(?:ed|s)\b[^.;]{{0,50}}\b(?<!\bimplementation\s)(?<!\bcompliance\s)(?<!\bcomment\s)(?<!\breview\s)periods?\b"
        r"|\brecompete\b|\bfollow-on\s+(?:contract|order|award)\b|\bthrough\s+(?:an|the)\s+extension",
    ),
    (
        EventKind.AMENDMENT,
        rf"\b(?:award\w*|receiv\w+|issued)\b[^.;]{{0,40}}\bmodifications?\b|\b(?<!\bas\s)(?:amend(?:ed|s|ing|ment|ments)?|modif(?:ied|ies|ication|ications)|restated|supplement(?:ed|al)|change\s+orders?)\b{_GAP}\b{NOUN}\b"
        rf"|\b{NOUN}\b[^.;]{{0,90}}?\b(?:was|were|been)\s+(?:subsequently\s+|further\s+|later\s+|(?:most\s+)?recently\s+|last\s+)?(?:amended|modified|restated)\b|\b(?:an?|the|this|first|second|third|fourth|fifth|such)\s+amendment\b"
        rf"|\bexpand(?:ed|s|ing)?\b\s+(?:and\s+\w+\s+)?(?:our|its|their|the|a|this|existing|strategic|long-?term|multi-year|global|[\s\w-]){{0,60}}?\b(?:partnership|collaboration|agreement|relationship|contract|alliance)\b"
        r"|\bagreed\s+to\s+(?:shorten|lengthen|revise|reduce|restructure|change)\s+(?:the|our|its|their)\s+(?:[\w-]+\s+){0,4}(?:agreement|contract|licen[cs]e|arrangement)\b"
        r"|\bexpanded\s+(?:partnership|agreement|collaboration)\b|\bentered\s+into\s+change\s+orders?\b",
    ),
    (
        EventKind.AWARD,
        rf"\b(?:has\s+|have\s+|was\s+|were\s+|been\s+|is\s+)*(?:award(?:ed|ing)|awards(?=\s+(?:[A-Z$\d]|an?\b|the\b))|award(?=\s+(?:an?|the|us)\b)|won|wins?|winning|secur(?:ed|es|ing)|received(?!\s+(?:under|pursuant|by|on|upon|in\s+connection)\b)|receives?|clinch\w*|land(?:ed|s)|book(?:ed|s)|procured|obtained|captured|bags?)\b{_GAP}\b{NOUN}\b"
        rf"|\b(?:enter(?:ed|s|ing)\s+(?:into|in)|sign(?:ed|s|ing)|execut(?:ed|es|ing)|inked|inks|conclud(?:ed|es)|finaliz(?:ed|es)|reached|struck|formaliz\w+|formed(?!\s+an?\s+(?:[\w-]+\s+){{0,3}}joint\s+venture)|forged|"
        rf"established|announc(?:ed|es|ing|e)(?!\s+that\s+(?:its|the|their)\s)|clos(?:ed|es)|complet(?:ed|es)\s+negotiations|negotiated|consummated|made\s+(?:an?|the)|agreed\s+(?:in\s+\w+\s+(?:\d{4}\s+)?)?to(?!\s+(?:mutually\s+)?(?:terminat|cancel|end|amend|exten|renew|modif|restat|expand|waive|shorten|lengthen|revis|reduc|restructur|chang))|agreed\s+on|landed|granted|unveil(?:ed|s))\b{_GAP}\b{NOUN}\b"
        rf"|\b(?:selected|selects|chosen|chose|picked|appointed|named|tapped|contracted|commissioned|engaged|hired|retained|designated)\b\s*(?:{_GAP})(?:\b(?:to|as|for|by)\b)"
        rf"|\b(?:signing|execution|award|formalization)\s+of\b{_GAP}\b{NOUN}\b|(?<!the\s)(?<!this\s)\bnew\s+(?:multi-year\s+)?(?:contract|agreement|partnership|order)\b|\bawarded\s+(?:by|to)\b|\b{NOUN}\s+(?:was|were|has\s+been|is)\s+(?:also\s+|recently\s+)?(?:awarded|signed|concluded|reached|executed|finali[sz]ed|placed|issued)\b"
        rf"|\b{NOUN}\b[^.;]{{0,60}}?\b(?:signed|entered\s+into|executed|(?:was|were|been)\s+concluded|awarded)\s+(?:in|on|with)\b"
        r"|\b(?:secured|won|gained|landed|signed|added)\s+(?:an?\s+|several\s+|two\s+|three\s+)?(?:[\w-]+\s+){0,3}(?:customers?|clients?)\b"
        r"|\bawarded\s+(?:us|it|the\s+Company)\b|\bnamed\s+(?:the|an?)\s+(?:official|exclusive|preferred)\b"
        r"|\bentrust(?:ed|s)\b[^.;]{3,120}\bto\b|\bplaced\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}orders?\b"
        r"|\bacquir(?:ed|es)\s+(?:[\w-]+\s+){0,4}rights\b[^.;]{0,20}\bfrom\b"
        r"|\b(?:an?|its)\s+(?:new\s+)?(?:binding|definitive|landmark|exclusive)\s+(?:[\w-]+\s+){0,4}(?:agreement|contract|deal)\s+with\b"
        rf"|\b(?:partner(?:ed|s)|partnering|team(?:ed|s|ing)\s+up)\s+with\b|\b(?:supply|deliver|provide)\b[^.;]{{0,50}}\bunder\s+(?:a|the)\s+new\b|\bwill\s+become\s+the\s+new\b"
        rf"|\b(?:said|says|announced|announcing|confirmed)\b[^.;]{{0,110}}?\bwill\s+{_TRADES}\b{_NO_FIRM}"
        r"|\bapprov(?:ed|es)\s+(?:an?|the|its)\s+(?:[\w$.,-]+\s+){0,5}?(?:contract|agreement)s?\b"
        r"|\b(?:new\s+(?:business|contracts?|awards?|wins|orders?)|contract\s+wins)\b[^.;]{0,50}\binclud(?:ed|es|ing)\b"
        r"|\bunder\s+an?\s+(?:new\s+)?[\w-]+-year\s+(?:agreement|contract)\s+that\s+(?:began|commenced|started|took\s+effect)\b"
        rf"|\b(?:agreed|committed|contracted|undertaken|signed\s+up)\s+to\s+(?:exclusively\s+|jointly\s+)?{_TRADES}\b{_NO_FIRM}"
        r"|\b(?:voted|opted|decided|elected)\s+(?:(?:unanimously|(?:on\s+)?\w+day(?:\s+night)?|\d+-\d+)\s+){0,3}to\s+(?:hire|award|select|engage|retain|appoint|name|use|contract\s+with)\b",
    ),
)
PATTERNS = tuple((kind, Caseless(pattern)) for kind, plain in _PATTERNS for pattern in (plain, *ways(kind)))
_SAID = Sieve(
    [(n, Caseless(one)) for n, (_, pattern) in enumerate(PATTERNS) for one in alternatives(pattern.pattern)],
    lambda item: item[1],
)
CUE = Sieved(
    r"agreement|contract|award|order|partner|arrangement|licen[cs]|renew|terminat|expir|exten[ds]|amend|select|chosen|sponsor|collaborat|transition|deal\b|"
    r"supply|option|team(?:ed|ing|s)?\s+up|pact\b|accord\b|hire\b|hired|(?:agreed|committed)\s+to\b|\bbid(?:s|ders?)?\b|picked\b|tapped\b|designated\b|unsuccessful|deliveries\b|shipments\b|signed\s+up|will\s+(?:buy|purchase|supply)\b|recompete|engaged|appointed|alliance|won\b|wins\b|secured\b|rights\b|joint\s+venture|charter|franchise|proposal|"
    r"re-?upped|ordered\b|dropped\b|granted\b|given\s+(?:us|it|the)\b|\bpacts?\b|tie-up|prolong|lengthen|part(?:ed)?\s+ways|called\s+(?:it|off)|(?:come|came)\s+aboard|the\s+nod\b|standardi[sz]|entrust|concession|moved\b|moving\b|shift|switch|transfer|migrat|redeliver|taken?\s+over|took\s+over|succeed|replac|assumed\b|purchases\s+from|sells?\s+to\b|"
    r"period\s+of\s+performance|(?:performance|ordering|base)\s+(?:period|year)|subscriptions?\b|statements?\s+of\s+work|affiliations?\b|exclusivity|assignment\b"
    r"|resign(?:ed|s)\b|nominat(?:ed|es)\b|elsewhere\b|dismiss(?:ed|es)\b|cancel+(?:ed|s)\b|addendum\b|new\s+(?:customers?|clients?|assignments?)\b|gave\s+notice\b|\bchose\b|\b(?:told|informed|notified|advised)\b|present\s+(?:vendor|supplier|provider)\b|\bsigned\b"
    r"|signed\s+(?:on\s+)?for\b|\bterm\s+(?:is|runs?|begins?|began|starts?|of)\b|purchase\s+commitment",
    re.I,
)
_DENIED = Caseless(
    r"\b(?:has|have|had|did|does|do|is|are|was|were)\s+not\s+(?:yet\s+)?(?:enter|sign|execut|terminat|amend|renew|receiv|been\s+(?:terminat|amend|cancel))",
)
# What a contract provides for all along: no renewal and no end has come of it.
_STANDING = re.compile(
    r"\b(?:renews\s+(?:from|on\s+an\s+annual)|(?:renew(?:ed|s|able)?|continu\w+|extend(?:ed|s)?)\s+(?:from\s+)?(?:year|month)[\s-]to[\s-](?:year|month)"
    r"|continues?\s+(?:in\s+(?:effect|force)\s+)?for\s+(?:successive|terms|periods|further)|(?:renews?|renewed)\s+for\s+(?:like|successive|further|additional)\s+(?:terms|periods)"
    r"|(?:one|two|three|four|five|six|several)\s+(?:[\w-]+-(?:year|month)\s+)?(?:extensions|renewals)\s+(?:at|of\s+\w+\s+years?\s+each)"
    r"|optional\s+(?:years?|extensions?|renewals?|periods?)|(?:an?|one|two|three|four|five|six|\d)\s+(?:[\w-]+-(?:year|month)\s+)?option\s+(?:periods|years)"
    r"|subject\s+to\s+(?:earlier\s+)?cancel+ation)\b",
    re.I,
)
_NEITHER = re.compile(r"\bneither\s+(?:party|side|company|of\s+(?:them|us|the\s+parties))\s+(?:has|had|have)\b", re.I)
_NONE = Caseless(
    r"\bnone\s+of\s+(?:our|its|the|these|those)\s+(?:[^\s;:]+\s+){1,6}?(?:was|were|has\s+been|have\s+been|is|are)\s+(?:so\s+)?(?:awarded|signed|renewed|terminated|amended|cancel+ed)\b|\bno\s+(?:[^\s;:]+\s+){1,14}?(?:was|were|has\s+been|have\s+been)\s+(?:awarded|signed|reached|concluded|executed|entered\s+into|renewed|terminated|amended)\b",
)
_TENTATIVE = Caseless(
    r"\b(?:letters?\s+of\s+intent|LOI|non-?binding|memorand(?:um|a)\s+of\s+understanding|MOU|term\s+sheet|proposed|(?<!request\sfor\s)(?<!requests\sfor\s)proposals?|provisional|offer(?:ed|s)?\s+to|intends?\s+to|plans?\s+to|"
    r"expects?\s+to\s+(?:enter|sign|award|select|be\s+awarded)|seek(?:s|ing)?\s+to|negotiat(?:e|es|ing)|in\s+negotiations|discussions|bid(?:ding)?\s+(?:for|on)|"
    r"(?:may|might|could|can|would|should)\s+(?:not\s+|also\s+|further\s+|then\s+|in\s+(?:the\s+)?future\s+|have\s+to\s+|need\s+to\s+)?(?:enter|sign|execute|conclude|win|select|choose)|"
    r"would\s+(?:not\s+)?have\s+(?:signed|entered|executed|concluded|awarded|selected|chosen|won)|"
    r"may\s+(?:be\s+|also\s+|further\s+)?(?:terminat|renew|extend|amend|cancel|award|prolong|lengthen|exercise)|can\s+(?:be\s+)?(?:terminat|extend|renew)|right\s+to\s+(?:terminat|renew|extend|cancel)|option\s+to\s+(?:renew|extend|terminat)|"
    r"unless\s+(?:terminated|renewed|extended|either|sooner|earlier)|if\s+(?:the|this|either|any|we)\b|(?<!ended\s)(?<!ceased\s)upon\s+(?:the\s+)?(?:termination|expiration)|"
    r"cannot\s+(?:predict|say|be\s+(?:sure|certain))|can['’]t\s+(?:predict|say)|whether|intention\s+to\s+(?:award|enter|sign)|look(?:s|ing)?\s+forward\s+to\s+(?:teaming|partnering|working|entering|signing)|in\s+the\s+past|(?:is|are)\s+partnered|opportunity\s+for|"
    r"(?:subject|prior)\s+to\s+(?:earlier\s+)?termination|subject\s+to\s+(?:the\s+)?(?:negotiation|execution|signing)|until\s+terminated|remains?\s+subject\s+to|terminable|renewable|(?<!non-)(?<!non\u2011)cancel+able|automatically\s+(?:renew(?:s|ing|able|al)?\b|be\s+(?:renewed|extended)|extends?\b)|(?:is|are|be)\s+automatically\s+(?:renewed|extended)|renew(?:s|ing|able)?\s+automatically|renews\s+(?:for|each|every|annually|yearly)|(?:up|due|comes?|came)\s+for\s+renewal|options?\s+(?:[\w-]+\s+){1,4}to\s+(?:renew|extend|terminat)\w*|automatic\s+(?:renewals?|extensions?)|short-?list(?:ed)?|finalist|(?:renewal|extension)\s+(?:options?|terms?|periods?)|options?\s+to\s+(?:renew|extend|terminat)\w*|(?:anticipates?|expects?|plans?|intends?)\s+(?:awarding|signing|entering|selecting)|invited\s+to\s+(?:bid|submit|tender)|(?<!after\sa\s)(?<!after\sthe\s)(?<!following\sa\s)(?<!through\sa\s)(?<!response\sto\sa\s)(?<!competitive\s)requests?\s+for\s+proposals?|jury|(?<!awarded\sa\s)(?<!awarded\s)potential)\b",
)


# What is told in order to deny it: "Reports that the contract was terminated are wrong".
_RUMOUR = Caseless(
    r"\b(?:suggestions?|rumou?rs?|speculation|reports|claims|allegations?)\b[^.;]{0,60}\bthat\b[^;]*\b(?:is|are|was|were)\s+(?:not\s+(?:true|correct|accurate)|wrong|false|untrue|unfounded|incorrect|baseless|without)\b"
    r"|\b(?:denied|denies|rejected|dismissed)\s+(?:[\w-]+\s+){0,3}?(?:suggestions?|rumou?rs?|reports?|speculation|claims?)\b",
)
_AFTERWARDS = re.compile(r"\W*(?:[^;]{0,90}[-–—]\s+)?(?:After|Following)\b[^.;]{0,120},\s", re.I)
_LONG_AGO = re.compile(r"\b(?:originally|initially|previously|formerly|first|had)\s+(?:been\s+)?$", re.I)
_TOLD_THAT = re.compile(
    r"\b(?:notif|inform|advis|announc|said|told|report|learn|confirm|disclos|state)\w*\b[^;]{0,120}\b(?:that|it|we|they)\s+(?:[\w’'.-]+\s+){0,6}?had\s+(?:been\s+)?$",
    re.I,
)
_OFFICE = re.compile(
    r"\b(?:appointed|named|elected|hired|promoted)\b[^.;]{0,80}\b(?:Chief|President|Chairman|Chairwoman|Director|Officer|CEO|CFO|COO)\b"
)
_OTHERS = re.compile(r"\bcompetitors?\b[^.;]{0,60}$|\b(?:settled|complaint|lawsuit|infring\w+)\b[^.;]{0,80}$", re.I)
_EXERCISED = re.compile(
    r"\b(?:exercis(?:ed|es|ing)|pick(?:ed|s)\s+up|took\s+up|taken\s+up|invoked|activated|declared|ma(?:de|kes?|king)\s+use\s+of|(?:voted|decided|elected|chose|opted|agreed)\s+to\s+exercise)\s+(?:an?|its|the|their|one|all|both|two|three)\b[^.;]{0,40}\boptions?\b",
    re.I,
)
_GUESSED = re.compile(r"\b(?:if|may(?!\s+\d)|might|could|unless|not|once|when)\b", re.I)
_REACHES = re.compile(r"\bextends\s+(?:through|until|to|into|from|over)\b", re.I)
_WAS_TO = re.compile(
    r"\b(?:(?:was|were)\s+(?:to|due|scheduled)|would)\s+(?:to\s+)?(?:otherwise\s+)?have\s+expired\b", re.I
)
_ONCE = re.compile(
    r"\b(?:originally|initially|previously|formerly|first)\s+(?:signed|entered|awarded|executed|made)\b", re.I
)
_REFUSALS = frozenset({EventKind.NON_AWARD, EventKind.NON_RENEWAL})


@dataclass(frozen=True, slots=True)
class Happening:
    """An event pattern found in a sentence."""

    kind: EventKind
    start: int
    end: int


def triggers(text: str) -> list[Happening]:
    """Every event pattern in a sentence, of all kinds, nothing left out; refusals alone hide what they refuse."""
    if not CUE.stands_in(text):
        return []
    found: list[Happening] = []
    for kind, match in _said(text):
        if not any(h.start < match.end() and match.start() < h.end and h.kind in _REFUSALS for h in found):
            found.append(Happening(kind, match.start(), match.end()))
    return found


def happenings(text: str) -> list[Happening]:
    """What the sentence says has happened; refusals hide the positive kinds inside them."""
    if not CUE.stands_in(text):
        return []
    found: list[Happening] = []
    for kind, match in _said(text):
        taken = any(h.start < match.end() and match.start() < h.end for h in found if _hides(h.kind, kind))
        if (
            not taken
            and not any(h.kind is kind for h in found)
            and not tentative(text, match.start(), match.end(), kind)
        ):
            found.append(Happening(kind, match.start(), match.end()))
    kinds = {h.kind for h in found}
    if EventKind.AWARD in kinds and kinds & {EventKind.NON_AWARD, EventKind.NON_RENEWAL}:
        found = [h for h in found if h.kind is not EventKind.AWARD]
    return found


@lru_cache(maxsize=1024)
def _said(text: str) -> tuple[tuple[EventKind, re.Match[str]], ...]:
    """Every place where a pattern of an event matches, pattern by pattern.

    Many sentences have the words of a pattern and few its turn of phrase: asking its alternatives one by one tells
    these apart in a third of the time of walking over the text with all of them.
    """
    found: list[tuple[EventKind, re.Match[str]]] = []
    for n, some in itertools.groupby(_SAID.left(text), lambda item: item[0]):
        if any(one.search(text) for _, one in some):
            kind, pattern = PATTERNS[n]
            found += [(kind, match) for match in pattern.finditer(text)]
    return tuple(found)


def _hides(first: EventKind, second: EventKind) -> bool:
    """True when text read as the first kind is not read again as the second."""
    refusals = {EventKind.NON_AWARD, EventKind.NON_RENEWAL, EventKind.TERMINATION}
    return first in refusals or (second is EventKind.AWARD and first in (EventKind.RENEWAL, EventKind.AMENDMENT))


def tentative(text: str, start: int, end: int, kind: EventKind) -> bool:
    """True when what the words at start:end say is denied, planned, conditional or a mere right."""
    fronted = _AFTERWARDS.match(text[:start])
    window = text[max(0, start - 70, fronted.end() if fronted else 0) : min(len(text), end + 25)]
    none = any(m.start() < end and start < m.end() for m in _NONE.finditer(text))
    none = none or any(m.end() <= start for m in _NEITHER.finditer(text))
    if has_not_come_about(text, kind, start, end):
        return True
    if (none or _DENIED.search(window)) and kind not in _REFUSALS:
        return True
    if _RUMOUR.search(text):
        return True
    if kind in (EventKind.NON_AWARD, EventKind.NON_RENEWAL, EventKind.TRANSITION):
        return bool(
            re.search(
                r"\b(?:if|may(?!\s+\d)|might|could|unless|can\s+be|right\s+to|either\s+party|each\s+party)\b",
                text[max(0, start - 80) : end],
                re.I,
            )
        )
    if kind is EventKind.AWARD and (_OFFICE.search(text) or _OTHERS.search(text[:start])):
        return True
    if kind is EventKind.AWARD and (
        (_LONG_AGO.search(text[max(0, start - 20) : start]) and not _TOLD_THAT.search(text[:start]))
        or _ONCE.search(text[start:end])
    ):
        return True
    if kind is EventKind.RENEWAL and _EXERCISED.search(text[max(0, start - 30) : end]):
        return bool(_GUESSED.search(text[max(0, start - 60) : start]))
    if kind in (EventKind.RENEWAL, EventKind.TERMINATION) and _STANDING.search(window):
        return True
    if kind is EventKind.RENEWAL and _REACHES.search(text[max(start, end - 10) : end + 12]):
        return True
    if kind is EventKind.EXPIRATION and _WAS_TO.search(text[max(0, start - 20) : end]):
        return True
    return bool(_TENTATIVE.search(window))
