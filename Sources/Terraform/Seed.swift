enum TerraformSeed {}
