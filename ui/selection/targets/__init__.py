"""The targets: what the panel must look like, beside what the pool holds."""
