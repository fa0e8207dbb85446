"""The room `fetch`."""
