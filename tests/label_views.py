"""Views in which labels are looked at: a page, a query, and what must be named there."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LabelView:
    """A view of a page, and the features whose labels its reader came for."""

    page: str
    query: str = ""
    subject: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Its path and query."""
        path = "" if self.page == "overview" else self.page
        return f"/{path}?{self.query}" if self.query else f"/{path}"


VIEWS = (
    LabelView(
        "farkhor",
        "",
        ("place:farkhor", "measure:farkhor-pakistan", "state:PAK", "state:AFG", "state:TJK"),
    ),
    LabelView("farkhor", "at=37,71,7", ("measure:farkhor-pakistan", "state:TJK", "state:AFG")),
    LabelView("farkhor", "proj=mercator", ("measure:farkhor-pakistan", "state:PAK", "state:AFG")),
    LabelView("disputes", "", ("state:IND", "state:CHN", "state:RUS")),
    LabelView("disputes", "at=39.75,46.7,8.75&on=2020-12-02", ("state:AZE",)),
    LabelView("disputes", "at=34.5,76,6&as=IND", ("state:IND", "state:CHN", "state:PAK")),
    LabelView("disputes", "at=34.5,76,6&as=PAK&on=1985-06-01", ("state:IND", "state:CHN")),
    LabelView("disputes", "at=41,72,7", ("state:KGZ",)),
    LabelView("disputes", "at=28,90,6", ("state:IND", "state:CHN", "state:BTN")),
    LabelView("disputes", "sel=zone:aksai-chin&at=35,79,7", ("zone:aksai-chin", "state:CHN")),
    LabelView("overview", "", ("state:RUS", "state:CHN", "state:IND", "state:PAK")),
    LabelView("overview", "at=0,20,2", ("state:RUS", "state:CHN")),
    LabelView("overview", "at=52,0,4", ()),
    LabelView("participants", "", ("state:RUS", "state:CHN", "state:IND")),
    LabelView(
        "astrakhan",
        "",
        ("place:astrakhan", "place:kapustin-yar", "measure:astrakhan-kapustin-yar", "state:RUS"),
    ),
    LabelView("exercises", "", ("state:RUS", "state:CHN")),
    LabelView("ties", "", ("state:RUS", "state:CHN", "state:IND")),
    LabelView("timeline", "on=1979-12-24", ("state:SUN", "state:CHN")),
    LabelView("timeline", "on=1991-12-26&at=45,40,5", ("state:RUS",)),
    LabelView("claims", "at=-40,170,3", ()),
)
LANGUAGES = ("en", "ru", "ur")
SIZES = ((360, 480), (768, 560), (1400, 760), (2560, 1200))
