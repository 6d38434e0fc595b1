import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ConsentText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('processing', 'Согласие на обработку персональных данных'), ('publication', 'Согласие на распространение персональных данных')], max_length=20, verbose_name='Вид')),
                ('version', models.PositiveSmallIntegerField(verbose_name='Редакция')),
                ('title', models.CharField(max_length=200, verbose_name='Заголовок')),
                ('text', models.TextField(verbose_name='Текст')),
                ('valid_from', models.DateField(verbose_name='Действует с')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Внесён')),
            ],
            options={
                'verbose_name': 'Текст согласия',
                'verbose_name_plural': 'Тексты согласий',
                'ordering': ['kind', '-version'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'version'), name='consent_text_version_unique')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('about', models.CharField(max_length=100, verbose_name='О чём')),
                ('given_at', models.DateTimeField(verbose_name='Когда дано')),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True, verbose_name='Когда отозвано')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to=settings.AUTH_USER_MODEL, verbose_name='Кто согласился')),
                ('text', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='consents', to='privacy.consenttext', verbose_name='С чем')),
            ],
            options={
                'verbose_name': 'Согласие',
                'verbose_name_plural': 'Согласия',
                'ordering': ['-given_at', '-pk'],
                'indexes': [models.Index(fields=['about'], name='privacy_con_about_110489_idx')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('withdrawn_at__isnull', True)), fields=('person', 'text', 'about'), name='one_active_consent_to_a_text_about_a_matter'), models.CheckConstraint(condition=models.Q(('withdrawn_at__isnull', True), ('withdrawn_at__gte', models.F('given_at')), _connector='OR'), name='consent_is_withdrawn_after_it_was_given')],
            },
        ),
    ]
