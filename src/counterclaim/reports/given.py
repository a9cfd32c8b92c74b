"""What is told of reports from outside their text: who published them and when, whose words they are, what they are."""

from __future__ import annotations

import msgspec

from counterclaim.errors import ReportError
from counterclaim.model.report import Kind, Report
from counterclaim.reports.build import report_id
from counterclaim.reports.dates import to_iso


class Given(msgspec.Struct, frozen=True, kw_only=True):
    """As the fields of Report; None says nothing. What is said comes before what a text or its header says."""

    publisher: str | None = None
    speaker: str | None = None
    side: str | None = None
    kind: Kind | None = None
    published: str | None = None

    def over(self, other: Given) -> Given:
        """What this says, and where it says nothing what the other does."""
        told = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        return msgspec.structs.replace(other, **told)

    def on(self, report: Report) -> Report:
        """The report with what is told of it; raises ReportError where `published` is no date."""
        told = {name: value for name in self.__struct_fields__ if (value := getattr(self, name)) is not None}
        if not told:
            return report
        if self.published is not None:
            told["published"] = to_iso(self.published)
            told["published_basis"] = "input"
            if told["published"] is None:
                raise ReportError(
                    f'"{self.published[:40]}" is no date.', next_step="Give --published as YYYY-MM-DD, or leave it out."
                )
        made = report_id(report.text, report.url, report.publisher) == report.id
        changed = msgspec.structs.replace(report, **told)
        if not made:
            return changed
        return msgspec.structs.replace(changed, id=report_id(changed.text, changed.url, changed.publisher))


NOTHING = Given()
