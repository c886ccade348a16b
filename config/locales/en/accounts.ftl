# Signing in, the own account, its devices.
accounts-sign-in-title = Sign in
accounts-sign-in-button = Sign in
accounts-sign-in-help = Forgotten your password? The person who looks after accounts gives you a new one.
accounts-sign-in-wrong = This name and this password do not belong together. Check both and try again.
accounts-name = Your name
accounts-name-hint = As it was given to you. Accents and capitals do not count.
accounts-name-missing = Write your name.
accounts-password = Your password
accounts-password-missing = Write your password.
accounts-password-wrong = This is not the right password. Nothing is lost: try again.
accounts-wait-seconds = { $seconds ->
    [one] Too many tries. Wait one second, then try again.
   *[other] Too many tries. Wait { $seconds } seconds, then try again.
}
accounts-wait-minutes = Too many tries. Wait { $minutes } minutes, then try again. Nothing is lost.

accounts-locked-title = Closed to protect you
accounts-locked-text = Nobody touched the screen for a while, or you left in haste. What was saved is not lost.
accounts-locked-or = Or with your password
accounts-locked-other = Not your account? Sign out, at the bottom of the page.
accounts-unlock = Open
accounts-pin = Your 6-digit code
accounts-pin-missing = Write your 6-digit code.
accounts-pin-wrong = This is not the right code. Try again, or write your password.
accounts-pin-none-left = The code does not work any more now. Write your password.
accounts-pin-not-for-you = Your account opens with the password only, because it leads to protected cases.

accounts-own-title = Choose your password
accounts-own-first = The password you were given works only once. Choose your own: nobody else will know it.
accounts-own-later = After this, your other devices will be signed out.
accounts-own-how = Take several words that do not belong together, { $length } letters or more in all. Digits and signs are not needed.
accounts-own-button = Keep this password
accounts-old = Your password until now
accounts-old-missing = Write your password until now.
accounts-old-wrong = This is not your password until now. Nothing was changed: try again.
accounts-new = New password
accounts-new-missing = Write a new password.
accounts-again = The same once more
accounts-again-differs = The two are not the same. Write the same password twice.
accounts-too-short = Too short: it needs { $length } letters or more. Add a word.
accounts-too-long = Too long: 200 letters at most.
accounts-too-easy = Too easy to guess. Take several words that do not belong together, without your name.
accounts-same = This is the same as before. Choose another password.

accounts-me-title = My account
accounts-me-name = You are { $name }.
accounts-me-password = Change my password
accounts-role-committee_member = Committee member
accounts-role-receiver = Reception and listening
accounts-role-handler = Handler
accounts-role-focal_point = Focal point
accounts-role-manager = Manager
accounts-role-data_loader = Data loader
accounts-role-administrator = Administrator
accounts-role-auditor = Auditor
accounts-language = Language
accounts-language-label = Language of the pages
accounts-language-browser = The one of the device
accounts-language-button = Keep this language
accounts-pin-title = 6-digit code
accounts-pin-why = With a code you quickly open this screen again when it has closed.
accounts-pin-set = You have a code. You can change it or take it away.
accounts-pin-new = New code
accounts-pin-hint = 6 digits, but not 123456 nor a date that others know.
accounts-pin-again = The same code once more
accounts-pin-button = Keep this code
accounts-pin-remove = Take the code away
accounts-pin-six = The code has 6 digits. Write 6 digits.
accounts-pin-easy = This code is too easy to guess. Choose another one.
accounts-pin-differs = The two codes are not the same. Write the same one twice.
accounts-devices = Where you are signed in
accounts-devices-text = You do not know one of these devices? Sign it out, then change your password.
accounts-device-since = Since { $since }. Last seen: { $seen }.
accounts-device-this = This is the device in front of you.
accounts-device-end = Sign this device out
accounts-device-unknown = Unknown device
done-own-password = Your new password is kept.
done-language = The language is kept.
done-pin = Your code is kept.
done-pin-removed = The code is taken away.
done-session-ended = The device is signed out.

# A page that says nothing about the programme.
accounts-meteo-title = Weather in the Sahel
accounts-meteo-dry = November to February
accounts-meteo-dry-text = Cool nights, clear sky, dry wind and dust. The harmattan may hide the sun for days.
accounts-meteo-hot = March to May
accounts-meteo-hot-text = The hottest months. In the afternoon it may be over forty degrees in the shade.
accounts-meteo-rain = June to October
accounts-meteo-rain-text = Rainy season. Storms often come in the evening, with a strong wind just before.
accounts-meteo-advice = When it is hot
accounts-meteo-advice-text = Drink often, stay in the shade in the middle of the day, think of children and old people.
