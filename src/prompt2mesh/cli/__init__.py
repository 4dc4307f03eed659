"""The command `prompt2mesh`."""
