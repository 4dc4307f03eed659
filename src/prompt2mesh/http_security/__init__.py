"""What every HTTP door of the product tells browsers, and which pages it lets ask.

Plain ASGI and plain text: it knows no framework, no setting and no user.
"""
