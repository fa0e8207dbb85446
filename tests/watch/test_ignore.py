"""What a source's rules ignore is kept and told to nobody; nothing else is silenced."""

import dataclasses

from hypothesis import given
from hypothesis import strategies as st

from monitor.config import Ignore
from monitor.diff import diff
from monitor.model import Edit, EditKind, Part, Severity, Silence
from monitor.watch import ignored, is_ignored, rules_like
from tests.web.newsroom import ferry, transcript


def edit(old, new, **more):
    return Edit(EditKind.EDITED, Part.SENTENCE, old, new, Severity.HIGH, **more)


WORDS = st.text("ab 1２3，浏览*é́", max_size=20)


@given(st.one_of(st.none(), WORDS), st.one_of(st.none(), WORDS))
def test_a_proposed_rule_names_the_edit_that_it_was_made_of(old, new):
    change = dataclasses.replace(diff(ferry(), ferry()), edits=(edit(old, new),))
    rules = rules_like(change)
    assert all(is_ignored(one, rules) for one in change.edits if rules)


def test_the_same_edit_with_other_figures_is_like_it_and_another_is_not():
    change = diff(transcript("3.3万起"), transcript("3.2万起"))
    rules = rules_like(change)
    assert rules
    again = ignored(diff(transcript("5万起"), transcript("6.1万起")), rules)
    assert not again.reported
    assert {e.silence for e in again.edits} == {Silence.IGNORED}
    other = diff(ferry("two"), ferry("three"))
    assert ignored(other, rules) is other


def test_the_hunks_stay_so_that_the_change_still_makes_the_new_version():
    change = diff(ferry("two"), ferry("three"))
    assert ignored(change, rules_like(change)).hunks == change.hunks


def test_all_that_a_rule_names_has_to_hold():
    one = edit("Views: 12", "Views: 13", speaker="Orla Byrne")
    text = "Views: *"
    assert is_ignored(one, [Ignore(text=text)])
    assert is_ignored(one, [Ignore(text=text, speaker="Orla Byrne")])
    assert not is_ignored(one, [Ignore(text=text, speaker="Kit Moran")])
    assert not is_ignored(one, [Ignore(text=text, part="title")])
    assert not is_ignored(edit("Views: 12", "Rises: 13"), [Ignore(text=text)])
    assert not is_ignored(edit("Views: 12", None), [Ignore(text="Views:")])
    assert not is_ignored(edit("aba", None), [Ignore(text="ab*ba")])


def test_an_edit_with_next_to_no_words_of_its_own_makes_no_rule():
    change = dataclasses.replace(diff(ferry(), ferry()), edits=(edit("12", "13"),))
    assert rules_like(change) == ()
