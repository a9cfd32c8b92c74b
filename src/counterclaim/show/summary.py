"""What stands over the claims of a report: where it comes from, and how many claims by how many speakers."""

from counterclaim.model import Reading, Report
from counterclaim.show.safe import one_line
from counterclaim.show.words import many

_BASES = {
    "header": "from the file's header",
    "dateline": "from the dateline",
    "metadata": "from the page's metadata",
    "address": "from the address",
    "input": "as given",
}


def source_line(report: Report) -> str:
    """Publisher, agency, byline and date, on one line; what is not known is said of the date alone."""
    parts = [report.publisher, report.agency, f"by {report.byline}" if report.byline else None]
    if report.published:
        basis = report.published_basis or ""
        told = _BASES.get(basis, f"from the {basis}" if basis else "")
        parts.append(f"{report.published} ({told})" if told else report.published)
    else:
        parts.append("publication date not known")
    return one_line(" · ".join(part for part in dict.fromkeys(parts) if part))


def counts(reading: Reading) -> str:
    """How many claims, by whom: "14 claims: 11 by 4 speakers, 2 by the report itself, 1 by a speaker not resolved"."""
    claims = reading.claims
    if not claims:
        return "No claim was found."
    by_report = sum(claim.voice == "narrator" for claim in claims)
    unresolved = sum(claim.voice == "actor" and claim.speaker is None for claim in claims)
    speakers = {claim.actor for claim in claims if claim.voice == "actor" and claim.speaker is not None}
    parts = []
    if speakers:
        parts.append(f"{len(claims) - by_report - unresolved} by {many(len(speakers), 'speaker')}")
    if by_report:
        parts.append(f"{by_report} by the report itself")
    if unresolved:
        parts.append(f"{unresolved} by speakers not resolved")
    return f"{many(len(claims), 'claim')}: {', '.join(parts)}"
