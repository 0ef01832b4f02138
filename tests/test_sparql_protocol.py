"""The query part of the SPARQL 1.1 Protocol, against a running server.

The first group writes out the cases of the W3C protocol tests (query operations); the data are our own.
"""

import contextlib
import http.client
import importlib
import json
import shutil
import socket
import subprocess
import sys
import time
import xml.etree.ElementTree as ET
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote, urlencode

import httpx
import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from tests.conftest import missing

from filinggraph.serve.form import form_of
from filinggraph.serve.pool import Limits
from filinggraph.serve.run import running

FORM = {"content-type": "application/x-www-form-urlencoded"}
DIRECT = {"content-type": "application/sparql-query"}
JSON = "application/sparql-results+json"
GRAPHS = [f"http://example.org/data{n}" for n in range(1, 4)]


def _folder(path: Path) -> Path:
    store = ox.Store(str(path / "rdf"))
    type_ = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    for number, graph in enumerate(GRAPHS, 1):
        name = ox.NamedNode(graph)
        node = ox.NamedNode(f"http://example.org/thing{number}")
        store.add(ox.Quad(name, type_, ox.NamedNode("http://purl.org/dc/terms/Dataset"), name))
        store.add(ox.Quad(node, ox.NamedNode("http://example.org/label"), ox.Literal(f'<b>"{number}"\n'), name))
        for value in range(40):
            store.add(ox.Quad(node, ox.NamedNode("http://example.org/n"), ox.Literal(1000 * number + value), name))
    store.flush()
    (path / "manifest.json").write_text('{"format": 1}\n')
    return path


@pytest.fixture(scope="module")
def url(tmp_path_factory):
    folder = _folder(tmp_path_factory.mktemp("graph"))
    limits = Limits(seconds=60, workers=2, waiting=2, result_bytes=200_000, body_bytes=1_000_000)
    with running(str(folder), limits) as base:
        yield base


@pytest.fixture(scope="module")
def client(url):
    with httpx.Client(base_url=url, timeout=60) as found:
        yield found


@pytest.fixture(scope="module")
def hasty(tmp_path_factory):
    """A server that gives a query two seconds."""
    folder = _folder(tmp_path_factory.mktemp("hasty"))
    with (
        running(str(folder), Limits(seconds=2, workers=2, waiting=2)) as base,
        httpx.Client(base_url=base, timeout=60) as found,
    ):
        yield found


def ask(client, text, **extra):
    return client.get("/sparql", params={"query": text, **extra}, headers={"accept": JSON}).json()["boolean"]


IN_DEFAULT = "ASK {{ <{0}> a ?t }}"
BOTH = f"ASK {{ <{GRAPHS[0]}> a ?t . <{GRAPHS[1]}> a ?t }}"
IN_NAMED = f"ASK {{ GRAPH <{GRAPHS[0]}> {{ ?s a ?t }} GRAPH <{GRAPHS[1]}> {{ ?u a ?t }} }}"


