"""What graphs say, read back: nodes, documents in order, and texts with what was read from them."""
