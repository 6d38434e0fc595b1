"""Blocks with pictures and documents from the office library."""

from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, DateBlock, StructBlock, URLBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock


class DescribedImageBlock(ImageBlock):
    """Wagtail's image with its alternative text; the fields are called in Russian and say what to write."""

    def __init__(self, required=True, **kwargs):
        super().__init__(required=required, **kwargs)
        file = ImageChooserBlock(
            required=required,
            label=_("Файл"),
            help_text=_("Из библиотеки или с компьютера. Например: Двор на Лавочкина"),
        )
        file.set_name("image")
        self.child_blocks["image"] = file
        self.child_blocks["decorative"].field.help_text = _(
            "Отметьте, если описывать нечего. Например: узор или рамка, но не снимок события"
        )
        self.child_blocks["alt_text"].field.help_text = _(
            "Что видно на снимке, для тех, кто его не увидит. Например: жители сажают яблони во дворе"
        )


class PictureBlock(StructBlock):
    """A picture that is described in words, unless its editor says that it only decorates."""

    image = DescribedImageBlock(label=_("Изображение"))
    caption = CharBlock(
        label=_("Подпись"),
        required=False,
        max_length=250,
        help_text=_("Видна под снимком. Например: субботник 18 апреля 2020 года, снимала Анна Светлова"),
    )

    class Meta:
        label = _("Изображение")
        icon = "image"
        template = "pages/blocks/picture.html"


class FileBlock(StructBlock):
    """A document to download."""

    document = DocumentChooserBlock(label=_("Документ"), help_text=_("Например: Положение о конкурсе"))
    note = CharBlock(
        label=_("Пояснение"), required=False, max_length=200, help_text=_("Например: редакция от 15 апреля 2020 г.")
    )

    class Meta:
        label = _("Документ")
        icon = "doc-full"
        template = "pages/blocks/document.html"


class VideoBlock(StructBlock):
    """A link to a recording; nothing of another site is drawn inside ours."""

    title = CharBlock(label=_("Название"), max_length=200, help_text=_("Например: Награждение победителей, 4 минуты"))
    url = URLBlock(label=_("Ссылка"), help_text=_("Где запись открывается. Например: https://vkvideo.ru/video-1_2"))

    class Meta:
        label = _("Запись")
        icon = "media"
        template = "pages/blocks/video.html"


class MentionBlock(StructBlock):
    """A publication about us somewhere else."""

    outlet = CharBlock(label=_("Издание"), max_length=160, help_text=_("Например: газета «Рабочий путь»"))
    title = CharBlock(
        label=_("Заголовок"), max_length=250, help_text=_("Как в самом издании. Например: Липы для Лавочкина")
    )
    published_on = DateBlock(label=_("Дата"), required=False, help_text=_("День выхода. Например: 20.04.2020"))
    url = URLBlock(
        label=_("Ссылка"),
        required=False,
        help_text=_("Если публикация есть в сети. Например: https://rabochy-put.ru/…"),
    )

    class Meta:
        label = _("Публикация")
        icon = "doc-full-inverse"
        template = "pages/blocks/mention.html"


VIDEOS = [("video", VideoBlock())]
MENTIONS = [("mention", MentionBlock())]
