"""How gunicorn holds the portal: read once, before the workers part, so that they share in memory what they only read.

A new version wants a restart, not a reload: what was read before the parting is not read again.
"""

import gc

from django.db import connections

preload_app = True
control_socket_disable = True
accesslog = "-"


def when_ready(server):
    """Part with nothing open, and keep the collector of garbage away from what is shared."""
    connections.close_all()
    gc.freeze()
