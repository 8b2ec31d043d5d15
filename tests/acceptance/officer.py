"""An officer who asks the command center over HTTP and JSON, as any program of the authority would."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

import httpx
from support.console import Console

RENEW_AFTER = 600.0  # seconds; a token is valid for 900
PAGE = 100


class Officer:
    """Holds a bearer token of `ssv token` and renews it in time."""

    def __init__(self, console: Console, page_url: str, *words: str) -> None:
        self._console = console
        self._words = words
        self._token = ""
        self._minted = 0.0
        self._client = httpx.Client(base_url=page_url, timeout=30, trust_env=False)

    def close(self) -> None:
        """Let the connections go."""
        self._client.close()

    @property
    def token(self) -> str:
        """A token that is still valid."""
        if not self._token or time.monotonic() - self._minted > RENEW_AFTER:
            self._token = self._console.run("token", *self._words).strip()
            self._minted = time.monotonic()
        return self._token

    def get(self, path: str) -> httpx.Response:
        """A page or a question by GET."""
        return self._client.get(path, headers=self._headers())

    def post(self, path: str, body: dict[str, Any]) -> httpx.Response:
        """A question by POST."""
        return self._client.post(path, json=body, headers=self._headers())

    def search(self, query: str, **more: Any) -> dict[str, Any]:
        """One page of a search."""
        answer = self.post("/api/v1/entities:search", {"query": query, "pageSize": PAGE, "skipFacets": True, **more})
        assert answer.status_code == 200, answer.text
        found: dict[str, Any] = answer.json()
        return found

    def found(self, query: str, **more: Any) -> list[dict[str, Any]]:
        """The entities on the first page of a search, best first."""
        return [match["entity"] for match in self.search(query, **more).get("entities", [])]

    def all_found(self, query: str, **more: Any) -> Iterator[dict[str, Any]]:
        """Every entity a search finds, page by page."""
        token = ""
        while True:
            answer = self.search(query, pageToken=token, **more)
            yield from (match["entity"] for match in answer.get("entities", []))
            token = answer.get("nextPageToken", "")
            if not token:
                return

    def _headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.token}"}
