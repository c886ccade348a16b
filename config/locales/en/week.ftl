# The week of a committee.
week-title = My week
week-lead = Here is the week of your committee, and the people who still wait. Begin with the first: that person has waited longest.
home-week = My week: who still waits?
week-received = Received
week-told = Told
week-waiting = Waiting
week-since = since Monday { $day }
week-now = today
week-people = The people who wait
week-days = { $count ->
    [0] today
    [one] waiting for 1 day
   *[other] waiting for { $count } days
}
week-do-tell = The answer is ready. Go and say it.
week-do-answer = It is for you to answer.
week-do-heard = Tell the person: your word has arrived.
week-do-hold = Something from elsewhere is awaited. Tell the person.
week-do-late = The answer is late. Call the team, then tell the person where it stands.
week-do-wait = The team looks for an answer.
week-until = By { $day } at the latest.
week-all = See all open cases
week-nobody = Nobody waits. Thank you.

# What a manager should hear.
alerts-heading = To know
alerts-late = For two weeks, more than one answer in ten has come after its last day.
alerts-late-do = See who has waited longest
alerts-quiet = Nothing has come from the committee { $name } for { $days } days.
alerts-quiet-do = Visit them: the telephone, the road or trust may be missing.
alerts-seen = Seen
