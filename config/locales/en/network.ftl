# The anonymous report for the inter-agency network.
network-title = Report to the network
network-intro = For each ended quarter: an anonymous report of what you can open, for the inter-agency network. It holds numbers alone; small numbers are hidden.
network-alone = You alone see your reports here. What others prepared is not shown to you, and nobody sees yours. Decide in the team who sends the report.
network-frozen = Fixed
network-open = To be prepared
network-heading = Anonymous report to the inter-agency network
network-by = { $programme }. Prepared by { $author }, fixed on { $date }.
network-of-whom = Counted are the reports received in the quarter that this person could open on the day it was fixed.
network-sheet = Sheet to print
network-csv = Download (CSV)
network-confirm-take = To take the report with you, first show that it is you. The log notes that a report was taken on that day.
network-hand-over = Give this report to the network alone. Do not show it in the team: somebody who is accused could count and understand.
network-before = Before you fix the report
network-counted = { $n ->
    [0] Nothing that you can open was received in this quarter.
    [one] One report that you can open was received in this quarter.
   *[other] { $n } reports that you can open were received in this quarter.
 }
network-refused = { $n ->
    [one] Another one is not counted: the person does not want to be counted.
   *[other] { $n } others are not counted: the persons do not want to be counted.
 }
network-without = For these cases the facts are not chosen yet. They count as “not known”. Open them to choose:
network-others = Cases that others alone can open are not counted here, and nobody can know whether there are any. What was erased is not counted any more.
network-once = A report is fixed only once. After that it does not change, even if a case comes late.
network-freeze = Fix this report
network-confirm-freeze = To fix the report, first show that it is you.
network-preview = The report as it would be
network-reports = Reports received:
network-note = “Fewer than 5” may also mean none. “Hidden”: fewer than 5 reports (or none), or a small number could be worked out. A report about people of two groups counts in both. Persons are counted only where at least 5 reports speak of them.
network-table-personnel = Who it is about
network-table-year = Year it happened
network-table-victims = Victims
network-table-accused = Alleged perpetrators
network-table-allegation = What is reported
network-table-status = Investigation
network-table-paternity = Paternity claim
network-table-medical = Medical help
network-table-psychosocial = Psychosocial help
network-table-legal = Legal help
network-table-safety = Help with safety
network-table-material = Material help
network-table-interim = Interim action
network-table-action = Final action
network-table-criminal = Criminal accountability
refusal-report-stale = Something changed since you looked. Nothing is fixed: look once more, then fix it.
refusal-report-frozen = You have already fixed a report for this quarter. It stays as it is.
done-report = The report is fixed.
