"""Who somebody is: passwords, tokens, keys and signatures.

The adapters of the ports in `studio.ports.identity`, over argon2-cffi, PyJWT,
cryptography and Authlib. Knows nothing of HTTP servers, tables or settings:
secrets are handed in.
"""
