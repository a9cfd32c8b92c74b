"""Tables of accounts, sessions and tokens, beside the ledger's own and made with the first account.

No password and no token is kept, only what they can be checked against.
"""

from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table, Text

metadata = MetaData()

account = Table(
    "account",
    metadata,
    Column("name", Text, primary_key=True),
    Column("role", Text, nullable=False),  # reader | reviewer | admin
    Column("password", Text, nullable=False),  # argon2id, with its parameters and salt
    Column("created_at", Text, nullable=False),
)

session = Table(
    "account_session",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of what the cookie holds
    Column("account", ForeignKey("account.name"), nullable=False, index=True),
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
)

token = Table(
    "account_token",
    metadata,
    Column("id", Text, primary_key=True),  # SHA-256 of the token
    Column("account", ForeignKey("account.name"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),  # the account's or a lower one
    Column("created_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False),
)

attempt = Table(  # failed sign-ins, so that a limit holds over restarts and processes; old ones are swept away
    "account_attempt",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("about", Text, nullable=False, index=True),  # "name:<account>" or "from:<address>"
    Column("at", Text, nullable=False),
)
