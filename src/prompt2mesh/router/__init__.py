"""The door to people's desktops on one machine: what nginx is in a cluster, for `prompt2mesh serve`.

It knows nothing of users and instances: it asks the API about every request,
as nginx does, and passes on what may pass.
"""
