"""Appeals: what the votes say, what a school may appeal, what a commission has to hear."""

from collections import Counter
from decimal import Decimal

from olympiad.models import Appeal
from olympiad.states import CommissionRole


def tally(appeal: Appeal) -> Decimal | None:
    """Return the score with most votes; of equals the one the chair voted for; None when that does not decide either."""
    votes = [
        (vote.points, vote.member.role)
        for vote in appeal.votes.filter(member__revoked_at__isnull=True).select_related("member")
    ]
    counts = Counter(points for points, _role in votes)
    most = max(counts.values(), default=0)
    leading = {points for points, number in counts.items() if number == most}
    if len(leading) == 1:
        return leading.pop()
    return next((points for points, role in votes if role == CommissionRole.APPEALS_CHAIR and points in leading), None)
