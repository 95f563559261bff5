"""The command line: `mandategraph build` and `mandategraph query`."""
