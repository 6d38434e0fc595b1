"""What clamd says of a file, when there is a clamd. Whatever goes wrong on the way to it means "not looked at", never "clean"."""

import contextlib
import socket
import struct
from collections.abc import Iterator
from enum import Enum
from typing import BinaryIO

from django.conf import settings

TIMEOUT_SECONDS = 20
CHUNK = 64 * 1024
ANSWER_BYTES = 4096


class Verdict(Enum):
    """What is known of a file."""

    CLEAN = "clean"
    INFECTED = "infected"
    UNCHECKED = "unchecked"


def verdict_of(file: BinaryIO) -> Verdict:
    """Send `file` to the clamd of CLAMD_ADDRESS ("host:port" or a path of a socket) and return its verdict; rewinds.

    Without an address, without an answer in time, with a reset connection (clamd cuts what is over its limit) or with an
    answer that is no verdict the file is UNCHECKED.
    """
    if not settings.CLAMD_ADDRESS:
        return Verdict.UNCHECKED
    try:
        with _connected(settings.CLAMD_ADDRESS) as clamd:
            return _told(_asked(clamd, file))
    except (OSError, ValueError):
        return Verdict.UNCHECKED
    finally:
        file.seek(0)


@contextlib.contextmanager
def _connected(address: str) -> Iterator[socket.socket]:
    host, _colon, port = address.rpartition(":")
    family = socket.AF_UNIX if address.startswith("/") else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as clamd:
        clamd.settimeout(TIMEOUT_SECONDS)
        clamd.connect(address if address.startswith("/") else (host, int(port)))
        yield clamd


def _asked(clamd: socket.socket, file: BinaryIO) -> bytes:
    """Return the whole answer of INSTREAM; an empty one when clamd hangs up."""
    file.seek(0)
    clamd.sendall(b"zINSTREAM\0")
    while chunk := file.read(CHUNK):
        clamd.sendall(struct.pack(">I", len(chunk)) + chunk)
    clamd.sendall(struct.pack(">I", 0))
    answer = b""
    while len(answer) < ANSWER_BYTES and not answer.endswith(b"\0") and (part := clamd.recv(ANSWER_BYTES)):
        answer += part
    return answer


def _told(answer: bytes) -> Verdict:
    words = answer.rstrip(b"\0\n")
    if words == b"stream: OK":
        return Verdict.CLEAN
    return Verdict.INFECTED if words.endswith(b" FOUND") else Verdict.UNCHECKED
