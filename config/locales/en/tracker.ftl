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
tracker-csv = Download these figures (CSV)

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
tracker-fault-work = This choice is not in the list. Choose from the list. No figure is shown.
tracker-fault-alone = A project, donor, partner or activity is looked at by itself, with or without months. Together with another choice so few cases are left that somebody could be recognised. No figure is shown.
tracker-work-hint = Choose one project, donor, partner or activity at a time, without place or category. The page then shows the totals.
tracker-activity-hint = Only cases that are still kept: once erased, a case no longer has its activity.
