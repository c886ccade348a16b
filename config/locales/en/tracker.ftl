# The tracker: how long people wait.
tracker-title = How long do people wait until they are told?
tracker-intro = We count the days from when a person speaks until the person knows what became of it.
tracker-scope = As of { $date }. Only ordinary cases are counted here.
tracker-thousands-mark = ,
tracker-decimal-mark = .

tracker-empty = There is no case to count yet. The figures will appear here with the first one.
tracker-empty-filtered = No case with these choices. Choose a longer period or another place.
tracker-too-few = There are too few cases with these choices: a figure could point at a person. Choose a longer period or a larger place.
tracker-show-all = Show everything

tracker-filters = Choose a period, a place, a category
tracker-from = From month
tracker-to = To month
tracker-place = Place
tracker-category = Category
tracker-from-any = From the beginning
tracker-to-any = Until today
tracker-place-any = All places
tracker-category-any = All categories
tracker-fault-month = This month is not one of the list. Choose a month. No figure is shown.
tracker-fault-period = The last month is before the first. Choose a later month. No figure is shown.
tracker-fault-place = This place is not known, or several places bear this name. Choose a place of the list. No figure is shown.
tracker-fault-category = This category is not counted here. Choose a category of the list. No figure is shown.
tracker-apply = Show
tracker-csv = Download these figures (CSV, HXL)

tracker-hidden = hidden
tracker-hidden-say = This number is small, or would give a small one away. It is hidden to protect people.
tracker-hidden-note = “Hidden”: the number is small (1 to 4), or would give a small one away. It is hidden to protect people.
tracker-nothing-say = Not enough cases yet to say.

tracker-wait = Wait until told
tracker-wait-say = { $n ->
    [0] Half of the { $of } people or groups are told on the same day. Those still waiting are counted.
    [one] Half of the { $of } people or groups wait { $text } day or less. Those still waiting are counted.
   *[other] Half of the { $of } people or groups wait { $text } days or less. Those still waiting are counted.
 }
tracker-days = { $n ->
    [one] day
   *[other] days
 }
tracker-received = Received
tracker-received-say = { $n ->
    [one] A person or a group spoke { $text } time.
   *[other] People or groups spoke { $text } times.
 } When more people speak, it is often because they trust.
tracker-told = People told
tracker-told-short = Told
tracker-told-say = { $n ->
    [one] For { $text } case
   *[other] For { $text } cases
 } of { $of }, the person knows what became of it.
tracker-closed = Closed
tracker-closed-say = Of { $of } received, { $text } { $n ->
    [one] is closed
   *[other] are closed
 }.
tracker-open = Open
tracker-open-say = Of { $of } received, { $text } { $n ->
    [one] is still waiting
   *[other] are still waiting
 }.
tracker-overdue = Late
tracker-overdue-say = { $n ->
    [0] No open case is past its last day for an answer.
    [one] { $text } open case is past its last day for an answer.
   *[other] { $text } open cases are past their last day for an answer.
 }
tracker-oldest = Oldest still open
tracker-oldest-say = The oldest open case has been waiting for { $text } { $n ->
    [one] day
   *[other] days
 }.

tracker-times-title = How many days it takes
tracker-step = Step
tracker-step-acknowledge = Say “we received it”
tracker-step-tell = Tell the person
tracker-step-close = Close the case
tracker-half = Half within
tracker-most = Nine in ten within
tracker-of = Number
tracker-up-to = { $n ->
    [0] the same day
    [one] { $text } day or less
   *[other] { $text } days or less
 }
tracker-times-note = Counted only where the step is done. A case that is still open is not included: see also the oldest still open.

tracker-in-time-title = Answers in time
tracker-in-time-percent = { $n }% of the { $of } cases whose last day for an answer has come had an answer in time. Cases that are still open are counted.
tracker-in-time-least = At least { $n }% of the { $of } cases whose last day for an answer has come had an answer in time. Fewer than five were late.
tracker-in-time-hidden = Too few cases to say how many were in time.
tracker-in-time-nothing = No case had its last day for an answer in this period.
tracker-share-percent = { $n }%
tracker-share-least = { $n }% or more

