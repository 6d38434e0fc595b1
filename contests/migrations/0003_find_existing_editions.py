from django.db import migrations

from foundation.search import stems


def fill_stems(apps, schema_editor):
    """Editions that were written before are found as well."""
    for edition in apps.get_model("contests", "ContestEdition").objects.select_related("contest"):
        words = f"{edition.contest.title} {edition.contest.short_title} {edition.year} {edition.summary}"
        edition.search_stems = stems(words)
        edition.save(update_fields=["search_stems"])


class Migration(migrations.Migration):
    dependencies = [("contests", "0002_search")]

    operations = [migrations.RunPython(fill_stems, migrations.RunPython.noop)]
