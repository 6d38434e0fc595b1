"""The check before publishing: who reads a page that an editor has sent in, what he may answer, when the page goes out."""

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from .story import StoryPage


class ReturnForm(forms.Form):
    """Why a page goes back to its author. Without a reason he could only guess."""

    comment = forms.CharField(
        label=_("Что исправить"),
        widget=forms.Textarea({"rows": 4}),
        help_text=_("Автор получит эти слова письмом. Например: назовите площадку и уберите фамилии школьников"),
    )


class ApproveForm(forms.Form):
    """Nothing is asked of whoever approves."""


class SiteReview(AbstractGroupApprovalTask):
    """One reading by the publishers and the secretary. An approved page is published at once, or at its hour."""

    class Meta:
        verbose_name = _("Проверка перед публикацией")
        verbose_name_plural = _("Проверки перед публикацией")

    def get_actions(self, obj, user):
        """Return what `user` may answer: [(name, words, whether a form opens)]."""
        if not super().get_actions(obj, user):
            return []
        back = ("reject", _("Вернуть автору"), True)
        # A child without a consent goes back or loses his name; the form says so to whoever opens the page.
        if isinstance(obj, StoryPage) and obj.lacks_consent():
            return [back]
        return [("approve", _("Одобрить и опубликовать"), False), back]

    def get_form_for_action(self, action):
        """Return the form of the answer."""
        return ReturnForm if action == "reject" else ApproveForm

    def on_action(self, task_state, user, action_name, **kwargs):
        """Answer. A correction that the reader made himself is approved together with the page, not sent to him again."""
        latest = task_state.workflow_state.content_object.get_latest_revision()
        if action_name == "approve" and latest.user_id == user.pk:
            task_state.revision = latest
        return super().on_action(task_state, user, action_name, **kwargs)

    @classmethod
    def get_description(cls):
        """Return what the office says about this kind of check."""
        return _("Страницу читает выпускающий редактор или секретарь")
