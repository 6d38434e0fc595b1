"""Registration of what stands in the office only because several floors meet here."""

from wagtail import hooks

from portal.letters import LetterArchive


@hooks.register("register_admin_viewset")
def register_letters():
    return LetterArchive("letters")