tracker-chart-title = Received and closed, month by month
tracker-chart-description = Two columns for each month: cases received and cases closed. A dot stands for a hidden number. The same numbers are in the table below.
tracker-chart-table = See the numbers in a table
tracker-chart-none = There are too few cases to show them month by month.
tracker-month = Month
tracker-month-1 = Jan
tracker-month-2 = Feb
tracker-month-3 = Mar
tracker-month-4 = Apr
tracker-month-5 = May
tracker-month-6 = June
tracker-month-7 = July
tracker-month-8 = Aug
tracker-month-9 = Sept
tracker-month-10 = Oct
tracker-month-11 = Nov
tracker-month-12 = Dec

tracker-by-category = By category
tracker-by-sector = By sector
tracker-by-region = By region
tracker-by-committee = By committee
tracker-group-category = Category
tracker-group-sector = Sector
tracker-group-region = Region
tracker-group-committee = Committee
tracker-days-to-tell = Told within
tracker-days-to-close = Closed within
tracker-days-mark = d
tracker-in-time = In time
tracker-by-impossible = This table is not shown: its numbers are so small that they could point at a person.
tracker-few = *
tracker-few-note = * Fewer than 20 cases, or a hidden number: not enough to compare.
tracker-by-note = Groups are in the order of their names. “Told within” and “Closed within”: the number of days that is enough for half.
tracker-not-said = Not said
tracker-unnamed = Without a name
tracker-all = All

# Ended quarters of cases kept for few.
tracker-quarter = { $from } to { $to } { $year }
tracker-frozen-link = Cases kept for few: ended quarters
tracker-frozen-title = Ended quarters
tracker-frozen-intro = Cases kept for few: how many were received, and how soon they were passed on. Only ended quarters are shown; their figures are fixed once and do not change any more.
tracker-frozen-desk = You work in a team that receives these cases. These figures are not shown to you: beside your own cases they could give away others. The rule is the same for every team.
tracker-frozen-choose = Choose a quarter
tracker-frozen-on = Figures fixed on { $date }. A case entered later is not counted in them.
tracker-frozen-all = The whole country
tracker-frozen-one-handed = Passed on within 24 hours
tracker-frozen-one-explained = Options explained within 24 hours
tracker-frozen-two = Passed on within 48 hours
tracker-frozen-share = { $n } of { $of }
tracker-frozen-hidden = fewer than 5
tracker-frozen-others = Hidden:
tracker-frozen-note = “Fewer than 5” may also mean none. “Hidden”: the number is smaller than 5 (or nought), or a small number could be worked out from it. So nobody can tell whether there is a case in a region.
tracker-frozen-days = The programme knows days, not hours. “Within 24 hours”: the same day or the next. “Within 48 hours”: two days later at most. Cases of which that day is not known are not counted in these two columns.
tracker-frozen-hash = Fingerprint of these figures (SHA-256):
tracker-frozen-empty = No quarter is fixed yet. The first one will be, two weeks after it ends.
tracker-frozen-back = Back to the tracker

tracker-wait-between = If it were counted again, this number would nearly always be between { $low } and { $high } { $n ->
    [one] day
   *[other] days
 }.
tracker-wait-from = If it were counted again, this number would nearly always be { $low } days or more.
tracker-wait-unreached = Less than half of the people have been told so far. How long half of them wait cannot be said yet.
tracker-within = Within { $days } days, { $n }% of people are told.
tracker-overdue-now = Late now
tracker-overdue-where = Where:
tracker-see-cases = See these cases
tracker-not-told = Closed, but the person was not told
tracker-not-told-say = { $n ->
    [0] In all { $of } closed cases the person was told.
    [one] Of { $of } closed cases, in { $text } nobody told the person.
   *[other] Of { $of } closed cases, in { $text } nobody told the person.
 }
