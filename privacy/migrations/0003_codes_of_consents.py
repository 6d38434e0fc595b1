from django.db import migrations

from foundation.models import new_code


def give_codes(apps, _schema_editor):
    """Give every consent of before the code by which it is addressed."""
    consents = apps.get_model("privacy", "Consent").objects.filter(code=None)
    for consent in consents.iterator():
        consents.model.objects.filter(pk=consent.pk).update(code=new_code())


class Migration(migrations.Migration):
    dependencies = [("privacy", "0002_papers_and_withdrawals")]
    operations = [migrations.RunPython(give_codes, migrations.RunPython.noop, elidable=True)]
