"""A mail server for tests: keeps what it was given, refuses or delays when told to."""

import socket
import time
from email import message_from_bytes, policy
from email.message import EmailMessage

from aiosmtpd.controller import Controller


class Sink:
    """Started by the fixture `sink`; `letters` are the messages it accepted, `slow` its pause after the greeting."""

    def __init__(self):
        self.letters: list[EmailMessage] = []
        self.refuse_recipient = ""
        self.refuse_data = ""
        self.conversations = 0
        self.pause = 0.0
        self.port = free_port()
        self._controller: Controller | None = None

    def start(self) -> None:
        """Open the door."""
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port)
        self._controller.start()

    def stop(self) -> None:
        """Shut the door: from now on connections are refused."""
        if self._controller is not None:
            self._controller.stop()
            self._controller = None

    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        """Count a conversation; a slow server keeps its client waiting here, before it has got the letter."""
        self.conversations += 1
        if self.pause:
            await server.loop.run_in_executor(None, time.sleep, self.pause)
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        """Take or refuse the addressee."""
        if self.refuse_recipient:
            return self.refuse_recipient
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        """Take or refuse the letter."""
        if self.refuse_data:
            return self.refuse_data
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 Accepted"


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
