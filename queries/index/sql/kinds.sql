SELECT kind AS value, COUNT(*) AS count FROM entity
WHERE scheme = :scheme AND CASE scheme WHEN 'agent' THEN asked ELSE cited END > 0
GROUP BY 1 ORDER BY 2 DESC, 1
