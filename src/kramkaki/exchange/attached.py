"""Files that came along with a scenario rather than lying beside it: nothing on the disk is read for them."""

from dataclasses import dataclass

from kramkaki.errors import ScenarioError
from kramkaki.exchange.bounded_file import BYTES_PER_MEGABYTE
from kramkaki.language import gettext as _


class Attachments(dict[str, bytes]):
    """Name to content [bytes]; it stands where a scenario has the folder of its file."""

    def __truediv__(self, name: str) -> "Attached":
        return Attached(name, self.get(name))


@dataclass(frozen=True)
class Attached:
    """One file by its name, there or not."""

    name: str
    held: bytes | None

    def content(self, maximum_bytes: int) -> bytes:
        """Return all of it; `ScenarioError` where it did not come along or is too large.

        Parameters
        ----------
        maximum_bytes : int
            [byte]
        """
        if self.held is None:
            raise ScenarioError(self.name[:60], _("did not come along"), fix=_("send the file with the scenario"))
        if len(self.held) > maximum_bytes:
            limit = round(maximum_bytes / BYTES_PER_MEGABYTE, 1)
            raise ScenarioError(self.name[:60], _("is too large"), _("at most {limit} MB").format(limit=limit))
        return self.held
