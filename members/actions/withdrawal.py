"""What follows in the branch when somebody takes a consent back. Pages and exports ask for consents at every look."""

from django.db import transaction
from django.utils.translation import gettext as _

from foundation.audit import record
from members.models import Candidacy, Member
from privacy.effects import Effect, Withdrawn
from privacy.states import ConsentKind

MEMBERSHIP, CANDIDACY = "members.Membership:", "members.Candidacy:"
SIGNED: dict[str, str] = {
    ConsentKind.PROCESSING: "processing_signed_on",
    ConsentKind.PUBLICATION: "publication_signed_on",
}


@transaction.atomic
def forget_member(withdrawn: Withdrawn, *, by) -> Effect | None:
    """Forget the signed paper as well, and tell what became of the name and the contacts.

    None when the matter is neither a membership nor a candidacy.
    """
    column = SIGNED.get(withdrawn.kind)
    if column is None:
        return None
    if withdrawn.about.startswith(MEMBERSHIP):
        account = withdrawn.about.removeprefix(MEMBERSHIP)
        return _member(Member.objects.filter(user__pk=account).first(), column, by=by)
    if withdrawn.about.startswith(CANDIDACY) and withdrawn.kind == ConsentKind.PUBLICATION:
        return _candidacy(Candidacy.objects.filter(code=withdrawn.about.removeprefix(CANDIDACY)).first(), by=by)
    return None


def _member(member, column, *, by):
    if member is None:
        return None
    _forget(member, column, "members.member.agree", by=by)
    done = {
        "processing_signed_on": _("Контакты скрыты и больше не выгружаются. Членство остаётся."),
        "publication_signed_on": _("Имени нет в составе органов на сайте."),
    }
    return Effect(_("Члены отделения"), (done[column],))


def _candidacy(candidacy, *, by):
    if candidacy is None:
        return None
    _forget(candidacy, "publication_signed_on", "members.candidacy.agree", by=by)
    return Effect(str(candidacy.election), (_("Имени нет в списке кандидатов на сайте."),))


def _forget(row, column, act, *, by):
    if getattr(row, column):
        setattr(row, column, None)
        row.save(update_fields=[column, "updated_at"])
        record(row, act, by=by, withdrawn=column)
