"""The words other registers use: for ways a complaint comes in, for what it is about, for outcomes.

Written as they compare: small letters, no punctuation.
"""

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.word_lists import by_word

CHANNELS: dict[str, Channel] = by_word(
    {
        Channel.TELEPHONE: """
            telephone, phone, phone call, telephone call, call, called, tel, mobile, contact centre, call
            centre, voicemail, by telephone, by phone, customer services
        """,
        Channel.IN_PERSON: """
            in person, face to face, visit, home visit, office, office visit, reception, walk in, verbal,
            verbally, meeting, drop in, counter, f2f
        """,
        Channel.LETTER: """
            letter, post, by letter, by post, postal, written, in writing, mail, paper
        """,
        Channel.EMAIL: """
            email, e mail, by email, electronic mail, emailed, outlook
        """,
        Channel.FORM: """
            form, online form, web form, website, web, online, portal, customer portal, complaint form, self
            service, on our form, app, my account
        """,
        Channel.TEXT: """
            text, sms, text message, whatsapp, by text message
        """,
        Channel.SOCIAL_MEDIA: """
            social media, facebook, twitter, x, instagram, social, on social media, messenger, nextdoor
        """,
        Channel.STAFF: """
            staff, via staff, member of staff, through a member of staff, colleague, contractor, housing
            officer, internal
        """,
        Channel.MP: """
            mp, mp enquiry, mp letter, via mp, through an mp, member of parliament
        """,
        Channel.COUNCILLOR: """
            councillor, councillor enquiry, member enquiry, via councillor, through a councillor, cllr
        """,
        Channel.OTHER: """
            other, another way, ombudsman, advocate, solicitor, third party
        """,
    }
)

CATEGORIES: dict[str, Category] = by_word(
    {
        Category.REPAIRS: """
            repairs, repair, repairs and maintenance, maintenance, responsive repairs, property condition,
            quality of repair, repair delay, missed appointment, planned works, kitchen, bathroom, windows,
            doors, windows and doors, roof, electrics, electrical, plumbing, void works, disrepair, contractor,
            works
        """,
        Category.DAMP: """
            damp, mould, damp and mould, mold, damp mould, condensation, damp and mould and condensation
        """,
        Category.LEAKS: """
            leak, leaks, leaks and water ingress, water ingress, flood, flooding, leaks and flooding, water leak
        """,
        Category.HEATING: """
            heating, heating and hot water, hot water, boiler, gas, no heating, energy, heat network, radiators
        """,
        Category.NEIGHBOURS: """
            asb, anti social behaviour, antisocial behaviour, anti social behaviour asb, neighbours, noise,
            neighbours and noise, nuisance, neighbour dispute, neighbour, noise nuisance, harassment, parking
            dispute, asb and noise, noise and asb
        """,
        Category.ESTATE: """
            estate, estates, grounds, grounds maintenance, communal, communal areas, cleaning, estate services,
            grounds and shared spaces, parking, trees, gardens, gardening, lift, lifts, estate management,
            caretaking, refuse, bins, rubbish, shared spaces, common parts, communal cleaning, boundary,
            fencing, fences
        """,
        Category.CHARGES: """
            charges, rent, service charge, service charges, rent and charges, rents, arrears, rent arrears,
            finance, billing, income, rent and service charges, charges and finance, refund, rent account,
            leasehold charges
        """,
        Category.ALLOCATIONS: """
            allocations, allocation, lettings, moving, transfer, transfers, moving and allocations, rehousing,
            housing options, mutual exchange, moving to a property, moving home, waiting list, homelessness,
            voids, allocations and lettings, rehousing and allocations, lettings and allocations, decant, end of
            tenancy, tenancy management, tenancy
        """,
        Category.STAFF: """
            staff, staff conduct, staff behaviour, staff attitude, attitude, conduct, behaviour of staff,
            rudeness, employee conduct, contractor conduct, staff and contractor conduct, customer service,
            communication
        """,
        Category.COMPLAINT_HANDLING: """
            complaint handling, complaints handling, how a complaint was handled, complaint process, handling of
            complaint, complaints process, complaint
        """,
        Category.PESTS: """
            pests, pest, pest control, infestation, rats, mice, vermin, rodents, bed bugs, cockroaches, pest
            infestation
        """,
        Category.SAFETY: """
            safety, security, safety and security, fire safety, fire, cladding, building safety, health and
            safety, asbestos, gas safety, electrical safety, door entry, cctv, safeguarding, fire risk, security
            of property
        """,
        Category.OTHER: """
            other, something else, misc, miscellaneous, general, various, unknown, not known, uncategorised
        """,
    }
)

OUTCOMES: dict[str, Outcome] = by_word(
    {
        Outcome.UPHELD: """
            upheld, fully upheld, upheld in full, justified, founded, agreed, yes upheld, substantiated, full,
            uphold, wholly upheld, complaint upheld, service failure, maladministration, severe
            maladministration
        """,
        Outcome.PARTLY_UPHELD: """
            partly upheld, partially upheld, part upheld, upheld in part, partial, partly, partly justified,
            partially justified, partially, partially substantiated, partly founded, some upheld
        """,
        Outcome.NOT_UPHELD: """
            not upheld, unjustified, not justified, unfounded, not founded, no, rejected, dismissed, declined,
            unsubstantiated, not substantiated, complaint not upheld, no maladministration, non upheld, unupheld
        """,
        Outcome.NOT_OURS: """
            not our responsibility, not ours, not us, out of jurisdiction, outside jurisdiction, not landlord,
            other body, third party responsible, not our complaint
        """,
    }
)
