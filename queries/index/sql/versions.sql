SELECT work, language, title, iri FROM version WHERE work IN (SELECT value FROM json_each(:ids))
