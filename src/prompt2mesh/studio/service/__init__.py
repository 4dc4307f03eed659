"""The use cases of the service: what people and their programs can ask for, over the ports alone."""