class TestW3CQueryCases:
    def test_query_via_get(self, client):
        response = client.get("/sparql?query=ASK%20%7B%7D")
        assert response.status_code == 200
        assert response.headers["content-type"] == JSON
        assert response.json()["boolean"] is True

    def test_query_via_url_encoded_post(self, client):
        response = client.post("/sparql", content="query=ASK%20%7B%7D", headers=FORM)
        assert response.status_code == 200
        assert response.json()["boolean"] is True

    def test_query_via_direct_post(self, client):
        response = client.post("/sparql", content="ASK {}", headers=DIRECT)
        assert response.status_code == 200
        assert response.json()["boolean"] is True

    def test_one_default_graph_via_get_and_post(self, client):
        query = IN_DEFAULT.format(GRAPHS[0])
        pairs = [("query", query), ("default-graph-uri", GRAPHS[0])]
        assert client.get("/sparql", params=pairs).json()["boolean"] is True
        assert client.post("/sparql", content=urlencode(pairs), headers=FORM).json()["boolean"] is True
        other = [("query", query), ("default-graph-uri", GRAPHS[1])]
        assert client.get("/sparql", params=other).json()["boolean"] is False

    def test_several_default_graphs_via_get_and_post(self, client):
        pairs = [("query", BOTH), *(("default-graph-uri", g) for g in GRAPHS[:2])]
        assert client.get("/sparql", params=pairs).json()["boolean"] is True
        assert client.post("/sparql", content=urlencode(pairs), headers=FORM).json()["boolean"] is True
        assert client.get("/sparql", params=pairs[:2]).json()["boolean"] is False

    def test_named_graphs_via_get_and_post(self, client):
        pairs = [("query", IN_NAMED), *(("named-graph-uri", g) for g in GRAPHS[:2])]
        assert client.get("/sparql", params=pairs).json()["boolean"] is True
        assert client.post("/sparql", content=urlencode(pairs), headers=FORM).json()["boolean"] is True
        assert client.get("/sparql", params=pairs[:2]).json()["boolean"] is False

    def test_default_and_named_graphs_together(self, client):
        query = (
            f"ASK {{ <{GRAPHS[0]}> a ?t GRAPH <{GRAPHS[1]}> {{ ?s a ?t }} FILTER NOT EXISTS {{ <{GRAPHS[1]}> a ?t }} }}"
        )
        pairs = [("query", query), ("default-graph-uri", GRAPHS[0]), ("named-graph-uri", GRAPHS[1])]
        assert client.get("/sparql", params=pairs).json()["boolean"] is True

    def test_graphs_in_the_url_of_a_direct_post(self, client):
        response = client.post(
            "/sparql?default-graph-uri=" + quote(GRAPHS[1]), content=IN_DEFAULT.format(GRAPHS[0]), headers=DIRECT
        )
        assert response.json()["boolean"] is False

    def test_the_protocol_overrides_the_dataset_of_the_query(self, client):
        query = f"ASK FROM <{GRAPHS[0]}> {{ <{GRAPHS[1]}> a ?t }}"
        assert ask(client, query) is False
        assert ask(client, query, **{"default-graph-uri": GRAPHS[1]}) is True

    @pytest.mark.parametrize(
        ("query", "accept", "kind"),
        [
            ("SELECT * { ?s ?p ?o } LIMIT 1", None, JSON),
            ("SELECT * { ?s ?p ?o } LIMIT 1", "application/sparql-results+xml", "application/sparql-results+xml"),
            ("SELECT * { ?s ?p ?o } LIMIT 1", "text/csv", "text/csv; charset=utf-8"),
            ("SELECT * { ?s ?p ?o } LIMIT 1", "text/tab-separated-values", "text/tab-separated-values; charset=utf-8"),
            ("ASK {}", "application/sparql-results+xml;q=0.4, application/sparql-results+json;q=0.6", JSON),
            ("ASK {}", "text/html, application/xhtml+xml, */*;q=0.1", JSON),
            (f"DESCRIBE <{GRAPHS[0]}>", "application/rdf+xml", "application/rdf+xml"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", None, "text/turtle; charset=utf-8"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples", "application/n-triples"),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "application/ld+json;q=0.9, text/turtle;q=0.2", "application/ld+json"),
        ],
    )
    def test_content_types(self, client, query, accept, kind):
        headers = {} if accept is None else {"accept": accept}
        response = client.get("/sparql", params={"query": query}, headers=headers)
        assert response.status_code == 200
        assert response.headers["content-type"] == kind
        assert response.content

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
    def test_other_methods_are_refused(self, client, method):
        assert client.request(method, "/sparql?query=ASK%20%7B%7D").status_code == 405

    def test_more_than_one_query_is_refused(self, client):
        assert client.get("/sparql?query=ASK%20%7B%7D&query=SELECT%20%2A%20%7B%7D").status_code == 400
        assert client.post("/sparql?query=ASK%20%7B%7D", content="ASK {}", headers=DIRECT).status_code == 400

    def test_a_wrong_media_type_is_refused(self, client):
        assert client.post("/sparql", content="ASK {}", headers={"content-type": "text/plain"}).status_code == 415

    def test_a_missing_media_type_is_refused(self, client):
        assert client.post("/sparql", content="query=ASK%20%7B%7D").status_code == 415

    def test_a_form_without_query_is_refused(self, client):
        assert client.post("/sparql", content="a=b", headers=FORM).status_code == 400

    def test_text_that_is_not_utf_8_is_refused(self, client):
        utf16 = "ASK {}".encode("utf-16")
        assert client.post("/sparql", content=utf16, headers=DIRECT).status_code == 400
        headers = {"content-type": "application/sparql-query; charset=UTF-16"}
        assert client.post("/sparql", content=utf16, headers=headers).status_code == 400

    def test_bad_syntax_is_refused(self, client):
        assert client.get("/sparql?query=ASK%20%7B").status_code == 400


