"""config.yaml: typed, validated, edited without losing comments.

This room turns text into a frozen `Config` or one `ConfigError` that lists everything
that is wrong with it, and adds, pauses and takes back sources in the text. It fetches
and stores nothing.
"""

from monitor.config._channels import Channel, ChannelKind
from monitor.config._edit import add_source, set_enabled, source_lines, take_back
from monitor.config._load import load, read
from monitor.config._model import (
    Config,
    JsonRules,
    Method,
    ParseRules,
    Source,
    SourceKind,
)
from monitor.config._reference import reference
from monitor.config._times import crontab, duration
from monitor.config._web import AccessRole, Token, User, Web

__all__ = [
    "AccessRole",
    "Channel",
    "ChannelKind",
    "Config",
    "JsonRules",
    "Method",
    "ParseRules",
    "Source",
    "SourceKind",
    "Token",
    "User",
    "Web",
    "add_source",
    "crontab",
    "duration",
    "load",
    "read",
    "reference",
    "set_enabled",
    "source_lines",
    "take_back",
]
