"""What holds for all tests."""

from hypothesis import settings

# How long an example takes says more of the machine than of the program; bounds on
# time are the benchmarks' business.
settings.register_profile("monitor", deadline=None)
settings.load_profile("monitor")
