"""The yearly self-assessment, as the officer works with it: `assessments` is the door, `view` what a window shows."""

from chc_desktop.office.assessments.assessments import Assessments
from chc_desktop.office.assessments.carrying import Carried
from chc_desktop.office.assessments.view import AssessmentView

__all__ = ["AssessmentView", "Assessments", "Carried"]
