SELECT entity.id, entity.iri AS value, COUNT(*) AS count
FROM work JOIN entity ON entity.id = work.issuer GROUP BY entity.id ORDER BY count DESC, entity.iri
