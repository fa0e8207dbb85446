"""The room `parse`."""
