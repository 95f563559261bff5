"""Pictures that were made, kept for those who ask next: a large one takes seconds."""

from __future__ import annotations

import threading
from concurrent.futures import Future

from graph.pictures.drawing import Drawing, drawn
from graph.views import view
from graph.views.network import largest
from mandategraph.site.build import Build
from mandategraph.site.wishes import Wish

_KEPT = 32


class Drawings:
    """The drawings last asked for; used by many threads, of which one makes a drawing and the others wait for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: dict[tuple[str, Wish], Future[Drawing]] = {}

    def of(self, build: Build, wish: Wish) -> Drawing:
        """The drawing of a wish."""
        key, mine = (build.stamp, wish), Future[Drawing]()
        with self._lock:
            known = self._known.pop(key, mine)
            self._known[key] = known  # the last that was asked for
            if len(self._known) > _KEPT:
                del self._known[next(iter(self._known))]
        if known is mine:
            self._make(build, key, mine)
        return known.result()

    def _make(self, build: Build, key: tuple[str, Wish], drawing: Future[Drawing]) -> None:
        wish = key[1]
        try:
            whole = view(wish.view, build.store, build.iris, wish.narrowing)
            drawing.set_result(drawn(largest(whole, wish.nodes)))
        except BaseException as error:
            drawing.set_exception(error)
            with self._lock:
                self._known.pop(key, None)
            raise
