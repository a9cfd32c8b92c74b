"""A person as the pages know one, and what roles may do."""

from typing import Literal

import msgspec

Role = Literal["reader", "reviewer", "admin"]
ROLES: tuple[Role, ...] = ("reader", "reviewer", "admin")


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """Who makes a request.

    key: what tokens against forged requests are bound to: the session, never shown. by_token: an API token spoke.
    """

    name: str
    role: Role
    key: str = ""
    by_token: bool = False

    def may(self, role: Role) -> bool:
        """True where this person's role is `role` or above it."""
        return ROLES.index(self.role) >= ROLES.index(role)

    @property
    def reviews(self) -> bool:
        """True for whom forms that change something are shown."""
        return self.may("reviewer")
