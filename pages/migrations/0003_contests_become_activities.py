from django.db import migrations

from foundation.models import new_code


def copy_links(apps, schema_editor):
    """A row's only contest becomes its first activity."""
    activity = apps.get_model("pages", "PlanActivity")
    linked = apps.get_model("pages", "PlanItem").objects.exclude(contest_edition=None)
    activity.objects.bulk_create(
        activity(item_id=item.pk, contest_edition_id=item.contest_edition_id, code=new_code()) for item in linked
    )


class Migration(migrations.Migration):
    dependencies = [("pages", "0002_the_whole_site")]

    operations = [migrations.RunPython(copy_links, migrations.RunPython.noop)]
