"""The canned queries, one `.rq` file each, and what reads, binds and runs them."""
