enum WiringSeed {}
