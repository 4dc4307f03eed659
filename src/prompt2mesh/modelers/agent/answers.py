"""What the agent asks an LLM to answer in a fixed form: the descriptions here are read by the LLM."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from prompt2mesh.mesh.checklist import WishKind, WishStatus

MAX_STEPS = 6
Sentence = Annotated[str, Field(max_length=600)]


class Wish(BaseModel):
    """One thing that the person asked for."""

    phrase: Annotated[str, Field(max_length=200, description="their own words, as short as possible")]
    kind: WishKind = "feature"


class Reading(BaseModel):
    """How the words are to be understood."""

    detailed_enough: Annotated[bool, Field(description="true where a modeler could start at once")]
    words: Annotated[
        str,
        Field(max_length=2000, description="the person's words unchanged where they are detailed enough; otherwise the "
              "same wish, said in at most two sentences more, so that it can be modelled"),
    ]  # fmt: skip
    wishes: Annotated[list[Wish], Field(max_length=40, description="every single wish in the person's words")] = []
    reasons: Annotated[Sentence, Field(description="what was unclear, and how you read it")] = ""


class PlanStep(BaseModel):
    """A step of the work."""

    title: Annotated[str, Field(max_length=80, description="a few words")]
    goal: Annotated[str, Field(max_length=800, description="what stands when it is done: parts, sizes in metres, "
                               "materials, how they are joined; and by which asset or shape")]  # fmt: skip


class Camera(BaseModel):
    """From where a reference picture was taken."""

    reference: Annotated[int, Field(ge=1, description="number of the reference picture, from 1")] = 1
    azimuth_deg: Annotated[
        float, Field(ge=-360, le=360, description="0 sees the front, 90 the object's right side (+X), 180 the back")
    ] = -32.0
    elevation_deg: Annotated[float, Field(ge=-90, le=90, description="0 is level, 90 is straight down")] = 15.0
    field_of_view_deg: Annotated[
        float, Field(ge=2, le=120, description="of the longer side; 10 is a telephoto lens, 60 a wide one")
    ] = 30.0
    fill: Annotated[float, Field(gt=0.05, le=1, description="share of the picture that the object takes")] = 0.84


class Plan(BaseModel):
    """How to make the model."""

    start: Annotated[
        Literal["draft", "empty"],
        Field(description="draft: keep the draft and improve it; empty: the draft is of no use, begin with nothing"),
    ] = "draft"
    steps: Annotated[list[PlanStep], Field(min_length=1, max_length=MAX_STEPS)]
    wishes: Annotated[list[Wish], Field(max_length=40, description="every single wish, for the judgement")] = []
    cameras: Annotated[list[Camera], Field(max_length=4, description="one for each reference picture")] = []
    reasons: Annotated[Sentence, Field(description="why this way, in a sentence or two")] = ""


class WishVerdict(Wish):
    """What became of a wish."""

    status: Annotated[
        WishStatus,
        Field(description="met: anybody would see it; approximated: partly, or something near to it; not_understood: "
              "it is missing or wrong"),
    ]  # fmt: skip
    note: Annotated[str, Field(max_length=300, description="what is there instead, or what is missing")] = ""


class Problem(BaseModel):
    """Something that is wrong with the model."""

    part: Annotated[str, Field(max_length=200, description="path of the part, or empty for the whole")] = ""
    what: Annotated[str, Field(max_length=400, description="what is wrong, as it is seen")]
    fix: Annotated[str, Field(max_length=400, description="what to change, with numbers")] = ""
    severity: Annotated[
        Literal["major", "minor"], Field(description="major: a person would send the model back for it")
    ] = "minor"


class Critique(BaseModel):
    """The judgement of a model by its pictures and measurements."""

    score: Annotated[float, Field(ge=0, le=10, description="by the scale you were given; halves are allowed")]
    wishes: Annotated[list[WishVerdict], Field(max_length=60)] = []
    problems: Annotated[list[Problem], Field(max_length=20, description="worst first; empty where there is none")] = []
    cameras: Annotated[
        list[Camera], Field(max_length=4, description="better estimates, where a side-by-side shows another viewpoint")
    ] = []
    summary: Annotated[
        str, Field(max_length=900, description="for the person who asked: what was made, in one to three sentences")
    ]
    reasons: Annotated[Sentence, Field(description="why this score")] = ""

    @property
    def good(self) -> bool:
        """Whether nothing is worth another round."""
        missing = any(wish.status == "not_understood" for wish in self.wishes)
        return self.score >= GOOD_SCORE and not missing and all(one.severity == "minor" for one in self.problems)


GOOD_SCORE = 8.0


class StepDone(BaseModel):
    """The step you were given is done. Call it together with the last tools of the step, to save a turn."""

    step: Annotated[int, Field(ge=1, description="the number of the step, as it was given")] = 1
    summary: Annotated[str, Field(max_length=600, description="what was made or changed, in a sentence or two")] = ""
