"""The room `web`: the desk in the browser.

Every page is rendered on the server and works without scripts; what a monitored page
said reaches the browser escaped, and its original only in a frame that can run nothing
and load nothing.
"""

from monitor.web._access import new_token, password_hash, token_digest
from monitor.web._app import create_app
from monitor.web._desk import Desk

__all__ = ["Desk", "create_app", "new_token", "password_hash", "token_digest"]
