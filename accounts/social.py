"""Yandex ID and VK ID, where the branch has keys for them: settings name this room only then, so nothing else imports it."""

from allauth.socialaccount.adapter import DefaultSocialAccountAdapter


class SocialAdapter(DefaultSocialAccountAdapter):
    """A stranger's word for an address is not ours: a letter of the portal checks it before anybody is in."""

    def pre_social_login(self, request, sociallogin):
        """Take every address that came along for unchecked."""
        for address in sociallogin.email_addresses:
            address.verified = False
