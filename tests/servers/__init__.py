"""Real stores on this machine, and what stands between them and a client when something goes wrong."""
