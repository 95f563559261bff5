"""What follows from figures says when it is a bound."""

from __future__ import annotations

import pytest

from benchmarks.figures import Built, Seconds

TOLD = ((1234.5, "1,234"), (99.96, "100.0"), (12.34, "12.3"), (1.234, "1.23"), (0.1234, "0.123"), (0.00123, "0.0012"))


@pytest.mark.parametrize(("value", "told"), TOLD)
def test_figures_have_three_digits(value: float, told: str) -> None:
    assert str(Seconds(value)) == told
    assert str(Seconds(value, at_least=True)) == f"> {told}"


def test_a_sum_is_a_bound_where_a_part_of_it_is() -> None:
    steps = {"prepare": Seconds(100), "read": Seconds(4), "write": Seconds(2), "validate": Seconds(6, at_least=True)}
    built = Built("2", 2, 10, steps, {})
    assert built.total() == Seconds(6, at_least=True)
    assert built.total(extraction=False) == Seconds(4, at_least=True)
    assert built.step("write") == Seconds(1)
    assert built.step("compare") is None
