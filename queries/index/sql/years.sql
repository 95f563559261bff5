SELECT SUBSTR(date, 1, 4) AS value, COUNT(*) AS count FROM work WHERE date <> '' GROUP BY 1 ORDER BY 1 DESC
