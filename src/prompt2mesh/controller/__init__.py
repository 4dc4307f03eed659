"""The operator: watches people's instances on Kubernetes, and brings about what is asked of them."""
