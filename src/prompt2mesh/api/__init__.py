"""The HTTP door: FastAPI routers over the use cases of the studio."""
