"""The numbers of the life cycle. All of them may be changed in the configuration."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

Days = Annotated[float, Field(gt=0, le=3660)]
Visits = Annotated[int, Field(ge=1)]


class Policy(BaseModel):
    """When a link is held for dead, and when it is visited again."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    plain_visits: Visits = Field(3, description="failing visits before a link that says it is gone is held for dead")
    plain_days: Days = Field(3, description="… spread over at least that many days")
    passing_visits: Visits = Field(5, description="failing visits before a link that does not answer is held for dead")
    passing_days: Days = Field(14, description="… spread over at least that many days")
    unverifiable_visits: Visits = Field(3, description="visits refused to robots before a link is called unverifiable")
    alive_first_days: Days = Field(1, description="days before a living link is visited again …")
    alive_growth: Annotated[float, Field(ge=1)] = Field(1.5, description="… growing by that factor …")
    alive_most_days: Days = Field(30, description="… up to that many days")
    suspect_hours: tuple[Annotated[float, Field(gt=0)], ...] = Field(
        (1, 6, 24, 72), min_length=1, description="hours before a failing link is visited again, the last one repeated"
    )
    dead_growth: Annotated[float, Field(ge=1)] = Field(2, description="factor by which the visits of dead links space")
    dead_most_days: Days = Field(90, description="… up to that many days")
    jitter: Annotated[float, Field(ge=0, lt=1)] = Field(0.1, description="share by which visits are spread")
    unstable_flips: Visits = Field(3, description="deaths and returns that make a link unstable …")
    unstable_days: Days = Field(30, description="… within that many days")
