"""The client side of Blender: worker processes kept warm, and a pool of them."""
