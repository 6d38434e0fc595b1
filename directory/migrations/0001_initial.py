import django.db.models.deletion
import foundation.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Municipality',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('name', models.CharField(help_text='Как в реестре, например: Сычёвский муниципальный округ', max_length=160, verbose_name='Название')),
                ('kind', models.CharField(choices=[('municipal_district', 'Муниципальный район'), ('urban_okrug', 'Городской округ'), ('municipal_okrug', 'Муниципальный округ'), ('urban_settlement', 'Городское поселение'), ('rural_settlement', 'Сельское поселение')], max_length=20, verbose_name='Вид')),
            ],
            options={
                'verbose_name': 'Муниципальное образование',
                'verbose_name_plural': 'Муниципальные образования',
                'ordering': ['name', 'pk'],
                'constraints': [models.UniqueConstraint(fields=('name',), name='municipality_name_unique', violation_error_message='Такое муниципальное образование уже есть.')],
            },
        ),
        migrations.CreateModel(
            name='TosOrganization',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('search_stems', models.TextField(blank=True, default='', editable=False)),
                ('name', models.CharField(help_text='Например: ТОС «Микрорайон Южный»', max_length=200, verbose_name='Название')),
                ('kind', models.CharField(choices=[('tos', 'ТОС – территориальное общественное самоуправление'), ('house_council', 'Совет дома'), ('street_committee', 'Уличный комитет'), ('initiative_group', 'Инициативная группа')], default='tos', max_length=20, verbose_name='Вид')),
                ('address', models.CharField(blank=True, help_text='Например: г. Смоленск, ул. Попова, д. 12', max_length=250, verbose_name='Адрес')),
                ('charter_registered_on', models.DateField(blank=True, help_text='У совета дома и группы устава может не быть.', null=True, verbose_name='Устав зарегистрирован')),
                ('residents', models.PositiveIntegerField(blank=True, null=True, verbose_name='Число жителей')),
                ('closed_on', models.DateField(blank=True, help_text='Первый день, когда организации уже нет. Пусто, если она работает.', null=True, verbose_name='Прекратила деятельность')),
                ('municipality', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='organizations', to='directory.municipality', verbose_name='Муниципальное образование')),
            ],
            options={
                'verbose_name': 'Организация жителей',
                'verbose_name_plural': 'Организации жителей',
                'ordering': ['name', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Representative',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('position', models.CharField(choices=[('tos_chair', 'Председатель совета (комитета) ТОС'), ('council_member', 'Член совета (комитета)'), ('house_elder', 'Старший по дому'), ('entrance_elder', 'Старший по подъезду'), ('elder', 'Старейшина'), ('leader', 'Руководитель инициативной группы')], max_length=20, verbose_name='Должность')),
                ('since', models.DateField(blank=True, null=True, verbose_name='Полномочия с')),
                ('until', models.DateField(blank=True, null=True, verbose_name='Полномочия по')),
                ('proof', models.TextField(blank=True, max_length=1000, verbose_name='Чем подтверждается')),
                ('reason', models.TextField(blank=True, editable=False, max_length=2000, verbose_name='Причина решения')),
                ('state', models.CharField(choices=[('asked', 'Ждёт подтверждения'), ('confirmed', 'Подтверждено'), ('declined', 'Не подтверждено'), ('ended', 'Прекращено')], default='asked', editable=False, max_length=12, verbose_name='Состояние')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representations', to=settings.AUTH_USER_MODEL, verbose_name='Представитель')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='representatives', to='directory.tosorganization', verbose_name='Организация')),
            ],
            options={
                'verbose_name': 'Представитель',
                'verbose_name_plural': 'Представители',
                'ordering': ['-created_at', '-pk'],
            },
        ),
        migrations.AddConstraint(
            model_name='tosorganization',
            constraint=models.UniqueConstraint(fields=('municipality', 'kind', 'name', 'address'), name='organization_unique_at_its_address', violation_error_message='Такая организация уже есть в справочнике.'),
        ),
        migrations.AddConstraint(
            model_name='tosorganization',
            constraint=models.CheckConstraint(condition=models.Q(('closed_on__isnull', True), ('charter_registered_on__isnull', True), ('closed_on__gte', models.F('charter_registered_on')), _connector='OR'), name='organization_closes_after_its_charter', violation_error_message='Организация не могла закрыться раньше, чем зарегистрирован её устав.'),
        ),
        migrations.AddIndex(
            model_name='representative',
            index=models.Index(fields=['state', 'created_at'], name='directory_r_state_650f2a_idx'),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'confirmed'])), fields=('user', 'organization', 'position'), name='one_live_representation_per_position', violation_error_message='Вы уже указали эту должность в этой организации.'),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.CheckConstraint(condition=models.Q(('until__isnull', True), ('since__isnull', True), ('until__gte', models.F('since')), _connector='OR'), name='representation_ends_after_it_begins', violation_error_message='Полномочия не могут закончиться раньше, чем начались.'),
        ),
        migrations.AddConstraint(
            model_name='representative',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'confirmed'), _negated=True), ('since__isnull', False), _connector='OR'), name='confirmed_representation_has_a_beginning', violation_error_message='Укажите, с какого дня действуют полномочия.'),
        ),
    ]
