"""The driver for one machine: an instance is a supervisor, a Blender and an agent, and all that is known is in files.

`folder` says what is where, `supervisor` is the process of an instance,
`driver` the port, and `keeper` what somebody must do now and then.
"""
