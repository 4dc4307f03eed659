"""A real Prometheus over a real run of the service, and what its dashboards look like then."""
