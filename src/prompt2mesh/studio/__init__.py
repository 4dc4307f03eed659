"""Use cases and ports: what people do with models, whatever stands behind it."""
