-- One thing that is asked in each of the latest documents, of those that there are in a language.
SELECT mandate.iri, mandate.action, mandate.act, role.agent, mandate.issuer, version.language, version.iri AS version,
  paragraph.label, work.symbol, MIN(paragraph.place)
FROM work
JOIN version ON version.work = work.id AND version.language = :language
JOIN paragraph ON paragraph.version = version.id
JOIN mandate ON mandate.paragraph = paragraph.id AND mandate.mode = 'directive' AND mandate.action <> ''
JOIN role ON role.mandate = mandate.id AND role.role = 'actor'
WHERE work.id IN (SELECT id FROM work WHERE mandates > 0 ORDER BY date DESC, symbol LIMIT 12)
GROUP BY work.id
ORDER BY work.date DESC, work.symbol
LIMIT 5
