"""A clamd for tests: takes INSTREAM as the real one does and answers what it is told to, or dies at a chosen moment."""

import contextlib
import socket
import struct
import threading

from tests.support.sink import free_port


class Clamd:
    """`answer` is what it says of every stream; None hangs up without a word. `limit` cuts a longer stream, as clamd does."""

    def __init__(self, answer: bytes | None = b"stream: OK\0", *, limit: int | None = None):
        self.answer, self.limit = answer, limit
        self.streams: list[bytes] = []
        self.port = free_port()
        self._server = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def address(self) -> str:
        return f"127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Shut the door: from now on connections are refused."""
        with contextlib.suppress(OSError):
            self._server.shutdown(socket.SHUT_RDWR)
        self._server.close()

    def _serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _address = self._server.accept()
                with connection, contextlib.suppress(OSError):
                    self._answer(connection)

    def _answer(self, connection):
        assert connection.recv(10, socket.MSG_WAITALL) == b"zINSTREAM\0"
        stream = b""
        while size := struct.unpack(">I", connection.recv(4, socket.MSG_WAITALL))[0]:
            stream += connection.recv(size, socket.MSG_WAITALL)
            if self.limit is not None and len(stream) > self.limit:
                return
        self.streams.append(stream)
        if self.answer is not None:
            connection.sendall(self.answer)