tracker-trend-title = How many days until people are told, month by month
tracker-trend-description = A line: of the people told in a month, the number of days that is enough for half. A month without a point has fewer than five people. The same numbers are in the table.
tracker-too-few-mark = too few
tracker-as-of = As it stood at the end of
tracker-as-of-any = Today
tracker-fault-as-of = This month is not over, or is not in the list. Choose a past month. No figure is shown.
tracker-chip-from = From
tracker-chip-to = To
tracker-chip-as_of = At the end of
tracker-chip-place = Place:
tracker-chip-category = Category:
tracker-chip-project = Project:
tracker-chip-donor = Donor:
tracker-chip-partner = Partner:
tracker-chip-activity = Activity:
tracker-chip-remove = take this choice away
tracker-group-wait = Half wait
tracker-unreached = less than half told
tracker-part-age = How long open cases have been waiting
tracker-part-reason = Why cases are closed
tracker-part-satisfaction = What people say who were told
tracker-part-channel = How people speak
tracker-part-name-age = Waiting
tracker-part-name-reason = Reason
tracker-part-name-satisfaction = Answer
tracker-part-name-channel = Way
tracker-part-bar = As a bar
tracker-age-0 = 0 to 7 days
tracker-age-1 = 8 to 14 days
tracker-age-2 = 15 to 30 days
tracker-age-3 = 31 to 60 days
tracker-age-4 = more than 60 days
tracker-satisfaction-satisfied = Satisfied
tracker-satisfaction-partly = Partly
tracker-satisfaction-not = Not satisfied
tracker-satisfaction-not_asked = Not asked, or no answer
tracker-tiles-title = How long people wait, by region
tracker-tiles-say = The darker the tile, the longer the wait: up to 7, 14, 30 days, longer. Where nobody speaks, go and see: silence is not always a good sign.
tracker-tile-silent = visit them
tracker-tile-few = too few
tracker-tile-none = less than half told
tracker-heat-title = Days until people are told, by region and sector
tracker-heat-note = A dash: fewer than 20 cases, or fewer than five people told.
tracker-silent-title = Committees to visit
tracker-silent-say = Nothing came from these committees in this period. Perhaps people do not know the committee, or do not dare.
tracker-moved-title = Ordinary cases that became cases kept for few
tracker-moved = { $text } ordinary cases became cases kept for few in this quarter.
tracker-moved-few = Fewer than 5 ordinary cases (perhaps none) became cases kept for few in this quarter.
tracker-moved-late = { $text } of them were late at that moment.
tracker-moved-late-hidden = How many of them were late is hidden: the number is small, or a small one could be worked out from it.
tracker-beside-title = Two choices side by side
tracker-beside-choose = Compare with another period, place or category
tracker-beside-apply = Put side by side

# What each figure means, and the way to its cases.
tracker-what = What is this?
tracker-see-wider = See the cases these are part of
tracker-see-note = The list may be shorter than the figure: it leaves out what was erased, what is kept for few since, and what you may not see. It shows the cases as they are today.
tracker-see-none = The figures are those of a past day; the list of cases shows today only.
tracker-def-received = Cases whose first words were heard in the period, on the day they were heard.
tracker-def-acknowledged = Of these, the cases in which the person heard that the words had arrived.
tracker-def-answered = Of these, the cases for which an answer was decided.
tracker-def-told = Of these, the cases in which the person was told what became of them.
tracker-def-satisfied = Of those told, the people who were asked and said they are satisfied.
tracker-def-closed = Of these, the cases that are closed now.
tracker-def-open = Of these, the cases that are not closed.
tracker-def-overdue = Open cases whose last day for an answer is past.
tracker-def-not_told = Closed cases in which nobody told the person what became of it.
tracker-def-reopened = Cases that were closed and opened again at least once; an appeal counts.
tracker-def-reopened_soon = Of the reopened ones, those that came back within 30 days after they were closed.
tracker-def-appealed = Cases in which the person did not accept the answer and asked somebody else to decide.
tracker-def-overturned = Of the appeals, those in which the decision was changed, wholly or in part.
tracker-def-withdrawn = Closed cases that the person took back.
tracker-def-wait = Days from the first words to the day the person was told, for half of all; whoever still waits is counted as waiting until today (Kaplan-Meier, 95% interval).
tracker-def-trend = Of the people told in a month, the number of days that was enough for half of them.
tracker-def-times = Days from the first words to each step, of the cases in which the step was done.
tracker-def-in-time = Of the cases whose last day for an answer lay in the period, those answered or closed by that day; open ones are counted as not in time.
tracker-def-clocks = The number of days that is enough for half of all, whoever still waits included: every day; working days alone; and without the days on which the handler waited for somebody outside. For the person, every day counts.
tracker-def-months = Cases received in each month, and cases closed in it, whenever they were received.
tracker-def-backlog = Cases that were received before the end of the month and not closed by then.
tracker-def-weeks = Monday to Sunday: cases received, cases closed whenever received, and what was open at the end of Sunday.
tracker-def-age = Open cases by the days since their first words.
tracker-def-reason = Closed cases by the reason that was given, each with the days enough for half of them.
tracker-def-satisfaction = What the people told said about the answer; whoever told them asked. “Not asked, or no answer” is counted apart and never as satisfied.
tracker-def-channel = Received cases by the way in which people spoke.
tracker-def-tiles = Days until told, as in the large number, for each region with 20 cases or more and five people told.
tracker-def-heat = Of the people told, the days enough for half of them, by region and sector, from 20 cases on.
tracker-def-silent = Open committees from which no case of the period came.
tracker-def-group = “Half wait” counts those still waiting, “told within” and “closed within” only what is done. A group below 20 cases is not compared.

