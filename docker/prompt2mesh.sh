#!/bin/sh
exec /opt/venv/bin/python -m prompt2mesh.cli "$@"
