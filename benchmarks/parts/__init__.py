"""The parts of a run: which figures each has, and what they are held against; the modules beside it measure."""
