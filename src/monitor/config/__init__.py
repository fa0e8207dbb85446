"""config.yaml: typed, validated, edited without losing comments.

This room turns text into a frozen `Config` or one `ConfigError` that lists everything
that is wrong with it, and adds, pauses and takes back sources in the text. It fetches
and stores nothing.
"""

from monitor.config._archive import Archive, Stamping
from monitor.config._channels import Channel, ChannelKind
from monitor.config._edit import add_source, set_enabled, source_lines, take_back
from monitor.config._ignore import Ignore
from monitor.config._ignoring import add_ignore, remove_ignore
from monitor.config._load import load, read
from monitor.config._model import Config
from monitor.config._reference import reference
from monitor.config._source import (
    JsonRules,
    Method,
    ParseRules,
    Policy,
    Source,
    SourceKind,
)
from monitor.config._times import crontab, duration
from monitor.config._web import AccessRole, Token, TokenScope, User, Web

__all__ = [
    "AccessRole",
    "Archive",
    "Channel",
    "ChannelKind",
    "Config",
    "Ignore",
    "JsonRules",
    "Method",
    "ParseRules",
    "Policy",
    "Source",
    "SourceKind",
    "Stamping",
    "Token",
    "TokenScope",
    "User",
    "Web",
    "add_ignore",
    "add_source",
    "crontab",
    "duration",
    "load",
    "read",
    "reference",
    "remove_ignore",
    "set_enabled",
    "source_lines",
    "take_back",
]
