enum CollectorsSeed {}
