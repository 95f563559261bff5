"""Pictures of networks: laid out here, drawn by `client/` in a browser, on the site or in a file of its own."""
