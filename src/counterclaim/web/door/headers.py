"""Headers of every answer: nothing from elsewhere, no inline script or style, no framing, no sniffing, no referrer."""

from collections.abc import Iterable, MutableMapping

Headers = list[tuple[bytes, bytes]]

_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'; object-src 'none'"
)
_ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()",
}


def policy(basemap_origin: str | None = None) -> str:
    """The content security policy; with a configured basemap, that one origin may be asked for map data."""
    if basemap_origin is None:
        return _POLICY
    allowed = _POLICY.replace("connect-src 'self'", f"connect-src 'self' {basemap_origin}")
    return allowed.replace("img-src 'self' data:", f"img-src 'self' data: {basemap_origin}")


def secured(headers: Iterable[tuple[bytes, bytes]], content_policy: str, *, https: bool, lasting: bool) -> Headers:
    """An answer's headers with ours; what the answer says itself of the same name gives way, save how long it keeps.

    lasting: a file whose address changes with its content; everything else may be somebody's own and is not kept.
    """
    ours: MutableMapping[str, str] = {**_ALWAYS, "content-security-policy": content_policy}
    if https:
        ours["strict-transport-security"] = "max-age=31536000"
    ours["cache-control"] = "public, max-age=31536000, immutable" if lasting else "no-cache, private"
    kept = [(name, value) for name, value in headers if name.decode("latin-1").lower() not in ours]
    return kept + [(name.encode(), value.encode()) for name, value in ours.items()]
