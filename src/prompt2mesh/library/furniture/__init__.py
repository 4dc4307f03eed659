"""Furniture: seats, tables, beds, storage, lamps and what hangs on walls or covers floors."""
