"""From where the agent looks at a model."""

from prompt2mesh.studio.ports.modeling import Viewpoint

VIEW_PX = 512
# Three pictures show every side: two corners that face each other, and the face that people see first.
JUDGED_VIEWS = (
    Viewpoint(azimuth_deg=-35, elevation_deg=22),
    Viewpoint(azimuth_deg=145, elevation_deg=22),
    Viewpoint(azimuth_deg=0, elevation_deg=4, field_of_view_deg=20),
)
BEFORE_VIEWS = JUDGED_VIEWS[:2]
VIEW_NAMES = ("from the front left, above", "from the back right, above", "from the front, level")
