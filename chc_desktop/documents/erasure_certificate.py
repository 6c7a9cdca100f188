"""Draws the certificate of an erasure: one A4 page, as PDF/UA-1."""

from chc_desktop.documents.plain_page import plain_pdf
from chc_desktop.domain.retention.certificate import TITLE, Certificate


def erasure_certificate_pdf(certificate: Certificate) -> bytes:
    """The certificate as a PDF."""
    return plain_pdf(TITLE, certificate.organisation, certificate.erased_on, certificate.blocks)
