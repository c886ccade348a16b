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

accounts-factor-title = Your code
accounts-factor-text = Open the code app on your telephone and copy the code of this moment.
accounts-factor-code = Code of 6 digits
accounts-factor-hint = It changes every 30 seconds. A code from your paper works too.
accounts-factor-button = Continue
accounts-factor-missing = Write the code.
accounts-factor-wrong = That is not the right code, or it has been used. Wait for the next one and try again.
accounts-factor-lost = No telephone and no paper any more? The person who looks after accounts can take the code away.
accounts-factor-demo = Demonstration only: here the page shows the code.
accounts-factor-must-stay = Your work needs a code beside the password. You can change telephones, but not take it away.
accounts-factor-new-title = A code beside the password
accounts-factor-new-needed = Your work opens things that can put people in danger. If somebody finds your password, the code stops them.
accounts-factor-new-text = If somebody finds your password, the code stops them. After this your other devices will be signed out.
accounts-factor-new-one = 1. Install a code app
accounts-factor-new-one-text = For example Aegis, FreeOTP, Google Authenticator or Microsoft Authenticator. It works without a network.
accounts-factor-new-two = 2. Show it this picture
accounts-factor-new-two-text = In the app, add an account and point the camera at the picture.
accounts-factor-new-picture = Picture to be read by the code app. The same secret is written below.
accounts-factor-new-type = Are you on the same telephone, or can the picture not be read? Copy this secret into the app:
accounts-factor-new-three = 3. Copy the code that it shows
accounts-factor-new-hint = 6 digits, which change every 30 seconds.
accounts-factor-new-wrong = That is not the right code. See whether the telephone’s clock is right, then try with the next code.
accounts-codes-title = Ten codes to write on paper
accounts-codes-set = The code is in place. It will be asked for at every sign-in.
accounts-codes-why = If you lose the telephone, each of these codes opens once. Keep the paper away from the telephone.
accounts-codes-once = They will never be shown again. Write them down now.
accounts-codes-done = I have written them down

accounts-confirm-title = Is it really you?
accounts-confirm-text = Prove once more that it is you. That holds for five minutes.
accounts-confirm-password = You want to change your password.
accounts-confirm-factor = You want to change what is asked for beside your password.
accounts-confirm-renew = You think someone knew your password: you need new keys.
accounts-confirm-account = You want to change what protects your account.
accounts-confirm-team = You want to confirm somebody in your team.
accounts-confirm-case = You want to open a case to somebody, hand it over, download one of its files or erase it.
accounts-confirm-any = You want to do something important.
accounts-password-now = Your password of now
accounts-renew-ask = Could somebody else have come in?
accounts-renew-title = I think someone knew my password
accounts-renew-text = You choose another password and get new keys. All your cases still open; the old keys open nothing any more.
accounts-renew-after = Your other devices will be signed out. Your codes on paper will not work any more: make others afterwards. If you are a focal point, somebody of your team must then confirm you by your eight words: call them. Until then no new case is given to you.
accounts-renew-button = Change everything

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
accounts-factor-heading = Code beside the password
accounts-factor-has = { $left ->
    [0] At sign-in a code of your telephone is asked for. You have no code on paper left: make others.
    [one] At sign-in a code of your telephone is asked for. You have one code on paper left.
   *[other] At sign-in a code of your telephone is asked for. You have { $left } codes on paper left.
}
accounts-factor-why = With a code of your telephone, your password alone is no longer enough to come in.
accounts-factor-on = Add a code
accounts-factor-other = Change telephones
accounts-factor-codes = Ten new codes on paper
accounts-factor-end = Take the code away
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
done-factor-removed = The code is gone. The password is enough.
done-renewed = Done: a new password, new keys, and all other devices are signed out.
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

accounts-welcome-title = Welcome
accounts-welcome-name = Remember this name. You write it each time to come in:
accounts-welcome-say = Now choose your password. Nobody else will know it. This link will not work again.
accounts-welcome-password = Your password
accounts-welcome-button = Come in
accounts-welcome-busy = Somebody is signed in here already
accounts-welcome-busy-say = You are signed in with an account ({ $name }). This link is for a first time: sign out at the bottom of the page, then open it again. It still works.
accounts-welcome-over = This link does not work
accounts-welcome-over-say = It was used already, or it is too old. If you came in before, sign in. If not, ask the person who looks after accounts for another one, and say that this one did not work: somebody else may have used it.
accounts-me-rights = What changed in my rights
accounts-me-password-heading = Password
accounts-acting-title = My role at the moment
accounts-acting-say = You have several roles. Choose the one you are at now: menu and home page follow. It opens and closes nothing.
accounts-acting-ask = Under which role do you work?
accounts-acting-all = All my roles
accounts-acting-button = Work like this
accounts-letters-title = Letters
accounts-letters-on = A letter tells you when something waits for you, without saying what. If your rights change, it always comes.
accounts-letters-off = You get no letter when something waits for you. If your rights change, one comes all the same.
accounts-letters-stop = Do not write to me any more
accounts-letters-start = Write to me again
accounts-devices-end = Sign out every other device
done-sessions-ended = All your other devices are signed out.
done-acting = Noted: the menu follows.
done-letters = Noted.
accounts-passkey-use = Use the lock of this device
accounts-passkey-or = Or a code:
accounts-passkey-failed = That did not work. Press again, or use a code. A lock must be set on this device: fingerprint, face or the code of the screen.
accounts-passkey-wrong = This device was not recognised, or it took too long. Try again, or give a code.
accounts-passkey-new-title = Or: the lock of this phone or computer
accounts-passkey-new-text = Instead of the code, you show this device that it is you: fingerprint, face or the code of the screen (a “passkey”). Only if nobody else can open this device. Neither fingerprint nor face leaves it.
accounts-passkey-new-name = Name of this device
accounts-passkey-new-hint = To recognise it later, for example “my phone”.
accounts-passkey-new-wrong = This device could not be added, or it took too long. Nothing has changed. Try again.
accounts-passkey-many = You have ten devices already. Remove one in “My account”, then try again.
accounts-passkey-must-stay = It is your only second step, and your work needs one. Add another device or a code first, then remove this one.
accounts-passkey-line = { $device }: its lock replaces the code, since { $since }
accounts-passkey-remove = Remove this device
done-passkey = The device is added. Your other devices are signed out.
done-passkey-removed = The device is removed. Your other devices are signed out.
accounts-passkey-add = Add a device or change telephone
accounts-passkey-set = This device is set up. Its lock will be asked for at each sign-in.
accounts-passkey-text = Show this device that it is you, or give a code.
accounts-passkey-has = { $left ->
    [0] At sign-in the lock of a device or a code is asked for. You have no code on paper left: make others.
    [one] At sign-in the lock of a device or a code is asked for. You have one code on paper left.
   *[other] At sign-in the lock of a device or a code is asked for. You have { $left } codes on paper left.
}
accounts-passkey-end = Remove the code and all devices
