"""The collation `ru` on PostgreSQL: first of all migrations that sort."""

from django.db import migrations

from foundation.collation import create_russian_collation


class Migration(migrations.Migration):
    initial = True
    dependencies = []
    operations = [create_russian_collation()]
