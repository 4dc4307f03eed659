"""A model of Kubernetes' API server for tests that interleave writers."""
