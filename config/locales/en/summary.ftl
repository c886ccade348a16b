# The page for everybody.
summary-title = What people told us
summary-lead = { $programme }: how many people spoke, and how many learned what became of it. Ended quarters.
summary-few = Too few people spoke to say it without somebody being known by it.
summary-received = Spoke
summary-told = Told
summary-days = Days of waiting
summary-days-say = Half of those who were told waited less.
summary-in-time = Answered in time
summary-others = Other regions together
summary-sealed = Reports entrusted to few
summary-frozen = Written on { $day }, and not changed since.
summary-none = No quarter has ended yet.
summary-note = Where very few spoke, the number is counted with other regions: nobody must be known by it. More words mean more trust.
