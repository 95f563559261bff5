"""A build as a data set to hand on, one module a part; its tables are made above the queries."""
