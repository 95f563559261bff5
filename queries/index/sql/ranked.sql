-- Agents by what they are asked, or instruments by how many paragraphs cite them.
SELECT id, COUNT(*) OVER () AS total FROM entity
WHERE scheme = :scheme AND (:kind = '' OR kind = :kind) AND CASE scheme WHEN 'agent' THEN asked ELSE cited END > 0
ORDER BY CASE scheme WHEN 'agent' THEN asked ELSE cited END DESC, iri
LIMIT :size OFFSET :start
