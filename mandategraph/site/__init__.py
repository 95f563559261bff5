"""The site of a build: pages, linked data, pictures and a SPARQL endpoint, by HTTP on this machine."""
