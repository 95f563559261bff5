SELECT entity.id FROM above JOIN entity ON entity.id = above.entity
WHERE above.whole = :id AND entity.asked > 0 ORDER BY entity.asked DESC, entity.iri LIMIT 12
