-- Documents that agree with all that is given, the latest first.
SELECT work.id FROM work
WHERE (:year = '' OR SUBSTR(work.date, 1, 4) = :year)
  AND (:body = '' OR work.issuer = (SELECT id FROM entity WHERE iri = :body))
  AND (:language = '' OR EXISTS (
    SELECT 1 FROM version WHERE version.work = work.id AND version.language = :language))
  AND (:topic = '' OR EXISTS (SELECT 1 FROM topic WHERE topic.work = work.id AND topic.label = :topic))
  AND (:words = '' OR EXISTS (SELECT 1 FROM version WHERE version.work = work.id AND version.id IN (
    SELECT rowid FROM title_words WHERE title_words MATCH :words)))
ORDER BY work.date DESC, work.symbol
