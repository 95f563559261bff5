-- Where an instrument is cited, or a collective that holds it; the latest first.
SELECT citation.iri, citation.pin, citation.relation, citation.cited, work.symbol, work.iri AS work, work.date,
  version.language, version.iri AS version, paragraph.label, paragraph.text
FROM citation
JOIN paragraph ON paragraph.id = citation.paragraph
JOIN version ON version.id = paragraph.version
JOIN work ON work.id = version.work
WHERE citation.cited IN (SELECT :instrument UNION SELECT collective FROM member WHERE entity = :instrument)
ORDER BY work.date DESC, work.symbol, paragraph.place, citation.id
