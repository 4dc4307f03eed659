"""A real Kubernetes control plane for tests: etcd, API server, controller manager and scheduler, with kwok's nodes.

`ControlPlane` (control_plane.py) is what tests use; `python -m tests.support.cluster` keeps one running by hand.
"""