class TestDescription:
    def test_without_a_query_the_endpoint_describes_itself(self, client, url):
        graph = rdflib.Graph().parse(data=client.get("/sparql").text, format="turtle")
        sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        (service,) = graph.subjects(rdflib.RDF.type, sd.Service)
        assert graph.value(service, sd.endpoint) == rdflib.URIRef(f"{url}/sparql")
        assert graph.value(service, sd.supportedLanguage) == sd.SPARQL11Query

    def test_void_counts_what_is_there(self, client):
        graph = rdflib.Graph().parse(data=client.get("/.well-known/void").text, format="turtle")
        void = rdflib.Namespace("http://rdfs.org/ns/void#")
        (data,) = graph.subjects(rdflib.RDF.type, void.Dataset)
        assert int(graph.value(data, void.triples)) == 3 * 42

    def test_a_browser_is_led_to_the_page(self, client):
        response = client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"})
        assert response.status_code == 303

    def test_description_in_a_type_that_is_not_there(self, client):
        assert client.get("/void", headers={"accept": "image/png"}).status_code == 406


class TestLimits:
    ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"

    def test_an_endless_query_ends_with_503_and_the_server_goes_on(self, hasty):
        response = hasty.get("/sparql", params={"query": self.ENDLESS})
        assert response.status_code == 503
        assert "longer than 2 seconds" in response.text
        assert ask(hasty, "ASK {}") is True

    def test_a_huge_result_ends_with_503_and_no_broken_body(self, client):
        response = client.get("/sparql", params={"query": "SELECT * { ?a ?b ?c . ?d ?e ?f }"})
        assert response.status_code == 503
        assert "larger than 200,000 bytes" in response.text

    def test_too_many_at_once_get_429_and_are_told_when_to_come_back(self, hasty):
        def one(number):
            return hasty.get("/sparql", params={"query": f"{self.ENDLESS} # {number}"})

        with ThreadPoolExecutor(8) as threads:
            responses = list(threads.map(one, range(8)))
        found = sorted(r.status_code for r in responses)
        assert found == [429] * 4 + [503] * 4
        assert all(r.headers["retry-after"] for r in responses)
        assert ask(hasty, "ASK {}") is True

    def test_many_who_ask_the_same_at_once_share_one_run(self, hasty):
        def one(_):
            return hasty.get("/sparql", params={"query": self.ENDLESS})

        with ThreadPoolExecutor(8) as threads:
            responses = list(threads.map(one, range(8)))
        assert [r.status_code for r in responses] == [503] * 8  # nobody was turned away
        assert ask(hasty, "ASK {}") is True

    def test_a_connection_that_lies_idle_longer_than_clients_keep_theirs_is_still_answered(self, url):
        connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
        with contextlib.closing(connection):
            for pause in (0, 6):  # seconds; httpx and others use a connection again within 5
                time.sleep(pause)
                connection.request("GET", "/sparql?query=ASK%20%7B%7D")
                assert connection.getresponse().read()

    def test_what_is_new_every_time_is_not_kept(self, client):
        texts = ("SELECT (STRUUID() AS ?n) {}", "SELECT (rand ( ) AS ?n) {}")
        for text in texts:
            found = {client.get("/sparql", params={"query": text}).text for _ in range(3)}
            assert len(found) == 3

    def test_a_body_of_ten_megabytes_is_refused(self, client):
        for headers in (DIRECT, FORM):
            assert client.post("/sparql", content=b"#" * 10_000_000, headers=headers).status_code == 413
        parts = (b"#" * 100_000 for _ in range(100))
        assert client.post("/sparql", content=parts, headers=DIRECT).status_code == 413

    def test_a_query_that_needs_too_much_memory_is_stopped(self, tmp_path):
        hungry = "SELECT (COUNT(*) AS ?n) { SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } }"
        folder = _folder(tmp_path)
        limits = Limits(seconds=60, workers=1, memory_bytes=600_000_000)
        with running(str(folder), limits) as base:
            response = httpx.get(f"{base}/sparql", params={"query": hungry}, timeout=90)
            assert response.status_code == 503
            assert "memory" in response.text
            assert httpx.get(f"{base}/sparql", params={"query": "ASK {}"}).json()["boolean"] is True


