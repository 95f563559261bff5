SELECT whole AS id FROM above WHERE entity = :id ORDER BY whole
