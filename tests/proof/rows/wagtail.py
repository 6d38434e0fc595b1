"""The office as Wagtail makes it: pages, library, choosers, reports, settings; a group for those who share a right.

An editor writes and sends in; a publisher and the secretary publish; what belongs to the server is the superuser's.
"""

from tests.proof.policy import ALLOW, NO_SCREEN, NOBODY, OFFICE, PEOPLE, PUBLISHERS, SUPERUSER, answers, office, row

AJAX = {"X-Requested-With": "XMLHttpRequest"}
STREAM = {"body-count": "0"}
DRAFT, NEWS, SENT = {"page_id": "@draft_news.pk"}, {"page_id": "@news.pk"}, {"page_id": "@sent_news.pk"}
NEW_PAGE = {
    "content_type_app_name": "pages",
    "content_type_model_name": "newspage",
    "parent_page_id": "@news_index.pk",
}


def reading(allow, *names, **kwargs):
    """Enter screens that are only looked at: who enters is told by POST that there is nothing to send."""
    table = answers(**office(allow))
    post = {person: 405 if answer == ALLOW else answer for person, answer in table.items()}
    for name in names:
        row(name, **office(allow), post=post, **kwargs)


def writing(allow, *names, **kwargs):
    """Enter screens with a form: the right to look and the right to send are the same."""
    for name in names:
        row(name, **office(allow), **kwargs)


def sending(allow, *names, answer=ALLOW, **kwargs):
    """Enter doors that take a POST alone: Wagtail says so before it asks who it is."""
    table = answers(**office(allow), login=kwargs.get("login", "visitor"))
    post = {person: answer if word == ALLOW else word for person, word in table.items()}
    for name in names:
        row(name, codes={"_405": OFFICE}, post=post, **kwargs)


def absent(*names, **kwargs):
    """Enter doors of Wagtail that this portal does not use: for the office there is nothing behind them."""
    for name in names:
        row(name, codes={"_404": OFFICE}, **kwargs)


def unsent(names, post):
    """Enter screens whose form Wagtail takes as files or as a script's question only: `post` is what a bare POST gets."""
    for name in names:
        row(name, allow=OFFICE, post=answers(rest=403, **{post: OFFICE}))


# ------------------------------------------------------------ doors that are closed, or lead to ours
row("office/login/", login=f"visitor {OFFICE}")
row("wagtailadmin_login", login=f"visitor {OFFICE}")
row("_util/login/", login=" ".join(PEOPLE))
row("wagtailcore_login", login=" ".join(PEOPLE))
CLOSED = ("password_reset", "password_reset_done", "password_reset_complete", "error_test")
for name in CLOSED:
    row(f"wagtailadmin_{name}", login=NOBODY, codes={"_404": f"visitor {OFFICE}"})
row("wagtailadmin_password_reset_confirm", uidb64="a", token="b", login=NOBODY, codes={"_404": f"visitor {OFFICE}"})
row("office/(?:password_reset|failwhale)/", at="/office/failwhale/", login=NOBODY, codes={"_404": f"visitor {OFFICE}"})
row("office/.*/", at=NO_SCREEN, codes={"_404": OFFICE})
absent("wagtailsettings:edit", app_name="pages", model_name="newspage")
absent("wagtailsettings:edit", "wagtailsettings:preview_on_edit", app_name="pages", model_name="newspage", pk=1)
writing(NOBODY, "wagtailsnippets:index")

# ------------------------------------------------------------ the frame of the office
reading(OFFICE, "wagtailadmin_home", "office/test404/", "wagtailadmin_dismissibles")
writing(OFFICE, "wagtailadmin_account", "wagtailadmin_tag_autocomplete")
sending(OFFICE, "wagtailadmin_logout", answer="login")
absent("wagtailadmin_tag_model_autocomplete", app_name="pages", model_name="newspage")
for name, sent in (("wagtailadmin_sprite", ALLOW), ("wagtailadmin_javascript_catalog", 405)):
    open_to = f"visitor {OFFICE}"
    post = {person: sent if person in open_to.split() else 403 for person in PEOPLE}
    row(name, login=NOBODY, allow=open_to, post=post)
