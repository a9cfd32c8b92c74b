"""A brief of an event: what a desk hands on, as PDF or DOCX, every figure with its words, report, day and address."""

from counterclaim.web.brief.content import brief_of as brief_of
from counterclaim.web.brief.write import MEDIA as MEDIA
from counterclaim.web.brief.write import can as can
from counterclaim.web.brief.write import written as written
