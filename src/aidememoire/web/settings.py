"""How the page is served: from which store, to whom, and who may correct."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True, slots=True)
class Settings:
    """What `aidememoire serve` was asked for.

    `token_hash` is the SHA-256 of the token that signs a person in, never the token; `user_header` the name
    of a header in which a reverse proxy says who it is. With neither, nobody can correct anything. `secret`
    signs sessions and forms; it lives as long as the process.
    """

    store: str
    token_hash: str | None = None
    user_header: str | None = None
    secure_cookies: bool = False
    secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)

    @property
    def editing(self) -> bool:
        """Whether anybody may correct."""
        return self.token_hash is not None or self.user_header is not None

    @classmethod
    def with_token(cls, store: str) -> tuple[Self, str]:
        """Settings that let whoever has the token correct, and the token, which is kept nowhere else."""
        token = secrets.token_urlsafe(18)
        return cls(store, token_hash=hash_of(token)), token

    def knows(self, token: str) -> bool:
        """Whether a token is the one."""
        return self.token_hash is not None and hmac.compare_digest(self.token_hash, hash_of(token))

    def sign(self, words: str) -> str:
        """A signature that only this process can make."""
        return hmac.new(self.secret, words.encode(), hashlib.sha256).hexdigest()


def hash_of(token: str) -> str:
    """SHA-256 of a token, hexadecimal: the token is random enough to need no salt."""
    return hashlib.sha256(token.encode()).hexdigest()
