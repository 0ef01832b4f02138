"""Company, customer, contract, expiry: facts from company filings, each tied to the words that prove it."""

__version__ = "0.1.0"
