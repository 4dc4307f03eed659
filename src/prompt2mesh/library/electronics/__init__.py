"""Things that run on electricity or on fine optics and gears: phones, computers, cameras, radios, appliances."""
