"""The self-assessment: a section at a time, the register's own figures beside the answers, review and approval."""

from chc_desktop.ui.assessment.page import AssessmentPage

__all__ = ["AssessmentPage"]
