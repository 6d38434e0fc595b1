"""Every field that an editor fills in says what to write there, with an example; every type of page can be looked at first."""

import pytest
from django.urls import reverse
from wagtail.admin.panels import FieldPanel, InlinePanel, PanelGroup
from wagtail.blocks import ListBlock, StreamBlock, StructBlock
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from accounts.roles import Role
from pages.models import SiteImage
from pages.models.base import PortalPage
from tests.factories.accounts import UserFactory
from tests.factories.pages import EXAMPLES

TYPES = [model for model in get_page_models() if issubclass(model, PortalPage)]
# The dialog of the schedule explains both at once.
EXPLAINED_ELSEWHERE = {"go_live_at", "expire_at"}


def fields_of(panel, form, path):
    if isinstance(panel, InlinePanel):
        child = panel.child_edit_handler
        yield from fields_of(child, child.get_form_class(), f"{path}.{panel.relation_name}")
    elif isinstance(panel, FieldPanel):
        field = form.base_fields[panel.field_name]
        yield f"{path}.{panel.field_name}", str(panel.help_text or field.help_text)
    elif isinstance(panel, PanelGroup):
        for child in panel.children:
            yield from fields_of(child, form, path)


def blocks_of(block, path):
    if isinstance(block, StreamBlock | StructBlock):
        for name, child in block.child_blocks.items():
            yield from blocks_of(child, f"{path}.{name}")
    elif isinstance(block, ListBlock):
        yield from blocks_of(block.child_block, path)
    elif isinstance(block, TypedTableBlock):
        yield path, str(block.meta.help_text)
    else:
        yield path, str(block.field.help_text or block.meta.help_text)


def silent(fields):
    return [path for path, words in fields if "апример" not in words and path.split(".")[-1] not in EXPLAINED_ELSEWHERE]


@pytest.mark.parametrize("model", TYPES)
def test_every_field_of_a_page_says_what_to_write_with_an_example(model):
    panels = model.get_edit_handler()

    assert silent(fields_of(panels, panels.get_form_class(), model.__name__)) == []


@pytest.mark.parametrize("model", TYPES)
def test_every_field_of_a_block_says_what_to_write_with_an_example(model):
    streams = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]

    assert [path for stream in streams for path in silent(blocks_of(stream.stream_block, stream.name))] == []


def test_every_field_of_a_picture_says_what_to_write():
    asked = ("description", "is_decorative", "credit")

    assert [name for name in asked if not SiteImage._meta.get_field(name).help_text] == []


@pytest.mark.parametrize("model", TYPES)
def test_every_type_of_page_offers_the_eyes_of_a_weak_sighted_reader(model):
    assert [name for name, _words in model.preview_modes] == ["", "sight"]


@pytest.mark.django_db
@pytest.mark.parametrize("model", TYPES)
def test_every_type_of_page_is_seen_before_it_is_published(client, model):
    page = EXAMPLES[model]()
    client.force_login(UserFactory(role=Role.SECRETARY))
    draft = reverse("wagtailadmin_pages:view_draft", args=[page.pk])

    editor = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    seen = [client.get(draft, {"mode": mode}) for mode, _words in model.preview_modes]

    assert (editor.status_code, [answer.status_code for answer in seen]) == (200, [200, 200])
    assert ['data-theme="contrast"' in answer.content.decode() for answer in seen] == [False, True]
