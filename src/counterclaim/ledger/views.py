"""Views for common questions, so that sqlite3, Datasette and psql show a ledger without joins (docs/ledger.md)."""

from sqlalchemy import Connection

VIEWS = {
    "claims_view": """
        SELECT c.id, c.speaker_name AS speaker, a.role, c.side, c.type, c.stance, c.text AS words,
               (SELECT p.name FROM place p WHERE p.claim = c.id AND p.name IS NOT NULL
                ORDER BY p.start, p.id LIMIT 1) AS place,
               c.said, c.happened_first, c.happened_last, r.title, r.publisher, r.published, r.url, r.source,
               c.confidence, c.status, c.report,
               (SELECT min(m.matter) FROM matter_claim m WHERE m.claim = c.id) AS matter, c.utterance
        FROM claim c JOIN report r ON r.id = c.report LEFT JOIN actor a ON a.id = c.actor""",
    "figures_view": """
        SELECT f.id, f.text AS figure, f.value, f.low, f.high, f.bound, f.unit, f.counted, f.state,
               f.side AS whose, c.speaker_name AS speaker, c.side, c.type, c.text AS words, c.said, c.id AS claim,
               c.report
        FROM figure f JOIN claim c ON c.id = f.claim""",
    "matters_view": """
        SELECT m.id, m.question, m.type, m.place_name AS place, m.first, m.last, m.size AS claims,
               m.reports AS independent_reports, m.utterances, m.sides, m.versions, m.contested, m.changed_at
        FROM matter m""",
    "rival_figures": """
        SELECT m.question, a.speaker_name AS speaker_a, a.side AS side_a, a.text AS words_a, a.said AS said_a,
               b.speaker_name AS speaker_b, b.side AS side_b, b.text AS words_b, b.said AS said_b, r.reason,
               r.a AS claim_a, r.b AS claim_b, r.matter
        FROM relation r JOIN claim a ON a.id = r.a JOIN claim b ON b.id = r.b JOIN matter m ON m.id = r.matter
        WHERE r.relation = 'contradicts'""",
}


def create(db: Connection) -> None:
    """Make the views, in place of older ones of the same names."""
    for name, query in VIEWS.items():
        db.exec_driver_sql(f"DROP VIEW IF EXISTS {name}")
        db.exec_driver_sql(f"CREATE VIEW {name} AS {query}")
