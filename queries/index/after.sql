-- What is counted once all is there, and how it is found.

CREATE INDEX name_of_entity ON name (entity);
CREATE INDEX version_of_work ON version (work);
CREATE INDEX mandate_in_paragraph ON mandate (paragraph);
CREATE INDEX citation_of ON citation (cited);
CREATE INDEX topic_label ON topic (label);

UPDATE entity SET asked = found.number FROM (
  SELECT role.agent, COUNT(DISTINCT mandate.said) AS number
  FROM role JOIN mandate ON mandate.id = role.mandate WHERE role.role = 'actor' GROUP BY role.agent
) AS found WHERE found.agent = entity.id;

UPDATE entity SET cited = found.number FROM (
  SELECT citation.cited, COUNT(DISTINCT version.work || ' ' || paragraph.label) AS number
  FROM citation JOIN paragraph ON paragraph.id = citation.paragraph JOIN version ON version.id = paragraph.version
  GROUP BY citation.cited
) AS found WHERE found.cited = entity.id;

UPDATE work SET mandates = found.number FROM (
  SELECT version.work, COUNT(DISTINCT mandate.said) AS number
  FROM mandate JOIN paragraph ON paragraph.id = mandate.paragraph JOIN version ON version.id = paragraph.version GROUP BY version.work
) AS found WHERE found.work = work.id;

INSERT INTO fact SELECT 'documents', COUNT(*) FROM work;
INSERT INTO fact SELECT 'versions', COUNT(*) FROM version;
INSERT INTO fact SELECT 'languages', COALESCE(GROUP_CONCAT(language, ' '), '') FROM (SELECT language FROM version GROUP BY language ORDER BY COUNT(*) DESC, language);
INSERT INTO fact SELECT 'paragraphs', COUNT(*) FROM (SELECT DISTINCT version.work, paragraph.label FROM paragraph JOIN version ON version.id = paragraph.version);
INSERT INTO fact SELECT 'mandates', COUNT(DISTINCT said) FROM mandate;
INSERT INTO fact SELECT 'bodies', COUNT(*) FROM entity WHERE scheme = 'agent' AND asked > 0;
INSERT INTO fact SELECT 'treaties', COUNT(*) FROM entity WHERE kind = 'Treaty' AND cited > 0;
INSERT INTO fact SELECT 'citations', COUNT(DISTINCT version.work || ' ' || paragraph.label || ' ' || cited)
  FROM citation JOIN paragraph ON paragraph.id = citation.paragraph JOIN version ON version.id = paragraph.version;
ANALYZE;
