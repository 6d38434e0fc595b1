"""Doors to files: the papers of an application and the receipt. Every download asks for the right again."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contests.actions.attachment import attach_file, remove_attachment
from contests.documents import render_receipt
from contests.forms.application import PaperForm
from contests.models import Attachment
from contests.queries.intake import papers_by_slot, receipt_of
from contests.views.applicant import OwnApplication
from foundation.forms import HouseForm
from foundation.views import DetailPage, DownloadPage, FormPage
