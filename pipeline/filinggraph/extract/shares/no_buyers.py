"""Names that head a part of a filing or a figure, or are of a place: they buy nothing."""

import re

NOT_A_BUYER = re.compile(
    r"^[QA]\.\s|^(?:Reports?|Notes?|Items?|Forms?|Sections?|Parts?|Statements?|Schedules?|Exhibits?|Tables?"
    r"|Segments?|Geographic|Product|Results|Management"
    r"|Overview|Review|Risk|Critical|Liquidity|Total|Other|Selected|Net|Gross|Cost|Consolidated(?!\s+[A-Z]))\b"
    r"|^Consolidated\s+(?:Accounts|Adjusted|Assets|Backlog|Balances?|Cash|Compan(?:y|ies)$|EBITDA|Entit(?:y|ies)|Financials?"
    r"|Gross|Income|Net|Operati(?:ng|ons)|Results?|Revenues?|Sales|Segments?|Statements?|Subsidiar(?:y|ies)|Totals?)\b"
    r"|^(?:German|French|Dutch|Danish|Swedish|Norwegian|Finnish|Spanish|Italian|British|European|American"
    r"|Canadian|Mexican"
    r"|Brazilian|Chinese|Japanese|Korean|Indian|Australian|Asian|African|Russian|Polish|Turkish|Israeli|Swiss"
    r"|Austrian|Belgian"
    r"|Irish|Portuguese|Greek|Nordic|Scandinavian|Federal|State|Retail|Wholesale|International|Domestic)$"
    r"|^(?:(?:Selected|Financial|Segment|Geographic|Supplement\w+|Statistical|Quarterly|Consolidated|Other"
    r"|Operating|Company"
    r"|Product|Market|Customer|Sales|Per|Condensed|Notes|Geographical|Summary|Additional)\b.*\s)?"
    r"(?:Data|Information|Statements?|Expenses?|Results|Risk|Categories|Regions)$"
)
