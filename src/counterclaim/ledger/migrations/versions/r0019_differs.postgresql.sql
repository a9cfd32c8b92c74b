CREATE INDEX IF NOT EXISTS ix_relation_differs ON relation (matter) WHERE relation = 'differs'
