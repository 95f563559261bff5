"""Views of a store as networks, for pictures and for the formats of others."""
