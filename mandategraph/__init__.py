"""The command line: `mandategraph build`, `mandategraph query` and `mandategraph measure`."""
