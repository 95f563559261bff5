"""Which media type an Accept header prefers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandategraph.site.negotiation import MediaRange, chosen, quality, ranges_of

OFFERED = ("text/html", "text/turtle", "application/ld+json", "application/n-triples")
BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8"


@pytest.mark.parametrize(
    ("accept", "expected"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        (BROWSER, "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/Turtle ; Q=0.5", "text/turtle"),
        ("text/*", "text/html"),
        ("application/*", "application/ld+json"),
        ("text/html;q=0.5, text/turtle", "text/turtle"),
        ("text/html;q=0.5, text/turtle;q=0.5", "text/html"),
        ("text/turtle;q=0, text/*;q=0.1", "text/html"),
        ("*/*;q=0.1, text/html;q=0", "text/turtle"),
        ("application/rdf+xml, application/n-triples;q=0.2", "application/n-triples"),
        ('application/ld+json;profile="a, b; q=0"', "application/ld+json"),
        ("text/turtle;charset=utf-8;q=0.3", "text/turtle"),
        ("application/rdf+xml", None),
        ("text/html;q=0", None),
        ("*/turtle, turtle, ;;;, /, text/turtle;q=2", None),
        ('text/turtle;q="', None),
    ],
)
def test_an_accept_header_is_answered_by_what_it_prefers(accept: str, expected: str | None) -> None:
    assert chosen(accept, OFFERED) == expected


_offered = st.lists(st.sampled_from(OFFERED), unique=True, min_size=1)
_names = st.sampled_from([*OFFERED, "text/*", "application/*", "*/*", "image/png"])
_weights = st.sampled_from(["", ";q=0", ";q=0.3", ";q=0.300", "; q=1", ";q=1.000", ";q=0.999"])
_elements = st.lists(st.builds(str.__add__, _names, _weights), min_size=1, max_size=6)


@given(_elements, _offered)
def test_nothing_offered_is_better_than_what_is_chosen(elements: list[str], offered: list[str]) -> None:
    ranges = ranges_of(",".join(elements))
    assert len(ranges) == len(elements)
    qualities = [quality(media_type, ranges) for media_type in offered]
    answer = chosen(",".join(elements), offered)
    if answer is None:
        assert not any(qualities)
    else:
        assert max(qualities) == quality(answer, ranges) > 0
        assert offered.index(answer) == qualities.index(max(qualities))


@given(_elements, _offered, st.randoms(use_true_random=False))
def test_the_order_of_a_header_means_nothing(elements: list[str], offered: list[str], random: object) -> None:
    shuffled = sorted(elements, key=lambda _: random.random())  # type: ignore[attr-defined]
    assert chosen(" , ".join(shuffled), offered) == chosen(",".join(elements), offered)


@given(st.text('abtexhml/*,;=q"\\ .0189'), _offered)
def test_any_header_at_all_is_answered(accept: str, offered: list[str]) -> None:
    assert chosen(accept, offered) in {None, *offered}
    assert all(0 <= range_.quality <= 1 for range_ in ranges_of(accept))


def test_the_closest_range_counts() -> None:
    ranges = [MediaRange("*", "*", 0.9), MediaRange("text", "*", 0.5), MediaRange("text", "turtle", 0.1)]
    assert [quality(name, ranges) for name in ("text/turtle", "text/html", "image/png")] == [0.1, 0.5, 0.9]
