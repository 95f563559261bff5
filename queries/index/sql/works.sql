SELECT id, iri, symbol, kind, date, mandates, issuer FROM work WHERE id IN (SELECT value FROM json_each(:ids))
