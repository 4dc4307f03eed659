"""GitHub's workflows, read and played on this machine: what a runner does with a job's `run:` steps, and nothing else."""
