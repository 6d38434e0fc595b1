"""The settings of `make run` with quick hashes: people sign in as ever, the machine does not chew on their passwords."""

from portal.settings.dev import *

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# One role is asked for its second factor, so that a journey may go the whole way of an invitation.
SECOND_FACTOR_REQUIRED_FOR = ["door_operator"]
