"""The database and the blobs behind the ports of the studio."""
