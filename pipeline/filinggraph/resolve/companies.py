"""The reference list of companies that a user gives: central index keys, names and tickers."""

import csv
import io
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from filinggraph.errors import ResolveError
from filinggraph.resolve.names import normal


@dataclass(frozen=True, slots=True)
class Company:
    """One company of the list. `cik` has ten digits; `tickers` are as listed."""

    cik: str
    name: str
    tickers: tuple[str, ...] = ()
    lei: str = ""


@dataclass(frozen=True, slots=True)
class Companies:
    """The list, found by CIK and by normalised name."""

    by_cik: dict[str, Company]
    by_key: dict[str, tuple[Company, ...]]
    by_ticker: dict[str, tuple[Company, ...]]

    @classmethod
    def of(cls, companies: Iterable[Company]) -> "Companies":
        """The list of these companies; rows of one CIK are one company with several tickers."""
        by_cik: dict[str, Company] = {}
        for one in companies:
            known = by_cik.get(one.cik)
            tickers = tuple(dict.fromkeys((*known.tickers, *one.tickers))) if known else one.tickers
            by_cik[one.cik] = Company(one.cik, known.name if known else one.name, tickers, one.lei)
        by_key: dict[str, list[Company]] = {}
        by_ticker: dict[str, list[Company]] = {}
        for one in sorted(by_cik.values(), key=lambda c: c.cik):
            by_key.setdefault(normal(one.name).key, []).append(one)
            for ticker in one.tickers:
                by_ticker.setdefault(ticker.upper(), []).append(one)
        return cls(by_cik, {k: tuple(v) for k, v in by_key.items()}, {k: tuple(v) for k, v in by_ticker.items()})


def read_companies(path: str | Path) -> Companies:
    """The list at path: company_tickers.json as the SEC publishes it, or CSV with the columns cik, name, ticker (lei).

    Raises ResolveError with the line or entry for a row without a usable CIK or name.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ResolveError(f"{path}: cannot be read as UTF-8 text: {error}") from error
    rows = _json(path, text) if text.lstrip()[:1] in ("{", "[") else _csv(path, text)
    if not rows:
        raise ResolveError(f"{path}: no companies; give company_tickers.json or CSV with the header cik,name,ticker")
    return Companies.of(rows)


def _json(path: str | Path, text: str) -> list[Company]:
    try:
        data: Any = json.loads(text)
    except ValueError as error:
        raise ResolveError(f"{path}: not JSON: {error}") from error
    if isinstance(data, dict) and isinstance(data.get("fields"), list):  # company_tickers_exchange.json
        named = [
            (f"data[{i}]", dict(zip(data["fields"], row, strict=False))) for i, row in enumerate(data.get("data", []))
        ]
    else:
        named = list(data.items()) if isinstance(data, dict) else [(str(i), row) for i, row in enumerate(data)]
    return [_company(f"{path}: entry {place}", row) for place, row in named]


def _csv(path: str | Path, text: str) -> list[Company]:
    reader = csv.DictReader(io.StringIO(text, newline=""))
    header = [name.strip().lower() for name in reader.fieldnames or ()]
    if "cik" not in header or "name" not in header:
        raise ResolveError(f"{path}:1: columns are {','.join(header) or 'missing'}; give cik,name,ticker")
    reader.fieldnames = header
    return [_company(f"{path}:{reader.line_num}", row) for row in reader]


def _company(place: str, row: Any) -> Company:
    if not isinstance(row, dict):
        raise ResolveError(f"{place}: {str(row)[:60]!r} is not a company; give cik, name and ticker")
    cik = str(row.get("cik_str", row.get("cik")) or "").strip()
    name = str(row.get("title", row.get("name")) or "").strip()
    if not re.fullmatch(r"\d{1,10}", cik) or not name:
        raise ResolveError(f"{place}: cik {cik!r}, name {name!r}; a CIK of up to ten digits and a name are needed")
    tickers = tuple(str(row.get("ticker") or "").replace(";", " ").split())
    return Company(cik.zfill(10), name, tickers, str(row.get("lei") or "").strip().upper())
