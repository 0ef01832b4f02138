"""The words that periods are told in, as pattern text, and what they count and name: numbers, days, years."""

import datetime
import re

MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAY = rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH})"
YEAR = r"(?:19|20)\d\d"
NUMBERS = {
    w: i
    for i, w in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 1
    )
}
NUMBER = "(?:" + "|".join(NUMBERS) + r"|\d{1,2})"
NTH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
AND = r"(?:\s*,\s*(?:and\s+)?|\s+(?:and|or|versus|vs\.?|to)\s+|\s*/\s*)"
DATE = rf"(?:{DAY},?\s+{YEAR})"
LIST_TAIL = rf"(?:{AND}(?:(?:{DAY}),?\s+)?{YEAR})*"


def ends_in(text: str) -> list[datetime.date]:
    """Days in "December 31, 2011, 2010 and January 1, 2009": a bare year takes the day named before it."""
    out: list[datetime.date] = []
    day = ""
    marks = [m.group() for m in re.finditer(rf"{DAY}|{YEAR}", text, re.I)]
    for mark in marks:
        if re.fullmatch(YEAR, mark):
            made = day_in(day, int(mark)) if day else None
            if made:
                out.append(made)
        else:
            day = mark
    if marks and not out and day:
        return []
    pending = [i for i, mark in enumerate(marks) if not re.fullmatch(YEAR, mark)]
    if len(pending) > 1 and len(out) == 1:
        years = out[0].year
        return [d for i in pending if (d := day_in(marks[i], years))]
    return out


def day_in(day: str, year: int) -> datetime.date | None:
    """A printed day ("June 30") in that year; None where there is no such day."""
    number = re.search(r"\d{1,2}", day)
    name = re.search(r"[a-z]{3}", day, re.I)
    try:
        return (
            datetime.date(year, MONTHS.index(name.group().lower()) + 1, int(number.group()))
            if number and name
            else None
        )
    except ValueError:
        return None


def number_of(word: str) -> int:
    """A small number in words or digits."""
    return int(word) if word.isdigit() else NUMBERS[word.lower()]


def years_in(text: str) -> list[int]:
    """The years of a list, and those within a range ("2004-2007", "2004 through 2006")."""
    years = [int(y) for y in re.findall(YEAR, text)]
    ranged = re.search(rf"{YEAR}\s*(?:[-–]|to|through)\s*{YEAR}", text)
    if ranged and len(years) == 2 and 1 < abs(years[1] - years[0]) < 12:
        step = 1 if years[1] > years[0] else -1
        return list(range(years[0], years[1] + step, step))
    return years
