"""How graphs are cut into requests."""

from __future__ import annotations

from itertools import chain, pairwise

from hypothesis import given
from hypothesis import strategies as st

from graph.endpoints.ways import _portions


@given(st.lists(st.integers(0, 20)), st.integers(1, 30), st.integers(1, 5))
def test_portions_have_all_in_order_and_are_neither_too_large_nor_smaller_than_need_be(
    sizes: list[int], room: int, most: int
) -> None:
    portions = list(_portions(sizes, int, room, most))
    assert list(chain(*portions)) == sizes
    assert all(portion and len(portion) <= most for portion in portions)
    assert all(sum(portion) <= room or len(portion) == 1 for portion in portions)
    assert all(sum(one) + other[0] > room or len(one) == most for one, other in pairwise(portions))
