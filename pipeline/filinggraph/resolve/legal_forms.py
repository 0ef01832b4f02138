"""Legal forms at the end of company names, by the exact form and by the family within which writers mix them up."""

# Spelling (lower case, no punctuation) → form. Longer spellings win over shorter ones.
FORMS: dict[tuple[str, ...], str] = {
    tuple(spelling.split()): form
    for form, spellings in {
        "inc": "inc|incorporated|incorporation|inc ltd|co inc|company inc|and co inc|and company inc|co incorporated",
        "corp": "corp|corporation|corpn|and corp|co corp",
        "co": "co|company|and co|and company|cos|and cos",
        "ltd": "ltd|limited|co ltd|company limited|company ltd|co limited|corp ltd|corporation limited|corporation ltd"
        "|pty ltd|pty limited|pte ltd|pte limited|pvt ltd|private limited|pvt limited|private ltd|ltda|limitada"
        "|and co ltd|and company limited|ltee|inc limited|sdn bhd|bhd|tbk",
        "llc": "llc|lc|limited liability company|limited liability co|ltd liability co|company llc|co llc|holdco llc",
        "lp": "lp|limited partnership|ltd partnership|company lp|co lp|and co lp|ltd lp",
        "llp": "llp|lllp|limited liability partnership|limited liability limited partnership",
        "plc": "plc|public limited company|public ltd co",
        "pc": "pc|professional corporation|professional corp|pllc|pa",
        "na": "na|national association|n a",
        "fsb": "fsb|federal savings bank|ssb",
        "sa": "sa rl|sa r l|"
        "sa|sociedad anonima|societe anonyme|sa de cv|sab de cv|s de rl de cv|de cv|sas|sca|saic|sau|sl|srl|sarl",
        "ag": "ag|aktiengesellschaft|se|gmbh|gmbh and co kg|gmbh and co|ag and co kgaa|se and co kgaa|mbh|ev|ohg",
        "kgaa": "kgaa|kommanditgesellschaft auf aktien",
        "nv": "nv|naamloze vennootschap|bv|besloten vennootschap|cv",
        "spa": "spa|societa per azioni",
        "nordic": "ab|publ|aktiebolag|oy|oyj|asa|aksjeselskap|hf|ehf|aps",
        "kk": "kk|kabushiki kaisha|kaisha",
        "ulc": "ulc|unlimited liability company",
        "jsc": "jsc|ojsc|pjsc|pao|oao|joint stock company|open joint stock company",
    }.items()
    for spelling in spellings.split("|")
}
LONGEST = max(map(len, FORMS))

# Forms that writers use for one another; the others name another legal person.
_FAMILY = {"inc": "corporation", "corp": "corporation", "co": "corporation"}


def family(form: str) -> str:
    """Family of a form: "corporation" for Inc., Corp. and Co., else the form itself ("" for none)."""
    return _FAMILY.get(form, form)


def split(tokens: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Tokens without the legal forms at their end, and the outermost form but a mere "company" ("" for none).

    The last token that remains is never taken: "The Limited" keeps its name.
    """
    form = ""
    while len(tokens) > 1:
        for length in range(min(LONGEST, len(tokens) - 1), 0, -1):
            found = FORMS.get(tokens[-length:])
            if found:
                tokens, form = tokens[:-length], found if form in ("", "co") else form  # "X, Inc. Company" is an Inc.
                break
        else:
            break
    return tokens, form
