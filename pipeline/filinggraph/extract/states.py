"""Names of states and provinces: whose law governs, and which governments are customers."""

import re

STATES = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|"
    "Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|"
    "Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico|New York|"
    "North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota|"
    "Tennessee|Texas|Utah|Vermont|Virginia|Washington|West Virginia|Wisconsin|Wyoming|District of Columbia|"
    "Puerto Rico|U\\.S\\. Virgin Islands|Alberta|British Columbia|Manitoba|New Brunswick|Newfoundland|"
    "Nova Scotia|Ontario|Quebec|Saskatchewan|New South Wales|Queensland"
)
_OF = r"(?:(?:the\s+)?(?:State|Commonwealth|Province)\s+of\s+)?"
_STATE = re.compile(rf"{_OF}(?:{STATES})(?:\s*\([^()]{{1,40}}\)|[*†])*", re.I)


def is_state(name: str) -> bool:
    """True for "Ohio" and "State of Ohio", with a note behind it or without."""
    return _STATE.fullmatch(" ".join(name.split())) is not None
