"""The headings by which other registers call their columns.

Written as they compare: small letters, no punctuation.
"""

from chc_desktop.exchange.targets import Target
from chc_desktop.exchange.word_lists import by_word

HEADINGS: dict[str, Target] = by_word(
    {
        Target.REFERENCE: """
            reference, ref, ref no, ref number, reference number, case, case no, case number, case ref, case
            reference, case id, id, complaint ref, complaint reference, complaint no, complaint number,
            complaint id, our ref, our reference, number, no, log no, log number, unique id, urn, unique
            reference number, ticket, ticket number, crm ref
        """,
        Target.PERSON: """
            person, name, resident, tenant, customer, complainant, resident name, tenant name, customer name,
            complainant name, name of complainant, name of resident, name of tenant, name of customer, residents
            name, tenants name, full name, first name, forename, forenames, surname, last name, family name,
            leaseholder, resident s name, tenant s name, customer s name, salutation, who complained, title and
            name, contact name
        """,
        Target.ADDRESS: """
            address, property, property address, home, home address, address 1, address 2, address 3, address 4,
            address line 1, address line 2, address line 3, address line 4, street, town, city, county,
            postcode, post code, tenant address, resident address, customer address, flat, house, house number,
            flat number, scheme, block, full address
        """,
        Target.TELEPHONE: """
            telephone, tel, tel no, telephone number, phone, phone number, phone no, mobile, mobile number,
            mobile no, contact number, contact no, contact tel, home phone, contact telephone, landline
        """,
        Target.EMAIL: """
            email, e mail, email address, e mail address, resident email, customer email, tenant email, contact
            email
        """,
        Target.CHANNEL: """
            channel, method, source, how received, received by, received via, how it was received, contact
            method, origin, medium, method of contact, method of receipt, how made, how was it made, how
            complaint received, complaint source, via, method of complaint, contact type, how it reached us, how
            it reached you, route
        """,
        Target.CATEGORY: """
            category, complaint category, about, service area, area, department, topic, theme, service,
            complaint type, reason, what it is about, type of complaint, complaint reason, nature, nature of
            complaint, issue type, complaint about, subject area, category of complaint, main category
        """,
        Target.RECEIVED: """
            received, date received, received on, received date, date, date of receipt, date complaint received,
            complaint received, date of complaint, complaint date, date logged, logged, log date, logged on,
            date opened, opened, open date, date in, date recorded, stage 1 received, date stage 1 received,
            stage 1 date, stage 1 date received, created, date created, created on, start date, s1 received,
            date rec d, date recd, date rec, complaint received date, stage one received, stage 1 received date,
            stage 1 logged
        """,
        Target.MADE: """
            made, made on, date made, date complaint made, complaint made, date of letter, date sent, date
            raised, raised, raised on, date written, letter dated
        """,
        Target.ACKNOWLEDGED: """
            acknowledged, acknowledged on, date acknowledged, acknowledgement, acknowledgement date, date of
            acknowledgement, ack, ack date, date ack, ack sent, acknowledgement sent, stage 1 acknowledged,
            stage 1 acknowledgement, stage 1 ack, s1 ack, s1 acknowledged, acknowledgment, acknowledgment date,
            date acknowledgement sent, stage 1 acknowledged on, stage 1 ack date, stage 1 acknowledgement date,
            stage one acknowledged, date acknowledged stage 1, ackd, ack d
        """,
        Target.DUE1: """
            due, due date, date due, target, target date, response due, deadline, stage 1 due, stage 1 due date,
            stage 1 target, stage 1 target date, s1 due, stage 1 deadline, stage 1 response due, target response
            date, response due date, due by, 10 day deadline, 10 working days, 10 day target, reply due, answer
            due, response deadline, respond by, stage 1 answer due
        """,
        Target.EXTENDED1: """
            extended to, extension, extension date, extended, new due date, revised due date, revised target,
            stage 1 extension, stage 1 extended to, extended due date, extension to, date extended to, stage 1
            extension date, new target date
        """,
        Target.ANSWERED1: """
            answered, date answered, response, response date, date of response, responded, date responded,
            response sent, date response sent, reply sent, date of reply, replied, stage 1 response, stage 1
            response date, stage 1 answered, stage 1 responded, stage 1 response sent, s1 response, stage 1
            reply, stage 1 sent, stage 1 completed, stage 1 closed, stage 1 complete, date stage 1 response,
            stage one response, stage 1 date responded, stage 1 answered on, date of stage 1 response, date
            stage 1 response sent, stage 1 close date, s1 response date, s1 responded
        """,
        Target.OUTCOME: """
            outcome, decision, result, finding, findings, upheld, upheld not upheld, upheld y n, stage 1
            outcome, stage 1 decision, s1 outcome, complaint outcome, justified, resolution type, outcome stage
            1, stage 1 result, determination, upheld yes no
        """,
        Target.ESCALATED: """
            escalated, escalated on, date escalated, escalation, escalation date, escalated to stage 2, stage 2
            requested, stage 2 request, stage 2 request date, stage 2 received, date stage 2 received, stage 2
            date, stage 2 date received, s2 received, date escalated to stage 2, appeal, appeal date, review
            requested, stage two received, stage 2 logged, stage 2 received date, stage 2 asked for on, stage 2
            escalated, date of escalation, date stage 2 requested, stage 2 start
        """,
        Target.ACKNOWLEDGED2: """
            stage 2 acknowledged, stage 2 acknowledgement, stage 2 ack, s2 ack, s2 acknowledged, date stage 2
            acknowledged, stage 2 ack date, stage 2 acknowledgement date, stage 2 acknowledged on, stage two
            acknowledged, date acknowledged stage 2
        """,
        Target.DUE2: """
            stage 2 due, stage 2 due date, stage 2 target, stage 2 target date, s2 due, stage 2 deadline, stage
            2 response due, stage 2 answer due, 20 day deadline, 20 working days, 20 day target
        """,
        Target.EXTENDED2: """
            stage 2 extension, stage 2 extended to, stage 2 extension date, s2 extension, s2 extended to, stage
            2 new due date
        """,
        Target.ANSWERED2: """
            stage 2 response, stage 2 response date, stage 2 answered, stage 2 responded, stage 2 response sent,
            s2 response, stage 2 reply, stage 2 sent, stage 2 completed, stage 2 closed, stage 2 complete, final
            response, final response date, date stage 2 response, stage two response, review response, stage 2
            date responded, stage 2 answered on, date of stage 2 response, date stage 2 response sent, s2
            response date, s2 responded
        """,
        Target.OUTCOME2: """
            stage 2 outcome, stage 2 decision, s2 outcome, final outcome, outcome stage 2, review outcome, stage
            2 result, final decision, appeal outcome
        """,
        Target.CLOSED: """
            closed, closed on, date closed, closed date, close date, closure date, date of closure, completed,
            date completed, completion date, end date, resolved, date resolved, resolved on, date case closed,
            case closed, complaint closed, closing date
        """,
        Target.TITLE: """
            title, subject, complaint title, summary, headline, brief description, short description, case
            title, complaint subject, complaint summary, brief summary, in short
        """,
        Target.DESCRIPTION: """
            description, details, detail, complaint, complaint details, complaint description, details of
            complaint, description of complaint, complaint detail, issue, what happened, their words, what they
            said, narrative, full details, issues, complaint text, nature of the complaint, complaint in full
        """,
        Target.OUTCOME_SOUGHT: """
            outcome sought, desired outcome, outcome wanted, resolution sought, what they want, remedy sought,
            what would put it right, resolution wanted, outcome requested, expected outcome
        """,
        Target.POINTS: """
            points, points of complaint, points of the complaint, heads of complaint, point 1, point 2, point 3,
            point 4, point 5, complaint points, issue 1, issue 2, issue 3, elements of complaint, element,
            complaint point
        """,
        Target.REMEDY: """
            remedy, remedies, action taken, actions, action, actions agreed, resolution, redress, how it was put
            right, actions taken, remedy offered, follow up actions, agreed actions, remedial action,
            commitments, promises, outstanding actions
        """,
        Target.COMPENSATION: """
            compensation, compensation amount, compensation paid, compensation offered, amount, amount paid,
            amount offered, payment, goodwill, goodwill payment, goodwill gesture, financial redress, total
            compensation, ex gratia, compensation awarded
        """,
        Target.HANDLER: """
            handler, case handler, officer, investigating officer, investigator, owner, assigned to, allocated
            to, responsible, complaint handler, case officer, lead officer, handled by, responsible officer,
            dealt with by, stage 1 officer, stage 1 handler, manager, lead, case owner, responding officer,
            complaints officer, stage 1 investigator, who deals with it
        """,
        Target.REVIEWER: """
            reviewer, review officer, stage 2 officer, stage 2 handler, stage 2 investigator, reviewing officer,
            stage 2 reviewer, stage 2 manager, panel, director, who reviews at stage 2, reviewed by
        """,
        Target.STATUS: """
            status, case status, open closed, complaint status, current status, progress, state
        """,
        Target.KIND: """
            kind, type, case type, contact kind, record type, complaint or service request
        """,
        Target.STAGE: """
            stage, complaint stage, current stage, stage no, stage number, level, case stage
        """,
        Target.NOTES: """
            notes, note, comments, comment, remarks, further information, additional information, other
            information, case notes, additional notes, lessons learned, lessons learnt, learning, learning
            outcomes, log, updates, history, any other comments, further notes, progress notes
        """,
    }
)
