SELECT language AS value, COUNT(*) AS count FROM version GROUP BY 1 ORDER BY 2 DESC, 1
