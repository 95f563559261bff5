-- Every mandate in which an agent has a role, in every language version, the latest first.
SELECT mandate.said, mandate.iri, role.role, mandate.mode, mandate.act, mandate.verb, mandate.action, mandate.due,
  mandate.conditions, work.id AS work, work.symbol, work.iri AS work_iri, work.date, version.language,
  version.iri AS version, paragraph.label
FROM role
JOIN mandate ON mandate.id = role.mandate
JOIN paragraph ON paragraph.id = mandate.paragraph
JOIN version ON version.id = paragraph.version
JOIN work ON work.id = version.work
WHERE role.agent = :agent
ORDER BY work.date DESC, work.symbol, paragraph.place, mandate.position, mandate.id
