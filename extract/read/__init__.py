"""From a file's bytes to its text in reading order."""
