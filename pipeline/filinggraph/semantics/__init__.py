"""Meaning: the ontology, facts as RDF, shapes, and the property graph that follows from them."""
