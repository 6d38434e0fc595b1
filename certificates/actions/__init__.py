"""The only ways a certificate comes and goes. They are bound to their moves when the application starts."""

from certificates.actions import issue, name, revoke, signatory

__all__ = ["issue", "name", "revoke", "signatory"]