tracker-funnel-title = How far cases come
tracker-returns-title = What comes back
tracker-count-received = Received
tracker-count-acknowledged = Person knows it arrived
tracker-count-answered = Answer decided
tracker-count-told = Person told
tracker-count-satisfied = Person satisfied
tracker-count-closed = Closed
tracker-count-open = Open
tracker-count-overdue = Late
tracker-count-not_told = Closed, person not told
tracker-count-reopened = Opened again
tracker-count-reopened_soon = Opened again within 30 days
tracker-count-appealed = Appeals
tracker-count-overturned = Appeals that changed the outcome
tracker-count-withdrawn = Taken back by the person
tracker-step-answer = Decide an answer
tracker-clocks-title = The same wait by three clocks
tracker-clock-person = Every day
tracker-clock-working = Working days
tracker-clock-handler = Without waiting for others
tracker-clock-unreached = less than half
tracker-backlog-title = Cases still open, month after month
tracker-backlog-description = A line: how many cases were open at the end of each date. The same numbers are in the table.
tracker-weeks-title = Received and closed, week by week
tracker-weeks-description = Two columns for each week: cases received and cases closed. The same numbers are in the table.
tracker-weeks-open = Cases still open at the end of each week
tracker-weeks-none = Weeks are shown without any filter, and only where no week has a small number. Here months are shown.
tracker-week = Week from Monday
tracker-open-end = Open at the end

# Reports of ended months and quarters.
tracker-reports-link = Reports of ended months and quarters
tracker-reports-title = Reports
tracker-reports-intro = A report keeps the figures of an ended month or quarter as they are on the day it is made. It never changes afterwards.
tracker-reports-none = No report is kept yet. Choose a period below to make the first one.
tracker-reports-committee = You also belong to a committee. Reports count what is said about committees too, so they are not shown to members of one. The rule is the same for everybody.
tracker-report-title = Report on feedback
tracker-report-make = Make a report
tracker-report-make-say = The period must be over. Whoever answers for the area can read the report.
tracker-report-covers = Month or quarter
tracker-report-choose = Choose
tracker-report-freeze = Keep the report
tracker-report-by = Kept on { $date } by { $author }
tracker-report-stands = What happened until { $as_of }, as it was known on { $known_on }. Kept on that day by { $author }.
tracker-report-damaged = This report was changed in the database after it was kept. It is not shown. Tell the administrator.
tracker-report-beside = Beside it:
tracker-report-days = Days that are enough for half
tracker-report-days-say = Whoever still waited is counted. In brackets: between which numbers it would nearly always lie if it were counted again.
tracker-report-group = Group
tracker-report-table-category = Received, by category
tracker-report-table-sector = Received, by sector
tracker-report-table-region = Received, by region
tracker-report-table-reason = Why cases were closed
tracker-report-table-satisfaction = What people said who were told
tracker-report-table-channel = How people spoke
tracker-report-table-age = How long open cases had been waiting
tracker-report-note = Only ordinary cases are counted, and none that is kept from somebody. When more people speak, it is often because they trust.
tracker-report-csv = Download the figures (CSV)
tracker-report-html = Download the report (HTML)
tracker-report-json = Download the exact bytes of the fingerprint (JSON)
tracker-report-with = Put another report beside it
tracker-report-alone = None
refusal-report-not-ended = This period is not over yet. Nothing is kept. Choose an ended month or quarter.
refusal-report-few = There are too few cases in this period, or too few that an earlier report does not hold: a report could point at a person. Nothing is kept. Choose a longer period or a larger place.
refusal-report-choose = Choose a month or a quarter. Nothing is kept yet.
refusal-report-again = Another report was kept at the same moment. Nothing is lost: press the button again.
done-figures = The report is kept. It does not change any more.
lead-tracker-report = These figures were kept as they were known on one day and do not change. Print them, take them away as a file, or put another report beside them.

