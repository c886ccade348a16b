# تسجيل الدخول، والحساب، والأجهزة.
accounts-sign-in-title = تسجيل الدخول
accounts-sign-in-button = تسجيل الدخول
accounts-sign-in-help = نسيت كلمة السر؟ الشخص المسؤول عن الحسابات يعطيك واحدة جديدة.
accounts-sign-in-wrong = الاسم وكلمة السر لا يتوافقان. راجع الاثنين وحاول مرة أخرى.
accounts-name = اسمك
accounts-name-hint = كما أُعطي لك. لا فرق بين الحروف الكبيرة والصغيرة ولا أثر للتشكيل.
accounts-name-missing = اكتب اسمك.
accounts-password = كلمة السر
accounts-password-missing = اكتب كلمة السر.
accounts-password-wrong = كلمة السر غير صحيحة. لم يضِع شيء: حاول مرة أخرى.
accounts-wait-seconds = { $seconds ->
    [zero] محاولات كثيرة. حاول مرة أخرى الآن.
    [one] محاولات كثيرة. انتظر ثانية واحدة، ثم حاول مرة أخرى.
    [two] محاولات كثيرة. انتظر ثانيتين، ثم حاول مرة أخرى.
    [few] محاولات كثيرة. انتظر { $seconds } ثوانٍ، ثم حاول مرة أخرى.
    [many] محاولات كثيرة. انتظر { $seconds } ثانيةً، ثم حاول مرة أخرى.
   *[other] محاولات كثيرة. انتظر { $seconds } ثانية، ثم حاول مرة أخرى.
}
accounts-wait-minutes = { $minutes ->
    [zero] محاولات كثيرة. حاول مرة أخرى الآن. لم يضِع شيء.
    [one] محاولات كثيرة. انتظر دقيقة واحدة، ثم حاول مرة أخرى. لم يضِع شيء.
    [two] محاولات كثيرة. انتظر دقيقتين، ثم حاول مرة أخرى. لم يضِع شيء.
    [few] محاولات كثيرة. انتظر { $minutes } دقائق، ثم حاول مرة أخرى. لم يضِع شيء.
    [many] محاولات كثيرة. انتظر { $minutes } دقيقةً، ثم حاول مرة أخرى. لم يضِع شيء.
   *[other] محاولات كثيرة. انتظر { $minutes } دقيقة، ثم حاول مرة أخرى. لم يضِع شيء.
}

accounts-locked-title = أُغلقت الصفحة لحمايتك
accounts-locked-text = لم يلمس أحد الشاشة منذ مدة، أو خرجت بسرعة. ما حُفظ لم يضِع.
accounts-locked-or = أو بكلمة السر
accounts-locked-other = هذا ليس حسابك؟ سجّل الخروج من أسفل الصفحة.
accounts-unlock = فتح
accounts-pin = رمزك من 6 أرقام
accounts-pin-missing = اكتب رمزك من 6 أرقام.
accounts-pin-wrong = الرمز غير صحيح. حاول مرة أخرى، أو اكتب كلمة السر.
accounts-pin-none-left = الرمز لم يعد يعمل الآن. اكتب كلمة السر.
accounts-pin-not-for-you = حسابك لا يُفتح إلا بكلمة السر، لأنه يصل إلى حالات محميّة.

accounts-own-title = اختر كلمة السر
accounts-own-first = كلمة السر التي استلمتها تُستعمل مرة واحدة فقط. اختر كلمتك: لن يعرفها أحد غيرك.
accounts-own-later = بعد ذلك تُسجَّل أجهزتك الأخرى خارجًا.
accounts-own-how = خذ عدة كلمات لا علاقة بينها، مجموعها { $length } حرفًا أو أكثر. الأرقام والرموز ليست واجبة.
accounts-own-button = احفظ كلمة السر هذه
accounts-old = كلمة السر السابقة
accounts-old-missing = اكتب كلمة السر السابقة.
accounts-old-wrong = هذه ليست كلمة السر السابقة. لم يتغيّر شيء: حاول مرة أخرى.
accounts-new = كلمة السر الجديدة
accounts-new-missing = اكتب كلمة سر جديدة.
accounts-again = نفسها مرة أخرى
accounts-again-differs = الكلمتان مختلفتان. اكتب كلمة السر نفسها مرتين.
accounts-too-short = قصيرة جدًا: يجب { $length } حرفًا أو أكثر. أضف كلمة.
accounts-too-long = طويلة جدًا: 200 حرف على الأكثر.
accounts-too-easy = سهلة التخمين. خذ عدة كلمات لا علاقة بينها، ومن غير اسمك.
accounts-same = هي نفسها كما كانت. اختر كلمة سر أخرى.

