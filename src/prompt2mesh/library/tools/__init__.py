"""Hand tools, garden tools, power tools and the small hardware beside them."""
