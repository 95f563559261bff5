SELECT SUBSTR(date, 1, 4) AS value, SUM(mandates) AS count FROM work WHERE date <> '' GROUP BY 1 ORDER BY 1
