"""The room `revisit`: what is known of a page → when to look at it again. Pure.

A page's edits are taken for a Poisson process whose rate falls with the page's age,
rises and falls with the hours of the week, and is higher for some pages than for
others. `learn` finds the first two out of all pages of a source (`Rhythm`), a page's
own edits say the third. A `Policy` turns that into the time of the next visit.
"""

from monitor.revisit._forecast import Forecast, Group, eagerness_for, forecast
from monitor.revisit._policy import Adaptive, Age, Fixed, Known, Policy
from monitor.revisit._rhythm import AGES, PRIOR, Life, Rhythm, edits_made, learn

__all__ = [
    "AGES",
    "PRIOR",
    "Adaptive",
    "Age",
    "Fixed",
    "Forecast",
    "Group",
    "Known",
    "Life",
    "Policy",
    "Rhythm",
    "eagerness_for",
    "edits_made",
    "forecast",
    "learn",
]
