SELECT id FROM entity WHERE iri = :iri
