"""Reading resolutions: bytes to plain typed records. Knows nothing of RDF but how to read the authorities."""
