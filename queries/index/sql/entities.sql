SELECT id, iri, scheme, kind, en, zh, is_listed, asked, cited FROM entity
WHERE id IN (SELECT value FROM json_each(:ids))
