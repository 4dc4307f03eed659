"""Kubernetes as the place where instances run."""
