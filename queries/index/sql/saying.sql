-- Paragraphs by how well they answer.
SELECT paragraph.text, paragraph.label, paragraph.iri, version.language, version.iri AS version, work.symbol, work.date
FROM (
  SELECT rowid AS number, rank FROM paragraph_words WHERE paragraph_words MATCH :words
  ORDER BY rank, rowid LIMIT :size OFFSET :start
)
JOIN paragraph ON paragraph.id = number
JOIN version ON version.id = paragraph.version
JOIN work ON work.id = version.work
ORDER BY rank, number
