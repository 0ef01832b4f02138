"""Words that end, join, or cannot stand in the name of a party, and words that stand for a party by its role."""

# Legal forms: only organisations carry them.
LEGAL_FORMS = frozenset(
    (
        "a.s a/s ab ag aktiebolag aktiengesellschaft aps asa b.v bhd bv c.v cia co company corp corporation "
        "cv d.o.o eood eurl f.s.b fsb g.i.e gie gmbh ilp inc incorporated jsc k.k kg kgaa kk "
        "kommanditgesellschaft l.c l.l.c l.l.p l.p lc lcc limited llc lllp llp lp ltd ltda n.a n.v nv ohg "
        "ooo oy oyj p.a p.c p.l.c pc persero pjsc plc pllc pte pty r.l s.a s.a.r.l s.a.s s.c s.l s.p s.p.a "
        "s.r.l s.à s.à.r.l sa sab sarl sas sdn sl spa srl sàrl tbk ulc"
    ).split()
)

# Legal forms that some names have in small letters.
SMALL_FORMS = frozenset("b.v gmbh inc llc llp ltd n.v plc s.a s.a.r.l s.p.a s.r.l".split())

# Legal forms that no name goes on after with "of" ("Galen Limited of 4 Adelaide Street").
ENDING = frozenset(
    "a/s ab ag b.v bv gmbh inc incorporated l.l.c limited llc llp ltd n.v nv plc pte pty s.a s.p.a".split()
)

# After these no further word of a name follows.
CLOSING = frozenset(("b.v gmbh inc incorporated l.l.c l.l.p llc lllp llp n.v plc").split())

# After these a name may be whole, and may go on.
WHOLE = frozenset(("ag association co company corp corporation l.l.c l.p limited lp ltd s.a trust").split())

# What may follow a comma or a closing form inside a name.
TRAILING = (LEGAL_FORMS - {"pc", "p.c", "p.a", "s.p", "sc", "s.c"}) | frozenset(("hong", "bermuda", "usa", "us"))

# Small words inside names.
LINKS = frozenset(("& at da de del den der di do dos du e et for in la le of on the und van von y").split())

# Words that a name has only before its legal form ("Water Now, Inc.", "BRG Manager, LLC").
SELDOM = frozenset(
    ("all any certain contract effective following its may note now our re schedule such us we you your").split()
)

# Words that a name has only right before its legal form, and never begins with ("BRG Manager, LLC").
LAST = frozenset(
    (
        "address chief compliance copy counsel date director executive form manager name officer page party "
        "president print secretary section table title version"
    ).split()
)

# Words of preambles, covers and signature pages that no name has.
STOP = frozenset(
    (
        "a a/k/a accepted addendum address agreed agreement agreements amended amendment among amongst an "
        "and/or annex appendix april are article as asterisks attachment attention attest attn august "
        "authorised authorized be between both brackets but by called ceo cfo chairman collectively "
        "confidential consideration contents d/b/a date: dated dba dear december defined definitions e-mail "
        "each either email entered executed execution exhibit exhibits f/k/a facsimile fax february friday "
        "from gentlemen had has have having her hereafter hereby herein hereinafter his if individually into "
        "is it january jointly july june ladies located made march marked monday not november october "
        "omitted or parties phone portions preamble purpose pursuant recital recitals redacted referred "
        "requested restated september shall signatory signed sincerely source tel telephone that their "
        "therefore this thursday to together treasurer truly tuesday under undersigned upon very vice was "
        "wednesday when whereas whereof which who whose will with witness witnesseth yours"
    ).split()
)

# What a contract calls a party by the part it plays.
ROLES = frozenset(
    (
        "administrator adviser advisor affiliate agent artist assignee assignor association athlete author "
        "bank borrower broker buyer carrier celebrity city client company consultant contractor corporation "
        "covenantor custodian customer dealer depositor designee developer distributor employee employer "
        "endorser executive franchisee franchisor fund grantee grantor guarantor holder host indemnitor "
        "individual investor issuer landlord lender lessee lessor licensee licensor manufacturer merchant "
        "mortgagee mortgagor operator originator owner participant partner party payee pledgor principal "
        "producer professional promoter provider publisher purchaser recipient remarketing repairer reseller "
        "retailer seller sender servicer shareholder shipper speaker sponsor stockholder subcontractor "
        "subscriber supplier talent tenant transferee transferor transporter trust trustee underwriter user "
        "vendor wholesaler"
    ).split()
)

# Abbreviations whose full stop ends no sentence.
ABBREVIATIONS = frozenset(
    (
        "assoc bhd bros cie co corp dept dr esq etc g.i.e gmbh inc intl jr l.p llc ltd m.d mfg mgmt mr mrs "
        "ms no ph.d pte pty sdn sr st u.s univ"
    ).split()
)
