"""OpenTimestamps proofs: whether one commits to a file's digest, and what is open without Bitcoin's block headers."""

import hashlib
import io
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import msgspec

from counterclaim.errors import ReportError
from counterclaim.proofs.proof import Proof, State

MOST_BYTES = 1_000_000  # of a proof; usual ones have some hundred
_HEADER = 80  # bytes of a block's header


class Header(msgspec.Struct, frozen=True):
    """What a block's header says. root: of its transactions; hash: of the block, as explorers show it; at: its time."""

    root: bytes
    hash: str
    at: str


def stamp(
    data: bytes,
    *,
    name: str,
    files: Mapping[str, Sequence[str]] | None = None,
    headers: Mapping[int, str] | None = None,
) -> Proof:
    """Check a detached proof (.ots). files: names by the SHA-256 of their bytes, to say which is meant; headers: block
    headers as hexadecimal, by height. Raises ReportError for what is no such proof.
    """
    try:
        from opentimestamps.core import notary, op, serialize
        from opentimestamps.core.timestamp import DetachedTimestampFile
    except ImportError as error:
        raise ReportError(
            f"reading OpenTimestamps proofs needs another package ({error}).", where=name,
            next_step="Run: pip install 'counterclaim[proofs]'",
        ) from error  # fmt: skip
    if len(data) > MOST_BYTES:
        raise ReportError(f"longer than any proof ({MOST_BYTES:,} bytes).", where=name)
    try:
        found = DetachedTimestampFile.deserialize(serialize.StreamDeserializationContext(io.BytesIO(data)))
    except (serialize.DeserializationError, ValueError, OverflowError, RecursionError) as error:
        raise ReportError(
            f"not an OpenTimestamps proof, or a damaged one ({str(error)[:120]}).", where=name,
            next_step="Take the file as the timestamping tool wrote it.",
        ) from error  # fmt: skip
    digest = found.file_digest.hex()
    sha256 = isinstance(found.file_hash_op, op.OpSHA256)
    checks = [f"It commits to the {'SHA-256' if sha256 else found.file_hash_op.TAG_NAME.upper()} {digest}."]
    meant = list((files or {}).get(digest, ()))
    if meant:
        checks.append(f"That is the hash of {', '.join(meant[:3])}.")
    state: State = "holds"
    at = None
    attested = sorted(found.timestamp.all_attestations(), key=lambda one: repr(one[1]))
    blocks = [(msg, one.height) for msg, one in attested if isinstance(one, notary.BitcoinBlockHeaderAttestation)]
    for message, height in blocks:
        told, held, moment = _block(message, height, (headers or {}).get(height))
        checks.append(told)
        at = moment or at
        state = "broken" if held is False else state
    for _, one in attested:
        if isinstance(one, notary.PendingAttestation) and not blocks:
            checks.append(f"Not in a block yet: {one.uri[:200]} promised to put it there; `ots upgrade` asks for it.")
    if not attested:
        checks.append("It names no block and nobody who promised one.")
    if not blocks and state == "holds":
        state = "stated"
    return Proof(
        kind="ots", name=name, sha256=hashlib.sha256(data).hexdigest(), state=state, checks=tuple(checks), at=at,
        digests=(digest,) if sha256 else (),
    )  # fmt: skip


def _block(message: bytes, height: int, given: str | None) -> tuple[str, bool | None, str | None]:
    """What is said of an attestation, whether it holds (None: open), and the block's time."""
    root = message[::-1].hex()
    if given is None:
        return (
            f"The path of hashes leads to the Merkle root {root}, said to be that of Bitcoin's block {height:,}. Left "
            f"open here: whether that block has it. Any copy of the chain tells; --block {height}=HEADER checks it."
        ), None, None  # fmt: skip
    header = header_of(given)
    if header.root != message:
        return f"The header given for block {height:,} has another Merkle root than {root}.", False, header.at
    return (
        f"The header given for block {height:,} has the Merkle root {root}: the digest existed on {header.at}, if "
        f"block {header.hash} is in the chain."
    ), True, header.at  # fmt: skip


def header_of(given: str) -> Header:
    """A block's header out of its 160 hexadecimal digits; raises ReportError, also where its hash shows no work."""
    try:
        raw = bytes.fromhex(given.strip())
    except ValueError:
        raw = b""
    if len(raw) != _HEADER:
        raise ReportError(
            "that is no block header.", where="--block",
            next_step=f"Give HEIGHT=HEADER, {2 * _HEADER} hexadecimal digits.",
        )  # fmt: skip
    digest = hashlib.sha256(hashlib.sha256(raw).digest()).digest()
    bits = int.from_bytes(raw[72:76], "little")
    target = (bits & 0x7FFFFF) << 8 * max(0, (bits >> 24) - 3)
    if int.from_bytes(digest, "little") > target or bits >> 24 > 0x1D:
        raise ReportError(
            "the header shows no proof of work: it is not one of Bitcoin's.", where="--block",
            next_step="Take it from a copy of the chain: bitcoin-cli getblockheader HASH false",
        )  # fmt: skip
    at = datetime.fromtimestamp(int.from_bytes(raw[68:72], "little"), UTC).isoformat()
    return Header(raw[36:68], digest[::-1].hex(), at)


def parse_blocks(told: Sequence[str]) -> dict[int, str]:
    """ "358391=0200..." as a mapping from heights to headers; raises ReportError."""
    out = {}
    for one in told:
        height, mark, header = one.partition("=")
        if not mark or not height.strip().isdecimal():
            raise ReportError(
                f'"{one[:40]}" is no block.', where="--block", next_step="Give HEIGHT=HEADER, as in 358391=02000000..."
            )
        header_of(header)
        out[int(height)] = header
    return out
