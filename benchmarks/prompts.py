"""What the benchmark asks for: single objects of every family, and a few scenes."""

from typing import Final

SINGLE_OBJECTS: Final = (
    "a round oak table with four brass legs", "an antique wooden chair", "a red armchair", "a white bookshelf",
    "a brass floor lamp", "a blue ceramic vase", "a steaming mug of coffee", "a glass bottle", "a copper kettle",
    "a ripe red apple", "a bunch of grapes", "a birthday cake with five candles", "a slice of pizza",
    "an oak tree", "a sunflower", "a potted cactus", "a black cat", "a golden retriever", "an owl",
    "a goldfish", "a green frog", "a knight", "a robot", "a top hat", "a pair of sneakers", "a teddy bear",
    "a yellow rubber duck", "a silver sword", "a red sports car", "a bicycle", "a steam locomotive",
    "a sailboat", "a castle", "a log cabin", "a lighthouse", "a 60 x 40 x 5 mm plate with four 4 mm holes",
    "an M8 hex nut", "a gear with 24 teeth, module 2", "a wooden barrel", "a treasure chest",
)  # fmt: skip
SCENES: Final = (
    "four ripe apples in a basket", "two chairs facing a round table", "a cat wearing a top hat",
    "a vase of flowers on a desk", "three books on a bookshelf", "a candle on a wooden table",
)  # fmt: skip
