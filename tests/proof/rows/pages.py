"""The site, what every server answers, and the desks of the plan in the office."""

from tests.proof.policy import EVERYBODY, NOBODY, OFFICE, PUBLISHERS, answers, office, row

# ------------------------------------------------------------ everybody
for name in ("alive", "ready", "pages:calendar", "pages:search", "pages:news_rss", "pages:news_atom", "pages:site_map"):
    row(name, allow=EVERYBODY)
row("display_settings", allow=EVERYBODY)
row("sitemap", allow=EVERYBODY)
row("pages:calendar_month", year=2020, month=4, allow=EVERYBODY)
row("pages:plan_item_detail", year=2020, number=1, allow=EVERYBODY)
row("pages:plan_report", year=2020, allow=EVERYBODY)
for kind in ("docx", "ics"):
    row("pages:plan_file", year=2020, kind=kind, allow=EVERYBODY)
row("pages:report_file", year=2020, kind="docx", allow=EVERYBODY)
# A plan that is only being read into the portal is nowhere on the site.
row("pages:plan_report", year=2031, login=NOBODY, rest=404)
row("pages:plan_file", year=2031, kind="pdf", login=NOBODY, rest=404)

# ------------------------------------------------------------ the tree
for page in ("plan", "news", "news_index"):
    row("wagtail_serve", at=f"@{page}.url", allow=EVERYBODY)
# Drafts and what waits for its reader have addresses, but no page.
for path in ("/news/draft-news/", "/news/sent-news/", "/nowhere/"):
    row("wagtail_serve", at=path, login=NOBODY, rest=404, post=answers(login=NOBODY, rest=404))
row("wagtaildocs_serve", at="@document.url", allow=EVERYBODY)
row("wagtaildocs_authenticate_with_password", restriction_id=1, login=NOBODY, rest=404)
row(
    "wagtailcore_authenticate_with_password", page_view_restriction_id=1, page_id="@draft_news.pk",
    login=NOBODY, rest=404, post=answers(login=NOBODY, rest=405),
)  # fmt: skip
row("style_guide", allow=OFFICE)

# ------------------------------------------------------------ the desks of the plan
row("office_links", allow=OFFICE)
row("office_plans", allow=OFFICE)
row("office_plan", year=2020, allow=OFFICE)
row("office_plan_item", year=2020, number=1, allow=OFFICE)
row("office_mark_take_back", year=2020, number=1, allow=OFFICE)
row("office_activity_add", year=2020, number=1, allow=OFFICE)
row("office_activity", code="@activity.code", allow=OFFICE)
for move in ("hold", "cancel"):
    row("office_activity_move", code="@activity.code", move=move, allow=OFFICE)
# A whole plan is loaded, taken back and taken over by those who publish.
row("office_plan_copy", year=2020, **office(PUBLISHERS))
row("office_plan_source", **office(PUBLISHERS))
row("office_plan_blank", kind="docx", **office(PUBLISHERS))
row("office_plan_import", code="@loading.code", **office(PUBLISHERS))
for move in ("write", "undo"):
    row("office_plan_import_move", code="@loading.code", move=move, **office(PUBLISHERS))