accounts-factor-title = رمزك
accounts-factor-text = افتح تطبيق الرموز في هاتفك وانسخ رمز هذه اللحظة.
accounts-factor-code = رمز من 6 أرقام
accounts-factor-hint = يتغيّر كل 30 ثانية. والرمز المكتوب على ورقتك يعمل أيضًا.
accounts-factor-button = متابعة
accounts-factor-missing = اكتب الرمز.
accounts-factor-wrong = الرمز غير صحيح، أو استُعمل من قبل. انتظر الرمز التالي وحاول مرة أخرى.
accounts-factor-lost = لا هاتف ولا ورقة؟ الشخص المسؤول عن الحسابات يستطيع إزالة الرمز.
accounts-factor-demo = للعرض التجريبي فقط: هنا تُظهر الصفحة الرمز.
accounts-factor-must-stay = عملك يتطلب رمزًا مع كلمة السر. يمكنك تغيير الهاتف، لا إزالة الرمز.
accounts-factor-new-title = رمز مع كلمة السر
accounts-factor-new-needed = عملك يفتح أشياء قد تعرّض الناس للخطر. إذا وجد أحد كلمة السر، فالرمز يوقفه.
accounts-factor-new-text = إذا وجد أحد كلمة السر، فالرمز يوقفه. بعد ذلك تُسجَّل أجهزتك الأخرى خارجًا.
accounts-factor-new-one = 1. ثبّت تطبيقًا للرموز
accounts-factor-new-one-text = مثل Aegis أو FreeOTP أو Google Authenticator أو Microsoft Authenticator. يعمل من غير شبكة.
accounts-factor-new-two = 2. أظهر له هذه الصورة
accounts-factor-new-two-text = في التطبيق، أضف حسابًا ووجّه الكاميرا نحو الصورة.
accounts-factor-new-picture = صورة يقرؤها تطبيق الرموز. السر نفسه مكتوب في الأسفل.
accounts-factor-new-type = أنت على الهاتف نفسه، أو لم تُقرأ الصورة؟ انسخ هذا السر في التطبيق:
accounts-factor-new-three = 3. انسخ الرمز الذي يظهر فيه
accounts-factor-new-hint = 6 أرقام تتغيّر كل 30 ثانية.
accounts-factor-new-wrong = الرمز غير صحيح. تأكّد أن ساعة الهاتف مضبوطة، ثم حاول بالرمز التالي.
accounts-codes-title = عشرة رموز تُكتب على ورق
accounts-codes-set = الرمز جاهز. سيُطلب عند كل تسجيل دخول.
accounts-codes-why = إذا ضاع الهاتف، يفتح كل رمز من هذه الرموز مرة واحدة. احفظ الورقة بعيدًا عن الهاتف.
accounts-codes-once = لن تظهر مرة أخرى أبدًا. اكتبها الآن.
accounts-codes-done = كتبتُها

accounts-confirm-title = هل هذا أنت؟
accounts-confirm-text = الخطوة التالية مهمة: أثبت مرة أخرى أنه أنت. يبقى ذلك صالحًا خمس دقائق.
accounts-password-now = كلمة السر الحالية
accounts-renew-ask = هل يُحتمل أن شخصًا آخر دخل؟
accounts-renew-title = أظن أن أحدًا كان يعرف كلمة السر
accounts-renew-text = تختار كلمة سر أخرى وتستلم مفاتيح جديدة. كل حالاتك تبقى تُفتح؛ أما المفاتيح القديمة فلا تفتح شيئًا بعدها.
accounts-renew-after = ستُسجَّل أجهزتك الأخرى خارجًا. ولن تعمل رموزك على الورق: اصنع غيرها بعد ذلك. إن كنت نقطة اتصال، فيجب أن يؤكّدك أحد من فريقك بكلماتك الثماني: اتصل به. وإلى ذلك الحين لا تُعهد إليك حالات جديدة.
accounts-renew-button = تغيير كل شيء