class TestRefusals:
    @pytest.mark.parametrize(
        ("query", "place"),
        [
            ("SELECT * {\n  ?s ?p }", "line 2, column 10, after 'SELECT * { ?s ?p }': the query cannot go on"),
            ("SELECT * { ?s ?p ?o", 'after \'SELECT * { ?s ?p ?o\': expected ",", ".", ";"'),
            ("SELECTED * {}", "line 1"),
            ("SELECT ?x { ?s foo:bar ?x }", "prefix not found"),
            ("", "line 1, column 1"),
        ],
    )
    def test_a_broken_query_is_answered_with_its_place(self, client, query, place):
        response = client.get("/sparql", params={"query": query})
        assert response.status_code == 400
        assert place in response.text

    @pytest.mark.parametrize(
        "text",
        [
            "INSERT DATA { <a:a> <a:b> <a:c> }",
            "PREFIX ex: <http://example.org/> DELETE WHERE { ?s ?p ?o }",
            "# SELECT\nCLEAR ALL",
            "LOAD <http://example.org/>",
            "drop graph <http://example.org/data1>",
        ],
    )
    def test_updates_are_refused_by_every_way(self, client, text):
        before = client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).text
        assert client.get("/sparql", params={"query": text}).status_code == 403
        assert client.get("/sparql", params={"update": text}).status_code == 403
        assert client.post("/sparql", content=urlencode({"update": text}), headers=FORM).status_code == 403
        headers = {"content-type": "application/sparql-update"}
        assert client.post("/sparql", content=text, headers=headers).status_code == 403
        assert client.get("/sparql", params={"query": "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"}).text == before

    def test_service_is_off_however_it_is_written(self, client):
        for call in ("SERVICE", "service silent", "SeRvIcE/**/"):
            query = f"SELECT * {{ {call} <http://127.0.0.1:9/> {{ ?s ?p ?o }} }}"
            assert client.get("/sparql", params={"query": query}).status_code in (400, 403)

    def test_the_word_service_is_allowed_where_it_is_data(self, client):
        query = """PREFIX service: <http://example.org/> # SERVICE
        SELECT ?service { ?service service:service "SERVICE" , 'it\\'s SERVICE', <http://example.org/SERVICE> }"""
        assert client.get("/sparql", params={"query": query}).status_code == 200

    def test_a_graph_name_that_is_no_iri_is_refused(self, client):
        response = client.get("/sparql", params={"query": "ASK {}", "default-graph-uri": "no iri <"})
        assert response.status_code == 400

    def test_a_type_that_cannot_be_given_is_refused(self, client):
        response = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": "image/png"})
        assert response.status_code == 406
        response = client.get("/sparql", params={"query": "ASK {}"}, headers={"accept": f"{JSON};q=0"})
        assert response.status_code == 406