row("wagtailadmin_block_preview", codes={"_404": OFFICE}, post=answers(_405=OFFICE))
sending(
    OFFICE, "wagtailadmin_editing_sessions:ping", answer=404,
    app_label="pages", model_name="newspage", object_id="1", session_id=1,
)  # fmt: skip
sending(OFFICE, "wagtailadmin_editing_sessions:release", session_id=1)

# ------------------------------------------------------------ pages: what everybody in the office reads
reading(OFFICE, "wagtailadmin_explore_root", "wagtailadmin_pages:search", "wagtailadmin_pages:search_results")
reading(OFFICE, "wagtailadmin_explore", "wagtailadmin_explore_results", parent_page_id="@news_index.pk")
reading(OFFICE, "wagtailadmin_pages:usage", "wagtailadmin_pages:history", "wagtailadmin_pages:history_results", **DRAFT)
reading(
    OFFICE, "wagtailadmin_pages:type_use", "wagtailadmin_pages:type_use_results",
    content_type_app_name="pages", content_type_model_name="newspage",
)  # fmt: skip
reading(OFFICE, "wagtailadmin_pages:revisions_view", revision_id="@draft_revision.pk", **DRAFT)
reading(
    OFFICE, "wagtailadmin_pages:revisions_compare",
    pk="@news.pk", revision_id_a="earliest", revision_id_b="latest",
)  # fmt: skip
reading(OFFICE, "wagtailadmin_pages:workflow_history", **SENT)
reading(OFFICE, "wagtailadmin_pages:workflow_history_detail", workflow_state_id="@workflow_state.pk", **SENT)
writing(OFFICE, "wagtailadmin_pages:view_draft", "wagtailadmin_pages:revisions_index", **DRAFT)

# ------------------------------------------------------------ pages: what an editor writes
writing(OFFICE, "wagtailadmin_pages:add", data=STREAM, **NEW_PAGE)
writing(OFFICE, "wagtailadmin_pages:preview_on_add", data=STREAM, **NEW_PAGE)
writing(OFFICE, "wagtailadmin_pages:choose_parent", app_label="pages", model_name="newspage")
writing(OFFICE, "wagtailadmin_pages:add_subpage", parent_page_id="@news_index.pk")
writing(OFFICE, "wagtailadmin_pages:edit", "wagtailadmin_pages:preview_on_edit", data=STREAM, **DRAFT)
writing(OFFICE, "wagtailadmin_pages:edit", data=STREAM, **NEWS)
writing(OFFICE, "wagtailadmin_pages:revisions_revert", revision_id="@draft_revision.pk", data=STREAM, **DRAFT)
writing(OFFICE, "wagtailadmin_pages:copy", data={"new_parent_page": "@news_index.pk"}, **NEWS)
writing(OFFICE, "wagtailadmin_pages:move", page_to_move_id="@draft_news.pk")
writing(OFFICE, "wagtailadmin_pages:move_confirm", page_to_move_id="@draft_news.pk", destination_id="@news_index.pk")
writing(OFFICE, "wagtailadmin_pages:confirm_workflow_cancellation", **SENT)
# His own draft an editor may throw away, a published page he may not.
writing(OFFICE, "wagtailadmin_pages:delete", **DRAFT)
writing(PUBLISHERS, "wagtailadmin_pages:delete", **NEWS)
absent("wagtailadmin_pages:convert_alias", **DRAFT)

