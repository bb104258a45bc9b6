"""The key to the records, held so that it can be overwritten."""

from __future__ import annotations

import hmac
import secrets

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

LENGTH = 32


class DataKey:
    """The 256-bit key of a vault's database. Never printed; ``drop()`` overwrites it.

    Python may have made copies on the way; dropping shortens the time in which the key is in memory, it does not
    promise that no trace is left.
    """

    __slots__ = ("_bytes",)

    def __init__(self, raw: bytes | bytearray) -> None:
        if len(raw) != LENGTH:
            raise ValueError("a data key has 32 bytes")
        self._bytes = bytearray(raw)

    @classmethod
    def random(cls) -> DataKey:
        """A new key from the system's source of randomness."""
        return cls(secrets.token_bytes(LENGTH))

    def raw(self) -> bytes:
        """The bytes of the key. Raises ValueError once it was dropped."""
        if not self._bytes:
            raise ValueError("the key was dropped")
        return bytes(self._bytes)

    def drop(self) -> None:
        """Overwrites the key. It cannot be used again."""
        for place in range(len(self._bytes)):
            self._bytes[place] = 0
        self._bytes = bytearray()

    @property
    def dropped(self) -> bool:
        """Whether the key was overwritten."""
        return not self._bytes

    def database_salt(self) -> bytes:
        """The 16 bytes that stand at the start of the database: public, and bound to the key."""
        return HKDF(SHA256(), 16, salt=None, info=b"isva-desk database salt 1").derive(self.raw())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DataKey) and hmac.compare_digest(self._bytes, other._bytes)

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return "DataKey(dropped)" if self.dropped else "DataKey(held)"

    def __reduce__(self) -> str:
        raise TypeError("a data key is never pickled")
