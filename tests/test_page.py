"""The explorer page in a real Chromium: from a search to the highlighted quote, and what must not happen on the way."""

import json
import shutil
from dataclasses import replace
from importlib import resources
from pathlib import Path
from urllib.parse import quote

import httpx
import pytest
from playwright.sync_api import expect, sync_playwright
from tests.conftest import missing
from tests.hand_made import Paper, all_said, day
from tests.sample_graph import graphs, write, write_large

from filinggraph.build import build
from filinggraph.model import Party, Registrant
from filinggraph.resolve import resolve
from filinggraph.semantics.assertions import Run
from filinggraph.semantics.quads import FilingGraph
from filinggraph.semantics.rdf import describe
from filinggraph.serve.layout import positions
from filinggraph.serve.pool import Limits
from filinggraph.serve.run import running
from filinggraph.store import open_store

ID = "https://w3id.org/filinggraph/id/"
LOCKER = f"{ID}party/cik-0000000101"
expect.set_options(timeout=30_000)  # a busy machine is slow, and that is no fault of the page
MARKUP = f"{ID}party/cik-0000000303"


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    with running(str(write(tmp_path_factory.mktemp("sample")))) as base:
        yield base


@pytest.fixture(scope="module")
def browser(chromium):
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield found
        found.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    found = context.new_page()
    found.wrong = []
    found.on("pageerror", lambda error: found.wrong.append(str(error)))
    found.on("console", lambda message: found.wrong.append(message.text) if message.type == "error" else None)
    found.on("dialog", lambda dialog: (found.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    yield found
    context.close()
    assert found.wrong == []


def view(url, place):
    return f"{url}/#/{place}"


def test_from_a_search_to_the_highlighted_quote_by_keyboard(page, url):
    page.goto(url)
    page.keyboard.press("/")
    page.keyboard.type("northern")
    expect(page.get_by_role("option").first).to_contain_text("Northern Locker Group Incorporated")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Northern Locker Group Incorporated")
    page.locator(".card a.when", has_text="28 Feb 2005").click()
    panel = page.get_by_role("complementary", name="Evidence")
    expect(panel.locator("blockquote").first).to_contain_text("expire February 28, 2005")
    expect(panel.locator("mark").first).to_have_text("current contracts with the USPS expire February 28, 2005")
    expect(panel).to_contain_text("contracts-expire")
    expect(panel.get_by_role("link", name="on EDGAR").first).to_have_attribute(
        "href", "https://www.sec.gov/Archives/edgar/data/101/000000010105000001/0000000101-05-000001-index.htm"
    )
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()


def test_evidence_tells_all_that_the_same_words_say(page, url):
    rows = page.request.get(f"{url}/api/ask/expiring-contracts").json()
    place = [column["name"] for column in rows["columns"]].index("contract")
    for contract in {row[place] for row in rows["rows"]}:
        told = page.request.get(f"{url}/api/ask/evidence", params={"id": contract}).json()
        names = [column["name"] for column in told["columns"]]
        claims = [dict(zip(names, row, strict=True)) for row in told["rows"]]
        page.goto(view(url, f"company/{quote(LOCKER, safe='')}?evidence={quote(contract, safe='')}"))
        passages = {(claim["quote"], claim["start"]) for claim in claims}
        expect(page.locator("#evidence .claim")).to_have_count(len(passages))
        expect(page.locator("#evidence .kicker").first).to_contain_text("Expiry date")
        kickers = " · ".join(page.locator("#evidence .kicker").all_inner_texts())
        shown = {name.replace(" ", "").lower() for name in kickers.split(" · ")}
        assert shown == {(claim["predicate"] or "TheFactAsAWhole").lower() for claim in claims}


@pytest.mark.parametrize("words", ["NLGI", "0000000101", "USPS"])
def test_the_search_knows_tickers_numbers_and_other_names(page, url, words):
    page.goto(url)
    page.get_by_role("combobox").fill(words)
    expect(page.get_by_role("option").first).to_contain_text(words)


def test_a_search_without_result_says_so(page, url):
    page.goto(url)
    page.get_by_role("combobox").fill("zzzz")
    expect(page.get_by_role("option")).to_contain_text("Nothing is called")


def test_a_shared_address_shows_the_same_state_elsewhere(page, url, browser):
    page.goto(view(url, f"company/{quote(LOCKER, safe='')}"))
    page.locator(".events a").first.click()
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    address = page.url
    words = page.locator("#evidence blockquote").first.inner_text()
    other = browser.new_page()
    other.goto(address)
    expect(other.locator("#evidence blockquote").first).to_have_text(words)
    expect(other.get_by_role("heading", level=1)).to_have_text("Northern Locker Group Incorporated")
    other.close()


def test_the_calendar_shows_months_filters_and_what_was_known(page, url):
    page.goto(view(url, "calendar?from=2005-01-01"))
    months = page.locator(".month h2")
    expect(months).to_have_count(2)
    expect(months.first).to_contain_text("Feb 2005")
    page.get_by_label("Government customers only").check()
    expect(months).to_have_count(1)
    page.get_by_label("Government customers only").uncheck()
    page.get_by_role("slider").evaluate("s => { s.value = 30; s.dispatchEvent(new Event('input')); }")
    expect(months.last).to_contain_text("Dec 2005")
    assert "known=2005-03-10" in page.url
    page.get_by_label("Share at least").select_option("50")
    expect(months).to_have_count(1)


def test_an_empty_calendar_says_what_to_do(page, url):
    page.goto(view(url, "calendar?from=1980-01-01&within=90"))
    expect(page.locator(".empty")).to_contain_text("No contract ends in this window")
    page.get_by_role("button", name="Next: 28 Feb 2005").click()
    expect(page.locator(".month h2").first).to_contain_text("Feb 2005")
    assert "from=2005-02-01" in page.url


def test_a_calendar_without_a_window_shows_the_nearest_ends_and_says_so(page, tmp_path):
    with running(str(write(tmp_path, only=(0, 3)))) as base:
        page.goto(view(base, "calendar"))
        expect(page.locator(".month h2").first).to_contain_text("Feb 2005")
        page.goto(view(base, "calendar?from=2005-03-01&within=90"))
        page.get_by_role("button", name="Last before: 28 Feb 2005").click()
        expect(page.locator(".month")).to_have_count(1)


def test_an_address_typed_over_another_of_the_same_view_is_followed(page, url):
    page.goto(view(url, "calendar?from=2005-01-01"))
    expect(page.locator(".month h2")).to_have_count(2)
    page.goto(view(url, "calendar?from=2006-01-01"))
    expect(page.locator(".month h2")).to_have_count(1)
    expect(page.locator(".month h2")).to_contain_text("Jun 2006")
    page.go_back()
    expect(page.locator(".month h2")).to_have_count(2)


def test_a_question_is_asked_sorted_filtered_and_saved(page, url):
    page.goto(view(url, "question/customers-by-year"))
    rows = page.locator("tbody tr")
    expect(rows).to_have_count(8)
    page.get_by_role("button", name="Percent", exact=True).click()
    expect(rows.first).to_contain_text("12 %")
    page.get_by_role("button", name="Percent", exact=True).click()
    expect(rows.first).to_contain_text("61 %")
    page.get_by_label("Filter rows").fill("quayside")
    expect(rows).to_have_count(1)
    page.get_by_label("Supplier").fill("NLGI")
    page.get_by_role("button", name="Ask").click()
    expect(rows).to_have_count(2)
    assert "supplier=NLGI" in page.url
    with page.expect_download() as download:
        page.get_by_role("link", name="CSV").click()
    assert "United States Postal Service" in Path(download.value.path()).read_text("utf-8")


def test_a_wrong_parameter_is_an_error_to_read_and_the_page_goes_on(page, url):
    page.goto(view(url, "question/customers-by-year?supplier=nobody"))
    expect(page.get_by_role("alert")).to_contain_text("no company of that name")
    page.wrong.clear()
    page.get_by_label("Supplier").fill("")
    page.get_by_role("button", name="Ask").click()
    expect(page.locator("tbody tr")).to_have_count(8)


def test_own_sparql_and_cypher_run_and_errors_have_their_place(page, url):
    page.goto(view(url, "sparql"))
    page.get_by_role("button", name="Run").click()
    expect(page.locator("tbody tr", has_text="Falls Steel Works Inc.").first).to_be_visible()
    page.get_by_label("SPARQL query").fill("SELECT * {\n ?s ?p }")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("alert")).to_contain_text("line 2, column 9")
    page.wrong.clear()
    page.goto(view(url, "cypher"))
    page.get_by_role("button", name="Run").click()
    expect(page.locator("tbody tr", has_text="Falls Steel Works Inc.").first).to_be_visible()


@pytest.mark.parametrize("language", ["sparql", "cypher"])
def test_every_example_of_a_query_has_rows(page, url, language):
    page.goto(view(url, language))
    examples = page.locator(".examples button")
    expect(examples.first).to_be_visible()
    for number in range(examples.count()):
        examples.nth(number).click()
        expect(page.locator("tbody tr").first).to_be_visible()
        page.get_by_label("query").fill("")
        page.reload()


def test_markup_in_names_and_quotes_stays_text(page, url):
    for place in (
        f"company/{quote(MARKUP, safe='')}?evidence={quote(MARKUP, safe='')}",
        "graph",
        "",
        "question/search",
    ):
        page.goto(view(url, place))
        page.wait_for_load_state("networkidle")
    page.goto(view(url, f"company/{quote(MARKUP, safe='')}?evidence={quote(MARKUP, safe='')}"))
    expect(page.get_by_role("heading", level=1)).to_have_text('<img src=x onerror=alert(1)> & Sons "B" Corp.')
    expect(page.locator("#evidence blockquote", has_text="<script>").first).to_be_visible()
    assert page.locator("img").count() == 0
    assert page.locator("body script").count() == 0


def test_no_request_leaves_the_server(page, url):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    for place in ("", f"company/{quote(LOCKER, safe='')}", "graph", "calendar", "questions", "sparql"):
        page.goto(view(url, place))
        page.wait_for_load_state("networkidle")
    assert len(asked) > 10
    assert all(one.startswith((url, "data:")) for one in asked)


def test_an_edge_of_the_graph_opens_its_quote_and_a_node_expands(page, url):
    page.goto(view(url, f"graph/{quote(f'{ID}party/cik-0000000202', safe='')}"))
    canvas = page.locator("canvas")
    expect(canvas).to_have_attribute("data-drawn", "4")
    page.locator(".edges summary").click()
    page.locator(".edges li", has_text="44 %").get_by_role("link").last.click()
    expect(page.locator("#evidence blockquote").first).to_be_visible()
    page.goto(view(url, f"graph/{quote(f'{ID}party/cik-0000000202', safe='')}?open={quote(LOCKER, safe='')}"))
    page.reload()
    expect(canvas).to_have_attribute("data-drawn", "5")


INKED = """canvas => {
  const { width, height } = canvas, data = canvas.getContext('2d').getImageData(0, 0, width, height).data;
  let left = width, right = 0, top = height, bottom = 0;
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) if (data[(y * width + x) * 4 + 3]) {
    left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
  }
  return [(right - left) / width, (bottom - top) / height];
}"""


def test_on_a_phone_the_graph_fills_the_canvas_and_the_canvas_the_screen(page, tmp_path):
    write_large(tmp_path, 300, 150)
    with running(str(tmp_path)) as base:
        page.set_viewport_size({"width": 390, "height": 844})
        page.goto(view(base, "graph"))
        canvas = page.locator("canvas[data-drawn]")
        expect(canvas).to_be_visible()
        page.wait_for_timeout(300)  # for the first frame
        place = canvas.bounding_box()
        assert place["width"] > 340
        assert place["height"] > 450
        assert place["y"] + place["height"] <= 844
        wide, high = canvas.evaluate(INKED)
        assert wide > 0.75
        assert high > 0.6


def test_a_card_leads_to_everyone_who_takes_part_where_nobody_is_said_to_sell(page, tmp_path):
    paper = Paper("0001", "2005-03-01", filer=Registrant("Harbour Cranes plc", "0000000404"))
    paper.contract(Party("Harbour Cranes plc"), Party("Falls Steel Works Inc."), expires=day("2006-01-31"))
    said = [(filing, [replace(f, supplier=None, customer=None) for f in facts]) for filing, facts in all_said([paper])]
    resolution = resolve(said)
    with open_store(str(tmp_path / "graph")) as store:
        store.write(describe(filing, facts, resolution, Run("1", "m")) for filing, facts in said)
    with running(str(tmp_path / "graph")) as base:
        page.goto(view(base, "calendar?from=2006-01-01"))
        links = page.locator(".card p a")
        expect(links).to_have_text(["Falls Steel Works Inc.", "Harbour Cranes plc"])
        links.first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Falls Steel Works Inc.")
        page.locator(".card p a", has_text="Harbour Cranes plc").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Harbour Cranes plc")


def test_a_filer_that_is_nowhere_named_goes_by_its_file(page, tmp_path):
    text = "The Company's largest customer, Brightwater Stores Inc., accounted for 20% of net sales in fiscal 2003."
    (tmp_path / "report-2003.txt").write_text(text)
    build([str(tmp_path / "report-2003.txt")], str(tmp_path / "graph"))
    with running(str(tmp_path / "graph")) as base:
        page.goto(base)
        page.get_by_role("combobox").fill("report-2003")
        page.get_by_role("option").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Filer of report-2003.txt (not named)")
        page.locator(".parties a", has_text="Brightwater Stores Inc.").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Brightwater Stores Inc.")
        expect(page.locator("main")).not_to_contain_text("the Company")


def test_light_and_dark_can_be_switched_and_are_kept(page, url):
    page.goto(url)
    before = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    page.get_by_label("Switch between light and dark").click()
    after = page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor")
    assert before != after
    page.reload()
    assert page.evaluate("getComputedStyle(document.body.parentElement).backgroundColor") == after


def test_colours_of_text_have_enough_contrast_in_light_and_dark(page, url):
    page.goto(url)
    for theme in ("light", "dark"):
        ratios = page.evaluate(
            """theme => {
              document.documentElement.dataset.theme = theme;
              const style = getComputedStyle(document.documentElement);
              const light = (hex) => {
                const parts = hex.trim().match(/[0-9a-f]{2}/gi).map((p) => parseInt(p, 16) / 255);
                const [r, g, b] = parts.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
                return 0.2126 * r + 0.7152 * g + 0.0722 * b;
              };
              const ratio = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              const value = (name) => light(style.getPropertyValue("--" + name));
              const pairs = [];
              for (const text of ["ink", "soft", "accent", "bad", "c0", "c1", "c2", "c3", "c4", "c5"])
                for (const ground of ["paper", "card", "wash"]) pairs.push(ratio(value(text), value(ground)));
              return pairs;
            }""",
            theme,
        )
        assert len(ratios) == 30
        assert min(ratios) >= 4.5


def test_every_control_has_a_name_and_every_view_one_heading(page, url):
    for place in (
        "",
        "calendar",
        "questions",
        "question/search",
        "sparql",
        "graph",
        f"company/{quote(LOCKER, safe='')}",
    ):
        page.goto(view(url, place))
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1")).to_have_count(1)
        unnamed = page.evaluate(
            """() => [...document.querySelectorAll("a, button, input, select, textarea, meter")].filter((e) =>
              !(e.textContent.trim() || e.getAttribute("aria-label") || e.labels?.length || e.title))
              .map((e) => e.outerHTML)"""
        )
        assert unnamed == []


VIEWS = ("", "calendar", "calendar?from=2000-01-01&within=36525", "questions", "question/expiring-contracts", "sparql")
VIEWS += ("cypher", "graph", "nothing", f"company/{quote(LOCKER, safe='')}?evidence={quote(LOCKER, safe='')}")
VIEWS += (f"resource/{quote(f'{ID}filing/0000000101-05-000001', safe='')}",)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("place", VIEWS)
def test_axe_finds_no_serious_violation(page, url, axe, place, theme):
    page.emulate_media(color_scheme=theme)
    page.goto(view(url, place))
    page.wait_for_load_state("networkidle")
    expect(page.locator("#view .note")).to_have_count(0)
    page.evaluate(axe)
    found = page.evaluate("async () => (await axe.run(document, { resultTypes: ['violations'] })).violations")
    serious = [v for v in found if v["impact"] in ("serious", "critical")]
    assert [(v["id"], [n["html"][:200] for n in v["nodes"]]) for v in serious] == []


@pytest.fixture(scope="module")
def axe():
    """The script of axe-core."""
    try:
        return (resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
    except ModuleNotFoundError:
        missing("axe-core: pip install axe-playwright-python")


@pytest.mark.parametrize("place", VIEWS)
def test_no_view_is_wider_than_a_phone(page, url, place):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(view(url, place))
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_ten_thousand_nodes_are_drawn_and_can_be_panned(page, tmp_path):
    write_large(tmp_path, 10_000, 20_000)
    with running(str(tmp_path), Limits(seconds=300, workers=1)) as base:
        page.goto(view(base, "graph"))
        page.wait_for_selector("canvas[data-drawn='10000']", timeout=120_000)
        canvas = page.locator("canvas")
        before = canvas.screenshot()
        canvas.focus()
        page.keyboard.press("ArrowRight")
        page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert canvas.screenshot() != before


def test_positions_are_the_same_every_time_and_no_two_nodes_coincide():
    edges = [(n, (n * 7) % 60) for n in range(60)]
    first = positions(60, edges)
    assert (first == positions(60, edges)).all()
    assert len({tuple(p) for p in first.round(1).tolist()}) == 60


@pytest.mark.parametrize(
    "path",
    [
        "/static/../run.py",
        "/static/%2e%2e/run.py",
        "/static/..%2frun.py",
        "/api/text/../../manifest.json",
        f"/api/text/{'0' * 64}?start=0&end=1",
        "/api/text/%2e%2e%2fmanifest.json?start=0&end=1",
        "/id/..%2f..%2fetc/passwd",
        "/nothing",
    ],
)
def test_tricks_with_paths_find_nothing(url, path):
    response = httpx.get(url + path)
    assert response.status_code == 404


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/api/ask/no-such", 400),
        ("/api/ask/expiring-contracts?from=soon", 400),
        ("/api/ask/expiring-contracts?colour=red", 400),
        ("/api/ask/search?text=a&as=exe", 400),
        ("/api/ask/evidence", 400),
    ],
)
def test_wrong_requests_get_a_status_and_a_sentence(url, path, status):
    response = httpx.get(url + path)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain")
    assert len(response.text) < 2000