# Who speaks, and for whom something was done.
tracker-count-acted = Something was done
tracker-def-acted = Closed cases of which the reason says that something was done: put right, information given, or taken up by another service that confirmed it (OCHA AAP-1).
tracker-acted-share = Share of those who spoke
tracker-part-sex = Who speaks: women and men
tracker-part-person_age = Who speaks: age
tracker-part-displacement = Who speaks: displacement
tracker-part-access = Who speaks: access needs
tracker-part-acted_sex = Something was done, by sex
tracker-part-acted_person_age = Something was done, by age
tracker-part-name-sex = Sex
tracker-part-name-person_age = Age
tracker-part-name-displacement = Status
tracker-part-name-access = Needs
tracker-part-name-acted_sex = Sex
tracker-part-name-acted_person_age = Age
tracker-population = Who speaks, beside who lives there
tracker-population-place = Of people in { $place }. Counted by: { $by }.
tracker-population-everywhere = Of people everywhere. Counted by: { $by }.
tracker-population-group = Group
tracker-population-share = Of those who speak
tracker-population-expected = Of those who live there
tracker-population-women = Women and girls
tracker-population-children = Under 18
tracker-population-older = 60 or older
tracker-population-displaced = Internally displaced
tracker-population-access_needs = With a need to reach help
tracker-population-interval = { $low } to { $high }, of { $n }
tracker-population-fewer = Fewer speak than live there
tracker-population-more = More speak than live there
tracker-population-alike = No difference can be said
tracker-population-few = Too few said it, or a number is hidden
tracker-def-sex = Received cases by what the person said; of erased cases it is not known any more.
tracker-def-person_age = Received cases by the age the person said; of erased cases it is not known any more.
tracker-def-population = Of those who said it of themselves, the share with its 95 % interval (Wilson, 1927), beside the share in the settings under “Who lives there”. Nobody who said nothing is counted; under 20 answers nothing is said.
tracker-def-displacement = Received cases by the status the person said; of erased cases it is not known any more.
tracker-def-access = Received cases by whether the person named at least one access need.
tracker-def-acted_sex = Cases in which something was done, and their share of all who spoke (OCHA AAP-1: acted upon); taken from the reason for closing.
tracker-def-acted_person_age = Cases in which something was done, and their share of all who spoke (OCHA AAP-1: acted upon); taken from the reason for closing.
tracker-person-female = Women and girls
tracker-person-male = Men and boys
tracker-person-other = Other
tracker-person-0-17 = Under 18
tracker-person-18-59 = 18 to 59
tracker-person-60-plus = 60 or older
tracker-person-adult = Adult
tracker-person-idp = Internally displaced
tracker-person-host = Host community
tracker-person-returnee = Returnee
tracker-person-repatriated = Repatriated
tracker-person-refugee = Refugee
tracker-person-migrant = Migrant
tracker-person-non_displaced = Not displaced
tracker-person-need = At least one need
tracker-person-no_need = No need
tracker-person-none = Not said
tracker-person-erased = Erased since
tracker-fault-work = This choice is not in the list. Choose from the list. No figure is shown.
tracker-fault-alone = A project, donor, partner or activity is looked at by itself, with or without months. Together with another choice so few cases are left that somebody could be recognised. No figure is shown.
tracker-work-hint = Choose one project, donor, partner or activity at a time, without place or category. The page then shows the totals.
tracker-activity-hint = Only cases that are still kept: once erased, a case no longer has its activity.
tracker-asked-title = Who asked people whether they are satisfied
tracker-count-by_slip = Said by slip
tracker-def-by_slip = People told who said by themselves, by slip, what they think of the answer.
tracker-count-to_other = Asked by somebody else
tracker-def-to_other = People told who were asked by somebody else than whoever decided whether they are satisfied.
tracker-count-to_answerer = Asked by whoever answered
tracker-def-to_answerer = People told who were asked by the very person who decided whether they are satisfied: they say no less easily.
