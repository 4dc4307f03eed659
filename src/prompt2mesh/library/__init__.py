"""Parametric assets: parameters in, a part of a mesh program out.

One sub-package per family, one module per group of kinds. Imports `mesh` only.
"""