def test_every_answer_forbids_foreign_scripts(url):
    for path in ("/", "/static/app.js", "/sparql", "/api/questions", "/nothing"):
        policy = httpx.get(url + path).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy


def test_cypher_that_writes_is_refused(url):
    before = httpx.post(f"{url}/api/cypher", content="MATCH (n:Party) RETURN count(n) AS n").json()
    for text in ("MATCH (n) DETACH DELETE n", "CREATE (:Party {id: 'x'})", "MATCH (n:Party) SET n.name = 'x'"):
        assert httpx.post(f"{url}/api/cypher", content=text).status_code in (400, 403, 503)
    assert httpx.post(f"{url}/api/cypher", content="MATCH (n:Party) RETURN count(n) AS n").json() == before


def test_identifiers_resolve_to_a_page_or_to_rdf(url):
    page = httpx.get(f"{url}/id/party/cik-0000000101", headers={"accept": "text/html,*/*;q=0.8"})
    assert page.status_code == 303
    assert page.headers["location"] == f"{url}/#/company/{quote(LOCKER, safe='')}"
    turtle = httpx.get(f"{url}/id/party/cik-0000000101", headers={"accept": "text/turtle"})
    assert turtle.headers["content-type"].startswith("text/turtle")
    assert "Northern Locker Group Incorporated" in turtle.text
    assert httpx.get(f"{url}/id/party/none", headers={"accept": "text/turtle"}).status_code == 404
    assert httpx.get(f"{url}/id/party/none", headers={"accept": "image/png"}).status_code == 406


