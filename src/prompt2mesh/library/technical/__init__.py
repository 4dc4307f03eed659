"""Technical parts and plain solids whose every dimension is a parameter and is exact.

Round outlines have so many corners that bounds and volume are within 0.02 % of
the ideal solid. Names of dimensions follow ISO drawings.
"""
