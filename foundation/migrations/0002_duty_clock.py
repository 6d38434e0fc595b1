"""The clock of periodic duties."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_ru_collation")]
    operations = [
        migrations.CreateModel(
            name="DutyClock",
            fields=[
                ("name", models.CharField(max_length=100, primary_key=True, serialize=False)),
                ("due_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
            ],
        ),
    ]
