"""Prometheus rules and Grafana dashboards as code; `python -m monitoring` writes the files that those two read.

May know the names of the metrics and the tree of errors; runs nothing and asks nobody.
"""
