"""Watch government press pages: who said what, every version, what changed."""

from importlib.metadata import version

__version__ = version("monitor")
