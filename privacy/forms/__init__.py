"""Forms of consents."""
