"""The room `judge`."""
