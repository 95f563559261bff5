-- Agents or instruments by their names, those of exactly that name first, and then those that most is said of.
SELECT entity.id, MAX(name.folded = :exact AND NOT name.is_short) AS is_exact, COUNT(*) OVER () AS total
FROM name_words
JOIN name ON name.id = name_words.rowid
JOIN entity ON entity.id = name.entity
WHERE name_words MATCH :words AND entity.scheme = :scheme
GROUP BY entity.id
ORDER BY is_exact DESC, entity.is_listed DESC, entity.asked + entity.cited DESC, LENGTH(entity.en), entity.iri
LIMIT :size OFFSET :start
