"""What Alembic runs: the migrations on the connection that `bring_up` opened, inside its transaction."""

from alembic import context

from counterclaim.ledger.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's
)  # fmt: skip
context.run_migrations()