def test_answers_come_as_files_too(url):
    response = httpx.get(f"{url}/api/ask/filings?as=csv")
    assert response.headers["content-disposition"] == 'attachment; filename="filings.csv"'
    assert response.text.splitlines()[0].startswith("filing,")


def test_a_neo4j_server_is_explored_in_the_same_way(page, neo4j, monkeypatch):
    neo4j.clear()
    with neo4j.store() as store:
        store.write(graphs())
    monkeypatch.setenv("NEO4J_USER", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    with running(neo4j.uri, Limits(workers=2)) as base:
        page.goto(base)
        page.get_by_role("combobox").fill("NLGI")
        expect(page.get_by_role("option").first).to_contain_text("Northern Locker Group Incorporated")
        page.keyboard.press("Enter")
        expect(page.get_by_role("heading", level=1)).to_have_text("Northern Locker Group Incorporated")
        expect(page.get_by_role("link", name="SPARQL")).to_be_hidden()
        page.locator(".card a.when", has_text="28 Feb 2005").click()
        expect(page.locator("#evidence blockquote").first).to_contain_text("expire February 28, 2005")
        page.wait_for_load_state("networkidle")
        page.wrong.clear()  # the text of the filing is not kept in Neo4j, and the panel says so
        page.goto(view(base, "calendar?from=2005-01-01"))
        expect(page.locator(".month h2")).to_have_count(2)
        page.goto(view(base, "graph"))
        expect(page.locator("canvas")).to_have_attribute("data-drawn", "6")
        page.goto(view(base, "cypher"))
        page.get_by_role("button", name="Run").click()
        expect(page.locator("tbody tr", has_text="Falls Steel Works Inc.").first).to_be_visible()
        assert httpx.get(f"{base}/sparql?query=ASK%20%7B%7D").status_code == 501
        assert httpx.post(f"{base}/api/cypher", content="MATCH (n) DETACH DELETE n").status_code in (400, 403)


def test_the_server_shows_what_a_new_build_wrote(tmp_path):
    folder = write(tmp_path)
    with running(str(folder), Limits(workers=1)) as base:

        def count():
            return json.loads(httpx.get(f"{base}/api/ask/overview?as=json").text)[0]["filings"]

        assert count() == 5
        with open_store(str(folder)) as store:
            gone = next(iter(store.digests()))
            assert isinstance(next(store.graphs()), FilingGraph)
            store.write([], remove=[gone])
        (folder / "manifest.json").write_text('{"format": 1, "changed": true}\n')
        assert count() == 4


def test_a_server_without_a_graph_says_so(tmp_path):
    shutil.rmtree(tmp_path / "none", ignore_errors=True)
    with running(str(tmp_path / "none")) as base:
        response = httpx.get(f"{base}/api/info")
        assert response.status_code in (200, 503)
