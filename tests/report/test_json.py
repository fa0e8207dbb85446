"""JSON for programs: stable, complete, published."""

import json

from monitor.report import SCHEMA_VERSION, to_json


def test_the_published_schema_is_of_this_version(validator):
    assert validator.schema["properties"]["schema"]["const"] == SCHEMA_VERSION


def test_a_report_follows_the_schema_to_the_letter(
    validator, figure_zh, exchange_gone_zh
):
    for comparison in (figure_zh, exchange_gone_zh):
        shown = json.loads(json.dumps(to_json(comparison)))
        validator.validate(shown)
        properties = validator.schema["properties"]
        assert shown.keys() == properties.keys()
        assert shown["edits"][0].keys() == (
            validator.schema["$defs"]["edit"]["properties"].keys()
        )


def test_texts_places_and_spans_are_those_of_the_edit(figure_zh):
    (edit,) = to_json(figure_zh)["edits"]
    given = figure_zh.change.edits[0]
    assert (edit["old"], edit["new"]) == (given.old, given.new)
    assert (edit["old_at"], edit["new_at"]) == ([4], [4])
    first = edit["spans"][0]
    assert edit["old"][first[0] : first[1]] == "3.3万起"
    assert edit["new"][first[2] : first[3]] == "3.2万起"
    assert edit["matters"][0]["subject"] == "figure"


def test_instants_are_in_utc_and_in_the_sources_zone(figure_zh):
    old = to_json(figure_zh)["old"]
    assert old["at"] == "2026-03-01T01:30:00+00:00"
    assert old["at_local"] == "2026-03-01T09:30:00+08:00"