accounts-me-title = حسابي
accounts-me-name = أنت { $name }.
accounts-me-password = تغيير كلمة السر
accounts-role-committee_member = عضو في لجنة
accounts-role-receiver = الاستقبال والاستماع
accounts-role-handler = معالجة الطلبات
accounts-role-focal_point = نقطة اتصال
accounts-role-manager = مسؤول
accounts-role-data_loader = استيراد البيانات
accounts-role-administrator = الإدارة
accounts-role-auditor = التدقيق
accounts-factor-heading = رمز مع كلمة السر
accounts-factor-has = { $left ->
    [zero] عند تسجيل الدخول يُطلب رمز من هاتفك. لم يبقَ لك أي رمز على الورق: اصنع غيرها.
    [one] عند تسجيل الدخول يُطلب رمز من هاتفك. بقي لك رمز واحد على الورق.
    [two] عند تسجيل الدخول يُطلب رمز من هاتفك. بقي لك رمزان على الورق.
    [few] عند تسجيل الدخول يُطلب رمز من هاتفك. بقيت لك { $left } رموز على الورق.
    [many] عند تسجيل الدخول يُطلب رمز من هاتفك. بقي لك { $left } رمزًا على الورق.
   *[other] عند تسجيل الدخول يُطلب رمز من هاتفك. بقي لك { $left } رمز على الورق.
}
accounts-factor-why = مع رمز من هاتفك، لا تكفي كلمة السر وحدها للدخول.
accounts-factor-on = إضافة رمز
accounts-factor-other = تغيير الهاتف
accounts-factor-codes = عشرة رموز جديدة على ورق
accounts-factor-end = إزالة الرمز
accounts-language = اللغة
accounts-language-label = لغة الصفحات
accounts-language-browser = لغة الجهاز
accounts-language-button = احفظ هذه اللغة
accounts-pin-title = رمز من 6 أرقام
accounts-pin-why = بالرمز تفتح هذه الشاشة بسرعة بعد أن تُغلق.
accounts-pin-set = لديك رمز. يمكنك تغييره أو إزالته.
accounts-pin-new = الرمز الجديد
accounts-pin-hint = 6 أرقام، لكن ليس 123456 ولا تاريخًا يعرفه الآخرون.
accounts-pin-again = الرمز نفسه مرة أخرى
accounts-pin-button = احفظ هذا الرمز
accounts-pin-remove = إزالة الرمز
accounts-pin-six = الرمز من 6 أرقام. اكتب 6 أرقام.
accounts-pin-easy = هذا الرمز سهل التخمين. اختر رمزًا آخر.
accounts-pin-differs = الرمزان مختلفان. اكتب الرمز نفسه مرتين.
accounts-devices = أين سجّلت الدخول
accounts-devices-text = جهاز لا تعرفه؟ سجّله خارجًا، ثم غيّر كلمة السر.
accounts-device-since = منذ { $since }. آخر مرة: { $seen }.
accounts-device-this = هو هذا الجهاز.
accounts-device-end = تسجيل خروج هذا الجهاز
accounts-device-unknown = جهاز غير معروف
done-own-password = حُفظت كلمة السر الجديدة.
done-language = حُفظت اللغة.
done-pin = حُفظ رمزك.
done-pin-removed = أُزيل الرمز.
done-factor-removed = أُزيل الرمز. كلمة السر تكفي.
done-renewed = تمّ: كلمة سر جديدة ومفاتيح جديدة، وكل الأجهزة الأخرى سُجّلت خارجًا.
done-session-ended = سُجّل الجهاز خارجًا.

