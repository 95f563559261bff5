"""The graph layer: records to quads, validation, the store, builds."""
