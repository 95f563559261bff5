-- Who is to act by mandates of the paragraphs that cite an instrument.
SELECT role.agent AS id, COUNT(DISTINCT mandate.said) AS count
FROM (
  SELECT DISTINCT paragraph FROM citation
  WHERE cited IN (SELECT :instrument UNION SELECT collective FROM member WHERE entity = :instrument)
) AS citing
JOIN mandate ON mandate.paragraph = citing.paragraph
JOIN role ON role.mandate = mandate.id AND role.role = 'actor'
GROUP BY role.agent
ORDER BY count DESC, role.agent
LIMIT 20
