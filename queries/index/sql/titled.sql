-- Documents by symbol or title, that of exactly this symbol first, and then the latest.
SELECT work.id, COUNT(*) OVER () AS total
FROM title_words
JOIN version ON version.id = title_words.rowid
JOIN work ON work.id = version.work
WHERE title_words MATCH :words
GROUP BY work.id
ORDER BY LOWER(work.symbol) = LOWER(:symbol) DESC, work.date DESC, work.symbol
LIMIT :size OFFSET :start
