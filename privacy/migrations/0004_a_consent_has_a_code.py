from django.db import migrations, models

import foundation.models


class Migration(migrations.Migration):
    dependencies = [("privacy", "0003_codes_of_consents")]
    operations = [
        migrations.AlterField(
            model_name="consent",
            name="code",
            field=models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name="Код"),
        )
    ]
