"""Rule files from outside: signed by a publisher (Ed25519) whose public key was accepted. All else is refused.

Beside ``local.toml`` stands ``local.toml.sig``: JSON with the publisher's name, public key and signature over the
bytes of the file. A service can be its own publisher.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable
from pathlib import Path

from isva_desk.domain.problems import KnownProblem
from isva_desk.entitlements.rule_file import RuleFile, read_rule_file
from isva_desk.language import _

SIGNATURE_FORMAT = "isva-desk.signature/1"
_CONTEXT = b"isva-desk rule file\n"


class RefusedRules(KnownProblem):
    """A rule file from outside is unsigned, altered, or of a publisher that nobody has accepted."""


def read_signed_rules(file: Path, *, accepted: Iterable[str]) -> RuleFile:
    """Read a rule file whose signature is that of an accepted publisher. ``accepted`` are public keys in base64.

    Raises ``RefusedRules`` with the reason, or ``NotARuleFile``.
    """
    content = _bytes_of(file)
    check_signature(content, signature_of(file), accepted=accepted, name=file.name)
    return read_rule_file(content, file.name)


def signature_of(file: Path) -> bytes:
    """The bytes of the signature that stands beside a rule file. Raises ``RefusedRules`` where there is none."""
    beside = file.with_name(file.name + ".sig")
    if not beside.exists():
        raise RefusedRules(
            _("{file}: this rule file is not signed, so it is not used.").format(file=file.name),
            next_step=_("Ask whoever sent it for the signature file."),
        )
    return _bytes_of(beside)


def check_signature(content: bytes, signature: bytes, *, accepted: Iterable[str], name: str) -> str:
    """Check a signature; returns the publisher's name. Raises ``RefusedRules``."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        found = json.loads(signature)
        publisher, key, signed = str(found["publisher"]), str(found["public_key"]), str(found["signature"])
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key, validate=True))
        mark = base64.b64decode(signed, validate=True)
    except (ValueError, KeyError, TypeError) as error:
        raise RefusedRules(_("{file}: its signature file cannot be read.").format(file=name)) from error
    if found.get("format") != SIGNATURE_FORMAT:
        raise RefusedRules(_("{file}: its signature is of a kind that is not known.").format(file=name))
    if key not in set(accepted):
        raise RefusedRules(
            _('{file}: it is signed by "{publisher}", who has not been accepted.').format(
                file=name, publisher=publisher
            ),
            next_step=_("A manager can accept the public key {key} after checking it with them.").format(key=key),
        )
    try:
        public.verify(mark, _CONTEXT + content)
    except InvalidSignature as error:
        raise RefusedRules(
            _("{file}: it was changed after it was signed, so it is not used.").format(file=name)
        ) from error
    return publisher


def new_publisher() -> tuple[str, str]:
    """A new pair of keys for a publisher: (private, public), in base64."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    private = Ed25519PrivateKey.generate()
    return (
        base64.b64encode(private.private_bytes_raw()).decode(),
        base64.b64encode(private.public_key().public_bytes_raw()).decode(),
    )


def sign_rules(file: Path, publisher: str, private_key: str) -> Path:
    """Write the signature beside a rule file; returns where. Raises ``RefusedRules`` when the key is not one."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    content = _bytes_of(file)
    read_rule_file(content, file.name)
    try:
        private = Ed25519PrivateKey.from_private_bytes(base64.b64decode(private_key.strip(), validate=True))
    except ValueError as error:
        raise RefusedRules(_("The private key cannot be read; it is a line of 44 letters and digits.")) from error
    document = {
        "format": SIGNATURE_FORMAT,
        "publisher": publisher,
        "public_key": base64.b64encode(private.public_key().public_bytes_raw()).decode(),
        "signature": base64.b64encode(private.sign(_CONTEXT + content)).decode(),
    }
    beside = file.with_name(file.name + ".sig")
    beside.write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")
    return beside


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise RefusedRules(_("{file}: cannot be read: {what}").format(file=file.name, what=error.strerror)) from error
