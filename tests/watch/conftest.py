import pytest

from tests.watch.press import new_press


@pytest.fixture
def press():
    return new_press()
