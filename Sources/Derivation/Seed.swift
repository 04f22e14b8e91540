enum DerivationSeed {}