# ------------------------------------------------------------ pages: what those who publish decide
writing(PUBLISHERS, "wagtailadmin_pages:unpublish", **NEWS)
writing(PUBLISHERS, "wagtailadmin_pages:set_privacy", **DRAFT)
writing(PUBLISHERS, "wagtailadmin_pages:revisions_unschedule", revision_id="@draft_revision.pk", **DRAFT)
sending(PUBLISHERS, "wagtailadmin_pages:set_page_position", page_to_move_id="@draft_news.pk")
sending(PUBLISHERS, "wagtailadmin_pages:lock", "wagtailadmin_pages:unlock", **DRAFT)
writing(
    PUBLISHERS, "wagtailadmin_pages:workflow_action", "wagtailadmin_pages:collect_workflow_action_data",
    action_name="approve", task_state_id="@task_state.pk", **SENT,
)  # fmt: skip
row("wagtailadmin_pages:workflow_preview", task_id="@task.pk", post=answers(_405=OFFICE), **office(PUBLISHERS), **SENT)
BULK = {"app_label": "wagtailcore", "model_name": "page"}
writing(OFFICE, "wagtail_bulk_action", query="?id=1", action="delete", **BULK)
absent("wagtail_bulk_action", action="no-such-action", **BULK)

# ------------------------------------------------------------ choosers
reading(
    OFFICE, "wagtailadmin_choose_page", "wagtailadmin_choose_page_search", "wagtailadmin_choose_page_chosen_multiple"
)
reading(OFFICE, "wagtailadmin_choose_page_child", parent_page_id="@news_index.pk")
writing(
    OFFICE, "wagtailadmin_choose_page_email_link", "wagtailadmin_choose_page_phone_link",
    "wagtailadmin_choose_page_anchor_link", "wagtailembeds:chooser", "wagtailembeds:chooser_upload",
)  # fmt: skip
writing(OFFICE, "wagtailadmin_choose_page_external_link", data={"external-link-chooser-url": "https://example.org/"})
for kind, pk in (
    ("wagtaildocs_chooser", "@document.pk"),
    ("wagtailimages_chooser", "@picture.pk"),
    ("photo_chooser", "@picture.pk"),
):
    reading(OFFICE, f"{kind}:choose", f"{kind}:choose_results", f"{kind}:chosen_multiple")
    reading(OFFICE, f"{kind}:chosen", pk=pk)
writing(OFFICE, "wagtaildocs_chooser:create", "wagtailimages_chooser:create")
sending(OFFICE, "photo_chooser:create")
writing(OFFICE, "wagtailimages_chooser:select_format", "photo_chooser:select_format", image_id="@picture.pk")
for kind, pk in (("pages", "@news.pk"), ("documents", "@document.pk"), ("images", "@picture.pk")):
    reading(OFFICE, f"wagtailadmin_api:{kind}:listing")
    reading(OFFICE, f"wagtailadmin_api:{kind}:detail", pk=pk)
    row(f"wagtailadmin_api:{kind}:find", codes={"_404": OFFICE}, post=answers(_405=OFFICE))
sending(OFFICE, "wagtailadmin_api:pages:action", answer=404, pk="@news.pk", action_name="approve")

# ------------------------------------------------------------ the library
reading(OFFICE, "wagtaildocs:index", "wagtaildocs:index_results", "wagtailimages:index", "wagtailimages:index_results")
reading(OFFICE, "wagtaildocs:document_usage", document_id="@document.pk")
reading(OFFICE, "wagtailimages:image_usage", image_id="@picture.pk")
writing(OFFICE, "wagtaildocs:add", "wagtailimages:add")
writing(OFFICE, "wagtaildocs:edit", "wagtaildocs:delete", document_id="@document.pk")
writing(OFFICE, "wagtailimages:edit", "wagtailimages:delete", image_id="@picture.pk")
writing(OFFICE, "wagtailimages:preview", image_id="@picture.pk", filter_spec="original")
unsent(("wagtaildocs:add_multiple", "wagtailimages:add_multiple", "office/images/multiple/add/"), "_400")
sending(
    OFFICE,
    "wagtaildocs:edit_multiple",
    "wagtaildocs:delete_multiple",
    doc_id="@document.pk",
    login=NOBODY,
    headers=AJAX,
)
sending(
    OFFICE,
    "wagtailimages:edit_multiple",
    "wagtailimages:delete_multiple",
    image_id="@picture.pk",
    login=NOBODY,
    headers=AJAX,
)
UPLOADED = {"uploaded_file_id": 1, "answer": 404}
sending(OFFICE, "wagtaildocs:create_multiple_from_uploaded_document", "wagtaildocs:delete_upload_multiple", **UPLOADED)
sending(OFFICE, "wagtailimages:create_multiple_from_uploaded_image", "wagtailimages:delete_upload_multiple", **UPLOADED)
for name in ("url_generator", "url_generator_output"):
    row(f"wagtailimages:{name}", image_id="@picture.pk", codes={"_404": OFFICE}, post=answers(_405=OFFICE))

