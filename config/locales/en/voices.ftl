# What can be listened to: the buttons of the pages, and the page where recordings are handed in.
voice-play = Listen:
voice-choose = Listen in
voice-none = Without sound
voice-allow = Listen here too: somebody may hear
voice-answers = Listen to the answers
voice-synthesised = This is a synthesised voice: a machine speaks, not a person.

voices-title = Recordings
voices-card = Let people who do not read listen to the questions: what is recorded in each language, and what is missing.
voices-heading = What can be listened to
voices-say = Every question and every answer can be listened to by somebody who does not read. Have them said by somebody who speaks the language well, then hand the sounds in here.
voices-choose = Choose a language
voices-missing = { $missing ->
    [one] 1 recording is still missing.
   *[other] { $missing } recordings are still missing.
}
voices-whole = Everything is recorded.
voices-many = Hand in several sounds at once
voices-many-say = Give each file the code of its text, for example intake-yes.mp3. The list gives all codes and all texts.
voices-list = Download the list (CSV)
voices-code = Code
voices-words = Text
voices-recorded = Recorded
voices-files = The sounds
voices-file = The sound of:
voices-hint = MP3, M4A, OGG or WAV, { $kilobytes } KB at most each. What the file says of the device and the place is erased.
voices-send = Hand in
voices-upload = Hand in
voices-replace = Replace
voices-remove = Take away
voices-is-missing = missing
voices-is-synthesised = synthesised voice
voices-changed = the text has changed since: record it again
voices-quiet = Silent at first, because somebody may hear: it is listened to after it was allowed.
voices-fault = Not everything was kept. The other sounds were.
voices-fault-large = This sound is too large: 300 KB at most. Make it shorter, or record it as MP3.
voices-fault-kind = This file is not a sound that telephones play. Take MP3, M4A, OGG or WAV.
voices-fault-broken = This sound is damaged. Record it again.
voices-fault-unknown = No text has this code. Look at the list.
voices-fault-missing = Choose a sound first.
done-voice = It is kept.
done-voice-removed = The sound is taken away.
audit-kind-voice_added = recording handed in
audit-kind-voice_removed = recording taken away