EVERYTHING = {"query": "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o"}


class TestHttp:
    def test_any_page_may_ask(self, client):
        response = client.get("/sparql", params=EVERYTHING, headers={"origin": "https://example.org"})
        assert response.headers["access-control-allow-origin"] == "*"
        headers = {
            "origin": "https://example.org",
            "access-control-request-method": "POST",
            "access-control-request-headers": "content-type",
        }
        response = client.options("/sparql", headers=headers)
        assert response.status_code == 200
        assert "POST" in response.headers["access-control-allow-methods"]

    def test_answers_are_compressed_on_demand(self, client):
        response = client.get("/sparql", params=EVERYTHING, headers={"accept-encoding": "gzip"})
        assert response.headers["content-encoding"] == "gzip"
        assert len(response.json()["results"]["bindings"]) == 126
        for accepted in ("", "identity", "gzip;q=0, identity", "br"):
            response = client.get("/sparql", params=EVERYTHING, headers={"accept-encoding": accepted})
            assert "content-encoding" not in response.headers

    def test_an_unchanged_answer_is_not_sent_again(self, client):
        first = client.get("/sparql", params=EVERYTHING)
        again = client.get("/sparql", params=EVERYTHING, headers={"if-none-match": first.headers["etag"]})
        assert again.status_code == 304
        assert not again.content
        other = client.get("/sparql", params={"query": "ASK {}"}, headers={"if-none-match": first.headers["etag"]})
        assert other.status_code == 200

    def test_head_gives_the_headers_alone(self, client):
        response = client.head("/sparql", params={"query": "ASK {}"})
        assert response.status_code == 200
        assert not response.content

    def test_the_log_holds_no_query(self, client, caplog):
        with caplog.at_level("INFO", logger="filinggraph.serve"):
            client.get("/sparql", params={"query": "ASK { ?secret ?p ?o }"})
            for _ in range(100):  # lines of a moment are written together
                if caplog.text:
                    break
                time.sleep(0.05)
        assert "/sparql" in caplog.text
        assert "secret" not in caplog.text

    def test_xml_results_escape_what_they_hold(self, client):
        response = client.get("/sparql", params=EVERYTHING, headers={"accept": "application/sparql-results+xml"})
        texts = [e.text for e in ET.fromstring(response.text).iter() if e.tag.endswith("literal")]
        assert '<b>"1"\n' in texts


SUBJECTS = st.sampled_from(["?a", "?b", "<http://example.org/thing1>", "<http://example.org/thing2>"])
PREDICATES = st.sampled_from(["?p", "<http://example.org/n>", "<http://example.org/label>", "a"])
OBJECTS = st.sampled_from(["?a", "?o", "1001", "2005", "<http://purl.org/dc/terms/Dataset>"])
PATTERNS = st.builds("{} {} {} .".format, SUBJECTS, PREDICATES, OBJECTS)
FILTERS = st.sampled_from(["", "FILTER(isNumeric(?o) && ?o > 1020)", "FILTER(isLiteral(?o))", "FILTER(isIRI(?o))"])


@st.composite
def queries(draw):
    group = draw(PATTERNS) + draw(FILTERS)
    kind = draw(st.sampled_from(["plain", "optional", "union", "minus", "exists"]))
    other = draw(PATTERNS)
    extra = {
        "plain": "",
        "optional": f"OPTIONAL {{ {other} }}",
        "union": f"}} UNION {{ {other}",
        "minus": f"MINUS {{ {other} }}",
        "exists": f"FILTER EXISTS {{ {other} }}",
    }[kind]
    return f"SELECT DISTINCT * {{ {{ {group} {extra} }} }}"


def _rows(document):
    bindings = document["results"]["bindings"]
    return sorted(
        sorted((name, c["type"], c["value"], c.get("datatype", "")) for name, c in row.items()) for row in bindings
    )


@pytest.fixture(scope="module")
def peer(client):
    text = client.get(
        "/sparql", params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"}, headers={"accept": "application/n-triples"}
    ).text
    return rdflib.Graph().parse(data=text, format="nt")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=queries())
