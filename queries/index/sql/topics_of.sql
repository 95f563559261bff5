SELECT work, label FROM topic WHERE work IN (SELECT value FROM json_each(:works))
