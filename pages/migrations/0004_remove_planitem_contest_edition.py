from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("pages", "0003_contests_become_activities")]

    operations = [migrations.RemoveField(model_name="planitem", name="contest_edition")]
