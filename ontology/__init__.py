"""The vocabulary, its alignment, the SHACL shapes and the authorities: data, not code."""
