"""The room `diff`."""