def test_random_queries_have_the_rows_that_rdflib_finds(client, peer, query):
    ours = client.get("/sparql", params={"query": query})
    if ours.status_code == 503 and "larger than" in ours.text:
        return
    assert ours.status_code == 200
    theirs = json.loads(peer.query(query).serialize(format="json"))
    assert _rows(ours.json()) == _rows(theirs)


class TestClients:
    """Programs that people point at an endpoint, as they are, or their requests as they send them."""

    def test_rdflib_can_use_the_endpoint_as_a_store(self, url):
        graph = rdflib.Graph(SPARQLStore(f"{url}/sparql", returnFormat="json"))
        rows = list(graph.query("SELECT ?g { ?g a <http://purl.org/dc/terms/Dataset> } ORDER BY ?g"))
        assert [str(row[0]) for row in rows] == GRAPHS
        label = rdflib.URIRef("http://example.org/label")
        assert str(graph.value(rdflib.URIRef("http://example.org/thing2"), label)) == '<b>"2"\n'
        assert len(list(graph.triples((None, label, None)))) == 3

    @pytest.mark.parametrize("method", ["GET", "POST"])
    @pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
    def test_sparqlwrapper_reads_every_form_of_result(self, url, method, form):
        wrapper = _wrapper(url, method)
        wrapper.setQuery("SELECT ?g { ?g a <http://purl.org/dc/terms/Dataset> } ORDER BY ?g")
        wrapper.setReturnFormat(form)
        found = wrapper.query().convert()
        if form == "json":
            assert [row["g"]["value"] for row in found["results"]["bindings"]] == GRAPHS
        else:
            text = found.toxml() if form == "xml" else found.decode()
            assert all(graph in text for graph in GRAPHS)

    @pytest.mark.parametrize("form", ["turtle", "xml", "n3", "json-ld"])
    def test_sparqlwrapper_reads_graphs_and_answers_of_yes_and_no(self, url, form):
        wrapper = _wrapper(url, "POST")
        wrapper.setQuery("CONSTRUCT WHERE { ?s <http://example.org/label> ?o }")
        wrapper.setReturnFormat(form)
        found = wrapper.query().response
        syntax = ox.RdfFormat.from_media_type(found.headers["content-type"].partition(";")[0])
        assert len(list(ox.parse(found.read(), format=syntax))) == 3
        wrapper.setQuery("ASK {}")
        wrapper.setReturnFormat("json")
        assert wrapper.query().convert()["boolean"] is True

    def test_a_form_in_a_browser_as_yasgui_sends_it(self, client):
        form = {"content-type": "application/x-www-form-urlencoded", "origin": "https://yasgui.example"}
        for query, accept, kind in (
            ("SELECT * { ?s ?p ?o } LIMIT 10", "application/sparql-results+json,*/*;q=0.9", JSON),
            ("ASK { ?s ?p ?o }", "application/sparql-results+json,*/*;q=0.9", JSON),
            ("CONSTRUCT WHERE { ?s ?p ?o }", "application/n-triples,*/*;q=0.9", "application/n-triples"),
            ("DESCRIBE ?s { ?s a ?c } LIMIT 1", "application/n-triples,*/*;q=0.9", "application/n-triples"),
            (
                "SELECT * { ?s ?p ?o } LIMIT 10",
                "application/sparql-results+json,application/json,application/sparql-results+xml;q=0.8,text/csv;q=0.5",
                JSON,
            ),
        ):
            response = client.post("/sparql", content=urlencode({"query": query}), headers={**form, "accept": accept})
            assert response.status_code == 200
            assert response.headers["content-type"] == kind
            assert response.headers["access-control-allow-origin"] == "*"
        broken = client.post("/sparql", content=urlencode({"query": "SELECT {"}), headers=form)
        assert broken.status_code == 400
        assert broken.headers["access-control-allow-origin"] == "*"  # else a page on another server sees no message
        update = {"update": "INSERT DATA { <a:a> <a:b> <a:c> }"}
        refused = client.post("/sparql", content=urlencode(update), headers={**form, "accept": "text/plain,*/*;q=0.9"})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (403, "*")
        asked = {"origin": "https://yasgui.example", "access-control-request-method": "POST"}
        asked["access-control-request-headers"] = "content-type,x-requested-with,authorization"
        assert client.options("/sparql", headers=asked).status_code == 200


