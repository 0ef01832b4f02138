"""The server: SPARQL endpoint, linked data and explorer page in one process, read-only, without a network."""
