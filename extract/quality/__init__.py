"""How well texts are read that nobody annotated: what their own markup says, and one language against another."""