# صفحة لا تقول شيئًا عن البرنامج.
accounts-meteo-title = الطقس في الساحل
accounts-meteo-dry = من نوفمبر إلى فبراير
accounts-meteo-dry-text = ليالٍ باردة، وسماء صافية، وريح جافة وغبار. قد تحجب رياح الهرمتان الشمس عدة أيام.
accounts-meteo-hot = من مارس إلى مايو
accounts-meteo-hot-text = أشدّ الشهور حرًّا. بعد الظهر قد تتجاوز الحرارة أربعين درجة في الظل.
accounts-meteo-rain = من يونيو إلى أكتوبر
accounts-meteo-rain-text = موسم الأمطار. تأتي العواصف غالبًا في المساء، وقبلها مباشرة ريح قوية.
accounts-meteo-advice = عندما يشتد الحر
accounts-meteo-advice-text = اشرب كثيرًا، وابقَ في الظل وسط النهار، وفكّر في الأطفال وكبار السن.

accounts-welcome-title = أهلًا بك
accounts-welcome-name = احفظ هذا الاسم. ستكتبه كل مرة للدخول:
accounts-welcome-say = اختر الآن كلمة السر. لن يعرفها أحد غيرك. هذا الرابط لن يعمل بعد ذلك.
accounts-welcome-password = كلمة السر
accounts-welcome-button = دخول
accounts-welcome-busy = هناك من سجّل الدخول هنا
accounts-welcome-busy-say = أنت مسجّل الدخول بحساب ({ $name }). هذا الرابط للمرة الأولى: سجّل الخروج من أسفل الصفحة، ثم افتحه من جديد. ما زال يعمل.
accounts-welcome-over = هذا الرابط لا يعمل
accounts-welcome-over-say = استُعمل من قبل، أو صار قديمًا. إن كنت قد دخلت من قبل، فسجّل الدخول. وإلا فاطلب رابطًا آخر من الشخص المسؤول عن الحسابات، وقل له إن هذا لم يعمل: ربما استعمله شخص آخر.
accounts-me-rights = ما تغيّر في حقوقي
accounts-me-password-heading = كلمة السر
accounts-acting-title = دوري الآن
accounts-acting-say = لديك عدة أدوار. اختر الدور الذي تعمل به الآن: القائمة والصفحة الرئيسية تتبعانه. هذا لا يفتح شيئًا ولا يغلقه.
accounts-acting-ask = بأي دور تعمل؟
accounts-acting-all = كل أدواري
accounts-acting-button = العمل هكذا
accounts-letters-title = الرسائل
accounts-letters-say = تقول لك رسالة إن شيئًا ينتظرك، من غير أن تقول ما هو. اختر أين تصل ومتى.
accounts-letters-button = اختيار كيف يُكتب إليّ
accounts-letters-lead = تقول لك رسالة إن شيئًا ينتظرك، ولا تقول أبدًا ما هو. اكتب العنوان الذي تقرأ فيه رسائلك، واختر الوقت، ثم احفظ.
accounts-letters-failed = لم تصل الرسائل الأخيرة. تحقّق من العنوان واحفظ: فتُرسل من جديد. لم يضِع شيء، كل شيء ينتظرك هنا.
accounts-letters-email = عنوان بريدك الإلكتروني
accounts-letters-email-hint = مثلًا awa@example.org. يُحفظ مشفّرًا ولا يراه أحد غيرك هنا. من دون عنوان لا تُرسل أي رسالة. اختر عنوانًا تقرؤه وحدك.
accounts-letters-email-folder = مثلًا awa@example.org. يُحفظ مشفّرًا ولا يراه أحد غيرك هنا. تبقى الرسائل حاليًا في مجلد على الخادم: اسأل المدير كيف تصل إليك.
accounts-letters-email-wrong = هذا العنوان غير كامل. اكتبه مثل awa@example.org، أو اترك الخانة فارغة.
accounts-letters-when = متى يُكتب إليك
accounts-letters-when-missing = اختر متى يُكتب إليك.
accounts-letters-when-now = في الحال
accounts-letters-when-never = أبدًا، إلا إذا تغيّرت حقوقي
accounts-letters-when-hour = مرة في اليوم، عند الساعة { $hour }
accounts-letters-at-once = بحكم دورك يُكتب إليك في الحال: قد يكون أحد في خطر، أو تغيّرت حقوق.
accounts-letters-save = حفظ
accounts-devices-end = تسجيل خروج كل الأجهزة الأخرى
done-sessions-ended = سُجّلت كل أجهزتك الأخرى خارجًا.
done-acting = سُجّل: القائمة تتبعه.
done-letters = سُجّل.
done-letters-again = سُجّل: ما ينتظر يخرج خلال ثوانٍ.
accounts-confirm-account = تريد تغيير ما يحمي حسابك.
accounts-confirm-any = تريد عمل شيء مهم.
accounts-confirm-case = تريد أن تفتح حالة لشخص، أو تسلّمها، أو تنزّل منها ملفًا، أو تمحوها.
accounts-confirm-factor = تريد تغيير ما يُطلب مع كلمة السر.
accounts-confirm-password = تريد تغيير كلمة السر.
accounts-confirm-renew = تظن أن أحدًا كان يعرف كلمة السر: تلزمك مفاتيح جديدة.
accounts-confirm-team = تريد تأكيد شخص في فريقك.
accounts-passkey-add = إضافة جهاز أو تغيير الهاتف
accounts-passkey-end = إزالة الرمز وكل الأجهزة
accounts-passkey-failed = لم ينجح ذلك. اضغط مرة أخرى، أو استعمل رمزًا. يجب أن يكون القفل مضبوطًا في هذا الجهاز: بصمة أو وجه أو رمز الشاشة.
accounts-passkey-has = { $left ->
    [zero] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. لم يبقَ لك أي رمز على الورق: اصنع غيرها.
    [one] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. بقي لك رمز واحد على الورق.
    [two] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. بقي لك رمزان على الورق.
    [few] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. بقيت لك { $left } رموز على الورق.
    [many] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. بقي لك { $left } رمزًا على الورق.
   *[other] عند تسجيل الدخول يُطلب قفل جهاز أو رمز. بقي لك { $left } رمز على الورق.
}
accounts-passkey-line = { $device }: قفله مكان الرمز، منذ { $since }
accounts-passkey-many = لديك عشرة أجهزة. أزل واحدًا في «حسابي»، ثم حاول مرة أخرى.
accounts-passkey-must-stay = هذه خطوتك الثانية الوحيدة، وعملك يتطلب واحدة. أضف أولًا جهازًا آخر أو رمزًا، ثم أزل هذا.
accounts-passkey-new-hint = لتعرفه فيما بعد، مثلًا «هاتفي».
accounts-passkey-new-name = اسم هذا الجهاز
accounts-passkey-new-text = بدل الرمز تُثبت لهذا الجهاز أنه أنت: بصمة أو وجه أو رمز الشاشة («مفتاح مرور»). فقط إذا لم يكن أحد غيرك يستطيع فتح هذا الجهاز. لا تخرج منه البصمة ولا الوجه.
accounts-passkey-new-title = أو: قفل هذا الهاتف أو هذا الحاسوب
accounts-passkey-new-wrong = تعذّرت إضافة هذا الجهاز، أو طال الأمر. لم يتغيّر شيء. حاول مرة أخرى.
accounts-passkey-or = أو رمز:
accounts-passkey-remove = إزالة هذا الجهاز
accounts-passkey-set = هذا الجهاز جاهز. سيُطلب قفله عند كل تسجيل دخول.
accounts-passkey-text = أثبت لهذا الجهاز أنه أنت، أو أعطِ رمزًا.
accounts-passkey-use = استعمال قفل هذا الجهاز
accounts-passkey-wrong = هذا الجهاز غير معروف، أو طال الأمر. حاول مرة أخرى، أو أعطِ رمزًا.
done-passkey = أُضيف الجهاز. سُجّلت أجهزتك الأخرى خارجًا.
done-passkey-removed = أُزيل الجهاز. سُجّلت أجهزتك الأخرى خارجًا.