def _wrapper(url, method):
    try:
        wrapper = importlib.import_module("SPARQLWrapper")
    except ModuleNotFoundError:
        missing("SPARQLWrapper: pip install sparqlwrapper")
    made = wrapper.SPARQLWrapper(f"{url}/sparql")
    made.setMethod(method)
    return made


THING = "http://example.org/thing1"
LOOKUPS = [
    f"SELECT * {{ <{THING}> ?p ?o }}",
    f"SELECT ?p ?o WHERE {{ GRAPH ?g {{ <{THING}> ?p ?o }} }} LIMIT 5",
    f"PREFIX ex: <http://example.org/> SELECT DISTINCT ?n {{ GRAPH ?g {{ <{THING}> ex:label ?l ; ex:n ?n }} }}",
    f"ASK {{ <{GRAPHS[0]}> a <http://purl.org/dc/terms/Dataset> }}",
    f'ASK {{ <{THING}> <http://example.org/label> "x" }}',
]
NO_LOOKUPS = [
    "SELECT * { ?s ?p ?o }",
    f"SELECT * {{ ?s ?p <{THING}> }}",
    f"SELECT * {{ <{THING}> ?p ?o . ?a ?b ?c }}",
    f"SELECT * {{ <{THING}> ?p ?o . ?p ?b ?c }}",
    f"SELECT DISTINCT * {{ <{THING}> ?p ?o ; ?q ?r }}",
    f"SELECT * {{ <{THING}> ?p ?o ; ?q ?r ; ?s ?t }}",
    f"SELECT * {{ GRAPH ?g {{ <{THING}> a ?a, ?b, ?c, ?d }} }}",
    f"SELECT * {{ <{THING}> (<http://example.org/n>|!<http://example.org/n>)* ?o }}",
    f"SELECT * {{ <{THING}> <http://example.org/n>+ ?o }}",
    f"SELECT * {{ <{THING}> ?p ?o FILTER(?o > 3) }}",
    f"SELECT (COUNT(*) AS ?n) {{ <{THING}> ?p ?o }}",
    f"SELECT * {{ <{THING}> ?p ?o }} ORDER BY ?o",
    f"SELECT * {{ <{THING}> ?p ?o OPTIONAL {{ ?o ?q ?r }} }}",
    f"DESCRIBE <{THING}>",
    "SELECT * { _:b ?p ?o }",
]


