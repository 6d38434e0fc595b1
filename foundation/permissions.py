"""Who may: one question, asked by the site, by the office and by the verbs alike. The tables are in each app's rules.py."""

import rules
from wagtail.permission_policies import BasePermissionPolicy


class UnknownPermission(LookupError):
    """A permission that stands in no table: a typo, never a denial."""


def grant(permissions: dict[str, rules.Predicate]) -> None:
    """Enter an app's PERMISSIONS table (permission -> predicate) into the common one; called at the foot of rules.py."""
    for name, predicate in permissions.items():
        rules.add_perm(name, predicate)


def allows(user, permission: str, subject=None) -> bool:
    """Tell whether `user` may do `permission` to `subject`.

    The table alone decides: a superuser passes where a predicate lets him pass, and nowhere else.
    Raises UnknownPermission for a name that no table has.
    """
    if not rules.perm_exists(permission):
        raise UnknownPermission(permission)
    return user.is_active and rules.has_perm(permission, user, subject)


class RulesPolicy(BasePermissionPolicy):
    """The same table for the office: Wagtail's add, change, delete and view become `app.act_model`."""

    def _allows(self, user, action, instance=None):
        return allows(user, f"{self.model._meta.app_label}.{action}_{self.model._meta.model_name}", instance)

    def user_has_permission(self, user, action):
        """Tell whether `user` may do `action` to objects of the model at all."""
        return self._allows(user, action)

    def user_has_permission_for_instance(self, user, action, instance):
        """Tell whether `user` may do `action` to this `instance`."""
        return self._allows(user, action, instance)

    def instances_user_has_any_permission_for(self, user, actions):
        """Return the queryset that `user` may see; the rows are chosen by the model's own `visible_to`."""
        if not any(self._allows(user, action) for action in actions):
            return self.model.objects.none()
        return self.model.objects.visible_to(user)
