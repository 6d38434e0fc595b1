"""The roof has no tables. Django tells only apps with a models module that migrations ended, and the roof wants to know."""
