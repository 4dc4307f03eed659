"""The requests of the API, grouped as `client.tasks`, `client.projects` and so on, each described once."""
