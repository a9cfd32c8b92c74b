"""Questions to the ledger: functions from a connection and filters to values, the same for command line and pages.

Every function takes a SQLAlchemy Connection first and reads only. Lists come as `Page`, to be continued with its
cursor; ids that are not in the ledger raise LedgerError (the pages' 404), values that make no sense FilterError (422).

    claims.claims(db, filters, *, sort="newest", limit=50, cursor=None) -> Page[ClaimRow]
    claims.claim_page(db, id) -> ClaimPage
    facets.facets(db, filters, fields=FIELDS) -> Facets
    matters.matters(db, filters=Filters(), *, question=None, running=None, changed_since=None, sort="contested",
                    limit=50, cursor=None) -> Page[MatterRow]
    matter_page.matter_page(db, id, *, limit=500) -> MatterPage
    matter_document.document(db, filters, ...) -> Iterator[dict]       `matters --json`, DESIGN.md section 4
    reports.reports(db, filters, *, sort="newest", limit=50, cursor=None) -> Page[ReportBrief]
    reports.report_page(db, id) -> ReportPage
    compare.comparison(db, a, b) -> Comparison
    speakers.speakers(db, filters, *, name=None, kind=None, limit=50, cursor=None) -> Page[SpeakerRow]
    speakers.speaker_page(db, id, *, limit=50, cursor=None) -> SpeakerPage
    timeline.timeline(db, filters, *, limit=500, cursor=None) -> Timeline
    map.map_page(db, filters, *, limit=2000) -> MapPage
    search.search(db, words, filters=Filters(), *, limit=20, cursor=None) -> Page[SearchHit]
    overview.overview(db, *, since=None, limit=10) -> Overview
    review.queue(db, filters=Filters(), *, who=None, limit=50, cursor=None) -> Page[ReviewItem]
    audit_log.audit(db, *, who=None, action=None, object=None, limit=50, cursor=None) -> Page[AuditRow]
"""