class TestLookups:
    """Queries that the server answers itself: only such as cannot keep it from answering others."""

    @pytest.mark.parametrize("query", LOOKUPS)
    def test_what_starts_at_a_node_and_ends_nearby_is_a_lookup(self, query):
        assert form_of(query).lookup

    @pytest.mark.parametrize("query", NO_LOOKUPS)
    def test_what_can_make_much_work_is_none(self, query):
        assert not form_of(query).lookup

    def test_a_form_is_blind_to_constants_but_not_to_what_they_hide(self):
        one, other = (f'SELECT * {{ <urn:{n}> ?p "{n} SERVICE" }} # {n} DROP' for n in "ab")
        assert form_of(one) == form_of(other)
        assert form_of(one).lookup
        assert not form_of(one).service
        assert form_of('INSERT DATA { <urn:a> <urn:b> "SELECT" }').update == "INSERT"
        assert form_of("SELECT * { ?a ?b ?c FILTER(?a < ?b && ?b > ?c) } # <SERVICE>").service is False
        assert form_of("SELECT * { SERVICE <urn:a> { ?s ?p ?o } }").service

    @pytest.mark.parametrize("query", LOOKUPS)
    def test_a_lookup_has_the_same_answer_every_time(self, client, query):
        answers = [client.post("/sparql", content=query, headers=DIRECT) for _ in range(4)]
        assert {a.status_code for a in answers} == {200}
        assert len({json.dumps(_canonical(a.json())) for a in answers}) == 1
        assert len({a.headers["content-type"] for a in answers}) == 1

    def test_what_is_built_anew_is_seen_by_lookups_too(self, tmp_path):
        folder = _folder(tmp_path)
        query = {"query": f"SELECT ?o {{ <{THING}> <http://example.org/label> ?o }}"}
        with running(str(folder), Limits(workers=1)) as base, httpx.Client(base_url=base, timeout=60) as client:
            assert len([client.get("/sparql", params=query).json() for _ in range(3)][-1]["results"]["bindings"]) == 1
            store = ox.Store(str(folder / "rdf"))
            more = ox.Quad(ox.NamedNode(THING), ox.NamedNode("http://example.org/label"), ox.Literal("more"))
            store.add(ox.Quad(*more.triple, ox.NamedNode(GRAPHS[1])))
            store.flush()
            del store
            (folder / "manifest.json").write_text('{"format": 1, "n": 2}\n')
            assert len(client.get("/sparql", params=query).json()["results"]["bindings"]) == 2

    def test_a_long_lookup_is_left_to_the_workers_and_still_bounded(self, tmp_path):
        store = ox.Store(str(tmp_path / "rdf"))
        node, label = ox.NamedNode(THING), ox.NamedNode("http://example.org/n")
        store.bulk_extend(ox.Quad(node, label, ox.Literal(n), ox.NamedNode(GRAPHS[0])) for n in range(20_000))
        store.add(ox.Quad(ox.NamedNode(GRAPHS[0]), label, ox.Literal(1), ox.NamedNode(GRAPHS[0])))
        store.flush()
        del store
        (tmp_path / "manifest.json").write_text('{"format": 1}\n')
        limits = Limits(workers=1, result_bytes=1_000_000)
        with running(str(tmp_path), limits) as base, httpx.Client(base_url=base, timeout=60) as client:
            for iri, status in ((GRAPHS[0], 200), (GRAPHS[0], 200), (THING, 503), (GRAPHS[0], 200)):
                response = client.get("/sparql", params={"query": f"SELECT * {{ <{iri}> ?p ?o }}"})
                assert response.status_code == status


def _canonical(document):
    return document if "boolean" in document else _rows(document)


@pytest.fixture(scope="module")
def oxigraph(tmp_path_factory):
    """Oxigraph's own server on the same data."""
    program = shutil.which("oxigraph") or shutil.which("oxigraph", path=str(Path(sys.executable).parent))
    if program is None:
        missing("Oxigraph's server: pip install oxigraph")
    folder = _folder(tmp_path_factory.mktemp("oxigraph"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{probe.getsockname()[1]}"
    command = [program, "serve-read-only", "--location", str(folder / "rdf"), "--bind", place, "--union-default-graph"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        with httpx.Client(base_url=f"http://{place}", timeout=60) as found:
            for _ in range(100):
                with contextlib.suppress(httpx.TransportError):
                    found.get("/query", params={"query": "ASK {}"})
                    break
                time.sleep(0.1)
            yield found
        process.terminate()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.one_of(queries(), st.sampled_from(LOOKUPS)))
def test_random_queries_have_the_rows_of_oxigraphs_own_server(client, oxigraph, query):
    ours = client.get("/sparql", params={"query": query})
    if ours.status_code == 503 and "larger than" in ours.text:
        return
    theirs = oxigraph.get("/query", params={"query": query}, headers={"accept": JSON})
    assert (ours.status_code, theirs.status_code) == (200, 200)
    if "LIMIT" not in query:
        assert _canonical(ours.json()) == _canonical(theirs.json())
    else:
        assert len(ours.json()["results"]["bindings"]) == len(theirs.json()["results"]["bindings"])
