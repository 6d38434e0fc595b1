import django.core.validators
import django.db.models.deletion
import foundation.models
import foundation.uploads.fields
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models

from foundation.ledger import append_only_triggers


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('directory', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='AttachmentSlot',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='Порядок')),
                ('key', models.SlugField(max_length=40, verbose_name='Ключ')),
                ('label', models.CharField(max_length=200, verbose_name='Документ')),
                ('help_text', models.CharField(blank=True, max_length=300, verbose_name='Подсказка')),
                ('is_required', models.BooleanField(default=True, verbose_name='Обязательный')),
                ('max_files', models.PositiveSmallIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)], verbose_name='Не больше файлов')),
            ],
            options={
                'verbose_name': 'Место для документа',
                'verbose_name_plural': 'Места для документов',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Contest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=300, unique=True, verbose_name='Полное название')),
                ('short_title', models.CharField(max_length=120, verbose_name='Короткое название')),
                ('organizers', models.TextField(blank=True, verbose_name='Организаторы')),
                ('legal_basis', models.TextField(blank=True, verbose_name='Правовое основание')),
            ],
            options={
                'verbose_name': 'Конкурс',
                'verbose_name_plural': 'Конкурсы',
                'ordering': ['short_title'],
            },
        ),
        migrations.CreateModel(
            name='Application',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('answers', models.JSONField(blank=True, default=dict, verbose_name='Ответы')),
                ('revision', models.PositiveIntegerField(default=0, editable=False)),
                ('sequence', models.PositiveIntegerField(editable=False, null=True, verbose_name='Порядковый номер')),
                ('received_at', models.DateTimeField(editable=False, null=True, verbose_name='Получена')),
                ('in_grace', models.BooleanField(default=False, editable=False, verbose_name='Принята в технический допуск')),
                ('decision_reason', models.TextField(blank=True, editable=False, verbose_name='Причина решения')),
                ('state', models.CharField(choices=[('draft', 'Черновик'), ('submitted', 'Зарегистрирована'), ('returned', 'Возвращена на доработку'), ('admitted', 'Допущена'), ('rejected', 'Не допущена'), ('withdrawn', 'Отозвана')], default='draft', editable=False, max_length=12, verbose_name='Состояние')),
                ('applicant', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contest_applications', to=settings.AUTH_USER_MODEL, verbose_name='Заявитель')),
                ('organization', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='directory.tosorganization', verbose_name='ТОС или совет дома')),
            ],
            options={
                'verbose_name': 'Заявка',
                'verbose_name_plural': 'Заявки',
                'ordering': ['-created_at'],
            },
        ),
        migrations.CreateModel(
            name='Attachment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('file', foundation.uploads.fields.PrivateFileField()),
                ('name', models.CharField(max_length=200, verbose_name='Имя файла')),
                ('content_type', models.CharField(max_length=120)),
                ('size', models.PositiveIntegerField(verbose_name='Размер, байт')),
                ('sha256', models.CharField(max_length=64)),
                ('removed_at', models.DateTimeField(editable=False, null=True)),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='attachments', to='contests.application')),
                ('slot', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.attachmentslot')),
            ],
            options={
                'verbose_name': 'Документ заявки',
                'verbose_name_plural': 'Документы заявки',
                'ordering': ['slot__position', 'created_at'],
            },
        ),
        migrations.CreateModel(
            name='ContestEdition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('year', models.PositiveSmallIntegerField(verbose_name='Год проведения')),
                ('contest_year', models.PositiveSmallIntegerField(help_text='За какой год оценивается работа, например 2019', verbose_name='Конкурсный год')),
                ('slug', models.SlugField(max_length=80, unique=True, verbose_name='Адрес страницы')),
                ('number_prefix', models.CharField(help_text='Например: РТ-2020', max_length=12, verbose_name='Начало номера заявки')),
                ('summary', models.TextField(help_text='Кто может участвовать и зачем. Два-три предложения', verbose_name='О конкурсе')),
                ('intake_opens_at', models.DateTimeField(verbose_name='Начало приёма заявок')),
                ('intake_closes_at', models.DateTimeField(verbose_name='Конец приёма заявок')),
                ('results_due_on', models.DateField(blank=True, null=True, verbose_name='Итоги подводятся')),
                ('grace_minutes', models.PositiveSmallIntegerField(default=10, help_text='Сколько минут после срока принимается заявка, которую начали отправлять вовремя', verbose_name='Технический допуск, минут')),
                ('tie_rule', models.CharField(choices=[('shared', 'Место делится'), ('earlier_received', 'Выше заявка, которая получена раньше')], default='shared', help_text='Как сказано в положении', max_length=20, verbose_name='При равных баллах')),
                ('cancellation_reason', models.TextField(blank=True, editable=False, verbose_name='Почему отменён')),
                ('announced_at', models.DateTimeField(editable=False, null=True, verbose_name='Объявлен')),
                ('published_at', models.DateTimeField(editable=False, null=True, verbose_name='Итоги опубликованы')),
                ('state', models.CharField(choices=[('draft', 'Черновик'), ('announced', 'Объявлен'), ('scoring', 'Идёт оценка'), ('scoring_closed', 'Оценка завершена'), ('protocol_signed', 'Протокол подписан'), ('published', 'Итоги опубликованы'), ('cancelled', 'Отменён')], default='draft', editable=False, max_length=20, verbose_name='Состояние')),
                ('contest', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='contests.contest', verbose_name='Конкурс')),
            ],
            options={
                'verbose_name': 'Конкурс года',
                'verbose_name_plural': 'Конкурсы по годам',
                'ordering': ['-year', 'intake_opens_at'],
            },
        ),
        migrations.AddField(
            model_name='application',
            name='edition',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='contests.contestedition'),
        ),
        migrations.CreateModel(
            name='JuryMember',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('role', models.CharField(choices=[('chair', 'Председатель'), ('member', 'Член жюри')], default='member', max_length=10, verbose_name='Роль')),
                ('revoked_at', models.DateTimeField(editable=False, null=True, verbose_name='Выведен из состава')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='jury', to='contests.contestedition')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='juries', to=settings.AUTH_USER_MODEL, verbose_name='Кто')),
            ],
            options={
                'verbose_name': 'Член жюри',
                'verbose_name_plural': 'Жюри',
                'ordering': ['role', 'user__last_name', 'user__first_name'],
            },
        ),
        migrations.CreateModel(
            name='Conflict',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('source', models.CharField(choices=[('automatic', 'По реестру организаций'), ('declared', 'Заявлен членом жюри')], max_length=10, verbose_name='Откуда известно')),
                ('reason', models.CharField(max_length=500, verbose_name='В чём состоит')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='contests.application')),
                ('juror', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='conflicts', to='contests.jurymember')),
            ],
            options={
                'verbose_name': 'Конфликт интересов',
                'verbose_name_plural': 'Конфликты интересов',
            },
        ),
        migrations.CreateModel(
            name='Nomination',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='Порядок')),
                ('title', models.CharField(max_length=300, verbose_name='Название')),
                ('hint', models.CharField(blank=True, help_text='Например: Вы председатель совета ТОС?', max_length=200, verbose_name='Вопрос заявителю')),
                ('subject_kind', models.CharField(choices=[('person', 'Человек'), ('tos', 'ТОС'), ('initiative', 'Инициатива')], max_length=20, verbose_name='Кто оценивается')),
                ('places', models.PositiveSmallIntegerField(default=3, verbose_name='Призовых мест')),
                ('min_points', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=7, validators=[django.core.validators.MinValueValidator(0)], verbose_name='Минимальный балл призёра')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='nominations', to='contests.contestedition')),
            ],
            options={
                'verbose_name': 'Номинация',
                'verbose_name_plural': 'Номинации',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='Порядок')),
                ('title', models.CharField(max_length=200, verbose_name='Название')),
                ('description', models.TextField(blank=True, verbose_name='Что оценивается')),
                ('minimum', models.DecimalField(decimal_places=2, default=Decimal('0'), max_digits=6, verbose_name='Наименьший балл')),
                ('maximum', models.DecimalField(decimal_places=2, default=Decimal('10'), max_digits=6, verbose_name='Наибольший балл')),
                ('step', models.DecimalField(decimal_places=2, default=Decimal('1'), max_digits=6, verbose_name='Шаг')),
                ('weight', models.DecimalField(decimal_places=3, default=Decimal('1'), max_digits=6, verbose_name='Вес')),
                ('anchors', models.JSONField(blank=True, default=dict, help_text='Балл и что он значит: 0 – нет, 5 – есть план', verbose_name='Описание баллов')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='contests.nomination')),
            ],
            options={
                'verbose_name': 'Критерий',
                'verbose_name_plural': 'Критерии',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='attachmentslot',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='slots', to='contests.nomination'),
        ),
        migrations.AddField(
            model_name='application',
            name='nomination',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='applications', to='contests.nomination', verbose_name='Номинация'),
        ),
        migrations.CreateModel(
            name='Protocol',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('number', models.CharField(max_length=20, verbose_name='Номер')),
                ('held_on', models.DateField(verbose_name='Дата заседания')),
                ('facts', models.JSONField(editable=False)),
                ('sha256', models.CharField(editable=False, max_length=64, verbose_name='Контрольная сумма')),
                ('signed_at', models.DateTimeField(editable=False, null=True, verbose_name='Подписан')),
                ('state', models.CharField(choices=[('draft', 'Проект'), ('signed', 'Подписан')], default='draft', editable=False, max_length=10, verbose_name='Состояние')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='protocol', to='contests.contestedition')),
                ('signed_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': 'Протокол',
                'verbose_name_plural': 'Протоколы',
            },
        ),
        migrations.CreateModel(
            name='Award',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('place', 'Место'), ('participant', 'Участник')], max_length=12, verbose_name='Вид')),
                ('place', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='Место')),
                ('place_to', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('application', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='award', to='contests.application')),
                ('protocol', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='awards', to='contests.protocol')),
            ],
            options={
                'verbose_name': 'Награда',
                'verbose_name_plural': 'Награды',
                'ordering': ['application__nomination__position', models.OrderBy(models.F('place'), nulls_last=True), 'application__sequence'],
            },
        ),
        migrations.CreateModel(
            name='Question',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(default=1, verbose_name='Порядок')),
                ('key', models.SlugField(max_length=40, verbose_name='Ключ')),
                ('kind', models.CharField(choices=[('line', 'Строка'), ('text', 'Текст'), ('number', 'Число'), ('date', 'Дата')], default='text', max_length=10, verbose_name='Вид ответа')),
                ('label', models.CharField(max_length=200, verbose_name='Вопрос')),
                ('help_text', models.CharField(blank=True, max_length=300, verbose_name='Подсказка')),
                ('section', models.CharField(max_length=120, verbose_name='Раздел')),
                ('is_required', models.BooleanField(default=True, verbose_name='Обязательный')),
                ('max_length', models.PositiveIntegerField(default=3000, verbose_name='Не длиннее, знаков')),
                ('nomination', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='questions', to='contests.nomination')),
            ],
            options={
                'verbose_name': 'Вопрос заявки',
                'verbose_name_plural': 'Вопросы заявки',
                'ordering': ['position', 'pk'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ScoreSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('created_at', models.DateTimeField(auto_now_add=True, verbose_name='Создано')),
                ('updated_at', models.DateTimeField(auto_now=True, verbose_name='Изменено')),
                ('code', models.CharField(default=foundation.models.new_code, editable=False, max_length=16, unique=True, verbose_name='Код')),
                ('position', models.PositiveIntegerField(default=0, editable=False)),
                ('remark', models.TextField(blank=True, max_length=3000, verbose_name='Заметка для себя')),
                ('submitted_at', models.DateTimeField(editable=False, null=True, verbose_name='Сдан')),
                ('excuse', models.CharField(blank=True, editable=False, max_length=500, verbose_name='Почему нет оценки')),
                ('state', models.CharField(choices=[('open', 'Не сдан'), ('submitted', 'Сдан'), ('recused', 'Самоотвод'), ('excused', 'Не оценивал')], default='open', editable=False, max_length=10, verbose_name='Состояние')),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='contests.application')),
                ('juror', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='sheets', to='contests.jurymember')),
            ],
            options={
                'verbose_name': 'Оценочный лист',
                'verbose_name_plural': 'Оценочные листы',
                'ordering': ['position', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='ScoreEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('chain', models.CharField(editable=False, max_length=100, verbose_name='Цепочка')),
                ('sequence', models.PositiveIntegerField(editable=False, verbose_name='Номер в цепочке')),
                ('prev_hash', models.CharField(editable=False, max_length=64, verbose_name='Хеш предыдущей записи')),
                ('hash', models.CharField(editable=False, max_length=64, verbose_name='Хеш записи')),
                ('created_at', models.DateTimeField(editable=False, verbose_name='Записано')),
                ('points', models.DecimalField(decimal_places=2, max_digits=6, verbose_name='Балл')),
                ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.criterion')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='contests.contestedition')),
                ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='contests.scoresheet')),
            ],
            options={
                'verbose_name': 'Оценка',
                'verbose_name_plural': 'Оценки',
                'ordering': ['chain', 'sequence'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='ApplicationVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('answers', models.JSONField()),
                ('attachments', models.JSONField()),
                ('sha256', models.CharField(max_length=64)),
                ('at', models.DateTimeField()),
                ('application', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='contests.application')),
                ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(fields=('application', 'number'), name='version_number_unique_in_application')],
            },
        ),
        migrations.AddConstraint(
            model_name='contestedition',
            constraint=models.UniqueConstraint(fields=('contest', 'year'), name='one_edition_of_a_contest_a_year'),
        ),
        migrations.AddConstraint(
            model_name='contestedition',
            constraint=models.UniqueConstraint(fields=('number_prefix',), name='number_prefix_is_of_one_edition'),
        ),
        migrations.AddConstraint(
            model_name='contestedition',
            constraint=models.CheckConstraint(condition=models.Q(('intake_closes_at__gt', models.F('intake_opens_at'))), name='intake_opens_before_it_closes', violation_error_message='Приём должен закончиться позже, чем начался.'),
        ),
        migrations.AddConstraint(
            model_name='contestedition',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('published_at__isnull', False), _connector='OR'), name='published_edition_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='jurymember',
            constraint=models.UniqueConstraint(fields=('edition', 'user'), name='one_seat_in_the_jury_per_person'),
        ),
        migrations.AddConstraint(
            model_name='jurymember',
            constraint=models.UniqueConstraint(condition=models.Q(('revoked_at__isnull', True), ('role', 'chair')), fields=('edition',), name='one_chair_of_the_jury', violation_error_message='Председатель жюри уже назначен.'),
        ),
        migrations.AddConstraint(
            model_name='conflict',
            constraint=models.UniqueConstraint(fields=('juror', 'application'), name='one_conflict_per_juror_and_application'),
        ),
        migrations.AddConstraint(
            model_name='nomination',
            constraint=models.UniqueConstraint(fields=('edition', 'title'), name='nomination_title_unique_in_edition'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.UniqueConstraint(fields=('nomination', 'title'), name='criterion_title_unique_in_nomination'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('maximum__gt', models.F('minimum')), ('step__gt', 0)), name='criterion_has_a_range'),
        ),
        migrations.AddConstraint(
            model_name='criterion',
            constraint=models.CheckConstraint(condition=models.Q(('weight__gt', 0)), name='criterion_weight_is_positive'),
        ),
        migrations.AddConstraint(
            model_name='attachmentslot',
            constraint=models.UniqueConstraint(fields=('nomination', 'key'), name='slot_key_unique_in_nomination'),
        ),
        migrations.AddIndex(
            model_name='application',
            index=models.Index(fields=['edition', 'state'], name='contests_ap_edition_57482d_idx'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(fields=('edition', 'sequence'), name='application_number_unique_in_edition'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.UniqueConstraint(condition=models.Q(('state__in', ['withdrawn', 'rejected']), _negated=True), fields=('nomination', 'applicant', 'organization'), name='one_live_application_per_nomination_and_subject', violation_error_message='В этой номинации у вас уже есть заявка от этой организации.'),
        ),
        migrations.AddConstraint(
            model_name='application',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('received_at__isnull', False), ('sequence__isnull', False)), _connector='OR'), name='registered_application_has_number_and_moment'),
        ),
        migrations.AddConstraint(
            model_name='protocol',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'draft'), models.Q(('signed_at__isnull', False), ('signed_by__isnull', False)), _connector='OR'), name='signed_protocol_has_signatory'),
        ),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'participant'), ('place__isnull', True)), models.Q(('kind', 'place'), ('place__isnull', False), ('place_to__gte', models.F('place'))), _connector='OR'), name='a_place_award_has_a_place'),
        ),
        migrations.AddConstraint(
            model_name='question',
            constraint=models.UniqueConstraint(fields=('nomination', 'key'), name='question_key_unique_in_nomination'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.UniqueConstraint(fields=('juror', 'application'), name='one_sheet_per_juror_and_application'),
        ),
        migrations.AddConstraint(
            model_name='scoresheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'submitted'), _negated=True), ('submitted_at__isnull', False), _connector='OR'), name='submitted_sheet_has_its_moment'),
        ),
        migrations.AddConstraint(
            model_name='scoreentry',
            constraint=models.UniqueConstraint(fields=('chain', 'sequence'), name='contests_scoreentry_one_row_per_place'),
        ),
        append_only_triggers('contests_scoreentry'),
    ]
