"""Vehicles on land, in the air, on water and in space, with the wheels they run on."""
