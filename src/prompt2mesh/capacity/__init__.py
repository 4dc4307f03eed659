"""What a deployment needs and costs: people's activity, nodes, a simulation of their waiting, a bill.

Arithmetic over its arguments and the files beside it: it asks no cloud, reads no environment and knows no terminal.
"""
