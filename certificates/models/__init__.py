"""Tables of the floor of diplomas."""

from certificates.models.certificate import Certificate, CertificateSeries
from certificates.models.signatory import Signatory

__all__ = ["Certificate", "CertificateSeries", "Signatory"]
