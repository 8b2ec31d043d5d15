"""Hash trees after RFC 6962 section 2.1: a root over leaves in order, and proofs that a leaf stands at its place.

Leaves and inner nodes are hashed with different prefixes, so that no node can be passed off as a leaf.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

_LEAF, _NODE = b"\x00", b"\x01"


def leaf_hash(content: bytes) -> bytes:
    """Hash of one leaf."""
    return hashlib.sha256(_LEAF + content).digest()


def _node_hash(left: bytes, right: bytes) -> bytes:
    return hashlib.sha256(_NODE + left + right).digest()


def _split(size: int) -> int:
    """The largest power of two below `size`: how many leaves stand in the left half."""
    return 1 << ((size - 1).bit_length() - 1)


def root(leaves: Sequence[bytes]) -> bytes:
    """Root over hashes of leaves. ValueError if there are none."""
    if not leaves:
        raise ValueError("a seal covers at least one event")
    if len(leaves) == 1:
        return leaves[0]
    left = _split(len(leaves))
    return _node_hash(root(leaves[:left]), root(leaves[left:]))


def path(leaves: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, nearest first. IndexError if there is no such leaf."""
    if not 0 <= index < len(leaves):
        raise IndexError(index)
    if len(leaves) == 1:
        return []
    left = _split(len(leaves))
    if index < left:
        return [*path(leaves[:left], index), root(leaves[left:])]
    return [*path(leaves[left:], index - left), root(leaves[:left])]


def root_from(leaf: bytes, index: int, size: int, way: Sequence[bytes]) -> bytes | None:
    """The root that a proof leads to, or None if a tree of `size` has no such place or the proof another length."""
    if not 0 <= index < size:
        return None
    if size == 1:
        return leaf if not way else None
    if not way:
        return None
    left = _split(size)
    if index < left:
        below = root_from(leaf, index, left, way[:-1])
        return below and _node_hash(below, way[-1])
    below = root_from(leaf, index - left, size - left, way[:-1])
    return below and _node_hash(way[-1], below)
