enum RulesSeed {}
