SELECT id FROM entity WHERE scheme IN ('act', 'condition')