# ------------------------------------------------------------ reports
for report in ("workflow", "workflow_tasks", "site_history", "aging_pages", "page_types_usage"):
    reading(OFFICE, f"wagtailadmin_reports:{report}", f"wagtailadmin_reports:{report}_results")
reading(PUBLISHERS, "wagtailadmin_reports:locked_pages", "wagtailadmin_reports:locked_pages_results")

# ------------------------------------------------------------ redirects
reading(PUBLISHERS, "wagtailredirects:index", "wagtailredirects:index_results")
writing(PUBLISHERS, "wagtailredirects:add", "wagtailredirects:start_import")
writing(PUBLISHERS, "wagtailredirects:edit", "wagtailredirects:delete", redirect_id="@redirect.pk")
# Over a form that is not its own Wagtail falls: its fault has no `message`.
row(
    "wagtailredirects:process_import",
    home="editor", codes={"_405": PUBLISHERS}, post=answers(home="editor", fell=PUBLISHERS),
)  # fmt: skip

# ------------------------------------------------------------ what belongs to the server
reading(SUPERUSER, "wagtailadmin_collections:index")
writing(SUPERUSER, "wagtailadmin_collections:add")
writing(SUPERUSER, "wagtailadmin_collections:edit", pk="@collection.pk")
writing(SUPERUSER, "wagtailadmin_collections:set_privacy", collection_id="@collection.pk")
row(
    "wagtailadmin_collections:delete",
    pk="@collection.pk",
    allow=SUPERUSER,
    codes={"_404": "editor publisher secretary"},
)
for part in ("", "task_"):
    reading(SUPERUSER, f"wagtailadmin_workflows:{part}index", f"wagtailadmin_workflows:{part}index_results")
reading(SUPERUSER, "wagtailadmin_workflows:usage", "wagtailadmin_workflows:usage_results", pk="@workflow.pk")
writing(SUPERUSER, "wagtailadmin_workflows:add", "wagtailadmin_workflows:select_task_type")
writing(SUPERUSER, "wagtailadmin_workflows:edit", "wagtailadmin_workflows:disable", pk="@workflow.pk")
writing(SUPERUSER, "wagtailadmin_workflows:edit_task", "wagtailadmin_workflows:disable_task", pk="@task.pk")
writing(SUPERUSER, "wagtailadmin_workflows:add_task", app_label="pages", model_name="sitereview")
sending(SUPERUSER, "wagtailadmin_workflows:enable", pk="@workflow.pk")
sending(SUPERUSER, "wagtailadmin_workflows:enable_task", pk="@task.pk")
sending(SUPERUSER, "wagtailadmin_workflows:remove", page_pk="@draft_news.pk")
sending(SUPERUSER, "wagtailadmin_workflows:remove", page_pk="@draft_news.pk", workflow_pk="@workflow.pk")
reading(OFFICE, "wagtailadmin_workflows:task_chooser", "wagtailadmin_workflows:task_chooser_results")
writing(OFFICE, "wagtailadmin_workflows:task_chosen", task_id="@task.pk")
unsent(("wagtailadmin_workflows:task_chooser_create",), "_400")
for section, pk in (("wagtailsites", "@site.pk"), ("wagtailusers_groups", "@group.pk")):
    reading(SUPERUSER, f"{section}:index", f"{section}:index_results")
    reading(SUPERUSER, f"{section}:history", f"{section}:history_results", f"{section}:usage", pk=pk)
    writing(SUPERUSER, f"{section}:add")
    writing(SUPERUSER, f"{section}:edit", f"{section}:delete", pk=pk)
writing(SUPERUSER, "wagtailsites:copy", pk="@site.pk")
