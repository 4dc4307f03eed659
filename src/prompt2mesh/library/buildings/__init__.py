"""Buildings, bridges, street furniture and the architectural parts they are made of."""
