# الأشخاص كما تراهم الإدارة.
people-title = الأشخاص
people-say = من يستطيع الدخول، وبأي أدوار. كل تغيير يُعلَن للشخص وللإداريين الآخرين.
people-invite = دعوة شخص
people-search = بحث
people-search-hint = اسم أو مكان أو لجنة أو فريق.
people-filters = تصفية
people-role = الدور
people-state = الحساب
people-all-roles = كل الأدوار
people-all-states = الكل، إلا من رحلوا
people-show = إظهار
people-count = { $count ->
    [zero] لا أحد
    [one] شخص واحد
    [two] شخصان
    [few] { $count } أشخاص
    [many] { $count } شخصًا
   *[other] { $count } شخص
}
people-name = الاسم
people-roles = الأدوار
people-seen = آخر دخول
people-no-role = بلا دور
people-none = لا أحد يطابق. جرّب حروفًا أقل، أو أزل التصفية.
people-reset = إظهار الجميع
people-changes-all = كل تغييرات الحقوق
people-is-open = مفتوح
people-is-invited = ينتظر كلمة السر الأولى
people-is-closed = مغلق مؤقتًا
people-is-retired = رحل
people-seen-never = أبدًا
people-seen-month = هذا الشهر
people-seen-before = قبل هذا الشهر

people-person-title = شخص
people-seen-line = آخر دخول: { $when }
people-discreet = هو نقطة اتصال: لا يظهر يوم دخوله ولا أجهزته. فقد تدلّ على متى تكلم أحد.
people-invited-until = رابطه أو ورقته تعمل حتى { $day }.
people-own = هذا أنت. لا يغيّر أحد حقوقه بنفسه: اطلب ذلك من إداري آخر.
people-own-account = كلمة السر وأجهزتك
people-take = نزع هذا الدور
people-give = إعطاء دور
people-no-role-yet = بلا دور: يستطيع هذا الشخص الدخول، لكنه لا يرى شيئًا.
people-lost-heading = هاتف ضائع أو مسروق
people-no-device = غير مسجّل الدخول في أي مكان الآن.
people-lost-say = ضغطة واحدة: تُسجَّل كل أجهزته خارجًا حالًا. كلمة السر تبقى. وإن كان ممكنًا أن رآها أحد، فأعطه واحدة جديدة أيضًا.
people-lost = تسجيل خروج كل أجهزته
people-account = حسابه
people-history = ما تغيّر
people-no-change = لم يتغيّر شيء.

people-do-reset = بداية جديدة: كلمة السر منسية، أو عرفها أحد
people-do-again = صنع الرابط أو الورقة من جديد
people-do-back = إعادة هذا الشخص
people-do-factor = إزالة رمز الهاتف
people-do-close = إغلاق مؤقت
people-do-open = إعادة الفتح
people-do-retire = رحل هذا الشخص
people-do-take = نزع الدور
people-what-reset = تُمحى كلمة السر والمفاتيح ورمز الهاتف، وتُسجَّل أجهزته خارجًا. يدخل من جديد بما تختاره هنا. لن تعرف كلمة السر.
people-what-factor = لمن فقد الهاتف وورقة الرموز. كلمة السر تبقى، وتُسجَّل الأجهزة خارجًا. وإن كان عمله يتطلب رمزًا، فيصنع واحدًا جديدًا عند الدخول.
people-what-close = لا يدخل أحد بهذا الحساب، من الآن. الأدوار والمفاتيح تبقى: يمكنك إعادة الفتح.
people-what-open = يدخل الشخص من جديد، بكلمة السر والأدوار السابقة.
people-what-retire = تُنزع أدواره ومفاتيحه إلى الأبد. يبقى اسمه بجانب ما عمله: الحساب الذي استُعمل لا يُمحى أبدًا. وإن عاد، فيبدأ من غير أي دور.
people-what-take = ما يفتحه هذا الدور يُغلق من الآن. أدواره الأخرى تبقى.
people-what-focal-reset = هو نقطة اتصال: الحالات المعهودة إليه بمفاتيحه القديمة تُغلق عنه، ويجب أن يؤكّده فريقه من جديد بكلماته الثماني.
people-what-last-reset = هذا هو الشخص المؤكَّد الوحيد في فريقه. بعد ذلك لا يستطيع أحد في الفريق تأكيده: يلزم مفتاح الاسترداد. وتُغلق حالاته المفتوحة أمام الجميع حتى يعيدها شخصان بمفتاح الاسترداد. إن أمكن تأكيد شخص آخر في الفريق أولًا فافعل ذلك قبله.
people-what-focal-close = هو نقطة اتصال: ما دام الحساب مغلقًا يعمل فريقه من غيره.
people-what-focal-retire = هو نقطة اتصال: اطلب منه أولًا أن يعهد بحالاته إلى زميل. ما لا يفتحه أحد بعد ذلك ينتظر مفتاح الاسترداد.
people-what-focal-take = نزع دور نقطة الاتصال يُغلق أيضًا حالات الفريق. اطلب أولًا أن يُعهد بها إلى زميل. ما لا يفتحه أحد بعد ذلك ينتظر مفتاح الاسترداد.
people-told = سيراه الشخص والإداريون الآخرون، مع اسمك.
people-button-reset = إعطاء بداية جديدة
people-button-factor = إزالة الرمز
people-button-close = إغلاق هذا الحساب
people-button-open = إعادة فتح هذا الحساب
people-button-retire = نزع الأدوار والمفاتيح
people-button-take = نزع هذا الدور
people-leave = من غير تغيير

people-role-title = الدور
people-give-to = إعطاء دور إلى { $name }
people-give-say = اختر الدور. ثم تقول لأي مكان أو لجنة أو فريق.
people-invite-say = اختر أولًا ما سيعمله هذا الشخص. يمكنك إعطاؤه أدوارًا أخرى بعد ذلك.
people-role-ask = أي دور؟
people-role-other = اختيار دور آخر
people-next = متابعة
people-role-committee_member = يستمع ويسجّل للجنته، ويقول الردود.
people-role-receiver = يستمع ويسجّل من غير لجنة: الخط المجاني، المكتب.
people-role-handler = يتولّى طلبات قطاع أو مكان.
people-role-focal_point = يفتح مع فريقه الحالات المحفوظة لعدد قليل جدًا.
people-role-manager = يرى الحالات العادية وكم ينتظر الناس.
people-role-data_loader = يستورد جداول Excel أو CSV.
people-role-administrator = يدعو الناس ويضبط البرنامج. لا يرى أي حالة.
people-role-auditor = يقرأ السجل. لا يرى أي حالة.
people-warn-administrator = يستطيع هذا الشخص تغيير حقوق الجميع، وحقوقك أيضًا. سيُخبَر كل الإداريين.
people-warn-focal = أنت تقترح فقط. يؤكّد شخص من الفريق هذا الشخص بكلماته الثماني قبل أن تُفتح له أي حالة.
people-name-hint = الاسم الذي يدخل به. من غير لقب ولا وظيفة.
people-name-wrong = اكتب اسمًا من 2 إلى 60 حرفًا.
people-name-taken = هناك من يحمل هذا الاسم هنا، ربما بين من رحلوا. ابحث عنه في القائمة، أو أضف اسمًا ثانيًا.
people-language = لغة صفحاته
people-choose = اختر
people-committee = اللجنة
people-committee-missing = اختر اللجنة.
people-desk = الفريق
people-desk-missing = اختر الفريق.
people-sector = القطاع
people-every-sector = كل القطاعات
people-sector-unknown = هذا القطاع غير موجود. اختر من القائمة.
people-place = المكان
people-place-hint = منطقة أو دائرة أو بلدية، مع كل ما فيها. فارغ: كل البلد.
people-place-unclear = هذا المكان غير معروف، أو أن عدة أماكن لها هذا الاسم. اختر مما في الأعلى إن وُجد، أو اكتبه هكذا: «Mopti (Mopti)».
people-place-which = أيّ هذه الأماكن؟
people-way = كيف يدخل أول مرة؟
people-way-missing = اختر رابطًا أو ورقة.
people-way-link = برابط
people-way-link-hint = ترسله إليه. يعمل مرة واحدة، ويختار الشخص كلمة السر بنفسه.
people-way-slip = بورقة
people-way-slip-hint = تطبعها وتعطيها له في يده. كلمة السر المكتوبة عليها تُستبدل منذ المرة الأولى.

people-link-title = الرابط جاهز
people-link-say = انسخ هذا الرابط الآن وأرسله إلى { $name } وحده.
people-link-once = يعمل مرة واحدة فقط.
people-link-until = يعمل حتى { $day }.
people-link-how = أرسله في رسالة لا يقرؤها غيره، ثم اتصل لتعرف هل دخل. وإن قيل له إن الرابط استُعمل، فقد أخذه شخص آخر: اصنع غيره حالًا.
people-link-lost = لن يظهر مرة أخرى أبدًا. وإن ضاع، فاصنع غيره من صفحته.
people-link-done = تمّ
people-slip-title = الورقة جاهزة
people-slip-say = اطبعها وأعطها إلى { $name } في يده.
people-slip-address = اذهب إلى هذا العنوان:
people-slip-picture = صورة تُقرأ بالكاميرا: العنوان وحده.
people-slip-name = اسمك:
people-slip-first = كلمة السر للمرة الأولى:
people-slip-rule = تُستعمل مرة واحدة، حتى { $day }. تختار كلمتك حالًا. بعد ذلك أحرق هذه الورقة أو مزّقها.
people-slip-print = طباعة
people-slip-once = هذه الصفحة لن تظهر مرة أخرى أبدًا. وإن ضاعت الورقة، فاصنع غيرها من صفحة الشخص.

people-changes-title = تغييرات الحقوق
people-changes-say = من غيّر ماذا ولمن. كل الإداريين يرون هذه القائمة.
people-changes-own = ما تغيّر في حقوقي
people-changes-own-say = هل هناك ما لم تتوقّعه؟ كلّم إداريًا غير المذكور هنا.
people-news-heading = تغيّرت حقوق
people-news-say = إن لم تتوقّع ذلك، فكلّم حالًا إداريًا آخر.
people-news-seen = رأيت ذلك
people-change = { $who } – { $what } (قام به { $by })
people-you = أنت
people-by-server = من يدير الخادم
people-deed-created = أُنشئ الحساب
people-deed-role_given = أُعطي دور
people-deed-role_taken = نُزع دور
people-deed-closed = أُغلق الحساب مؤقتًا
people-deed-opened = أُعيد فتح الحساب
people-deed-retired = رحيل: نُزعت الأدوار والمفاتيح
people-deed-reset = بداية جديدة: استُبدلت كلمة السر والمفاتيح
people-deed-factor_reset = أُزيل رمز الهاتف
people-deed-sessions_ended = سُجّلت كل الأجهزة خارجًا

people-refused-own = لا يغيّر أحد حقوقه بنفسه. اطلب ذلك من إداري آخر.
people-refused-not-administrator = لم يتغيّر شيء: لم تعد إداريًا. غيّر ذلك إداري آخر قبل لحظة.
people-refused-last-administrator = لم يتغيّر شيء: هذا آخر إداري. عيّن غيره أولًا.
people-refused-last-of-desk = لم يتغيّر شيء: هذا آخر شخص مؤكَّد في فريقه. أعطِ الدور أولًا لشخص آخر واجعل الفريق يؤكّده.
people-refused-exclude = لم يتغيّر شيء: لا يكون الشخص نفسه إداريًا ونقطة اتصال. من يدير الحسابات يجب ألّا يفتح الحالات المحميّة.
people-refused-retired = لم يتغيّر شيء: رحل هذا الشخص. أعِده أولًا من صفحته.
people-refused-not-now = لم يتغيّر شيء: لم يعد الحساب كما أظهرته الصفحة. افتح صفحة الشخص من جديد.
done-role-given = أُعطي الدور. أُخبر الشخص والإداريون الآخرون.
done-person-factor = أُزيل الرمز.
done-person-close = أُغلق الحساب.
done-person-open = أُعيد فتح الحساب.
done-person-retire = تمّ: لا أدوار ولا مفاتيح بعد الآن.
done-person-take = نُزع الدور.
done-person-sessions = سُجّلت كل أجهزته خارجًا.
nav-people = الأشخاص
audit-kind-role_taken = نُزع دور
audit-kind-account_retired = رحيل: نُزعت الأدوار والمفاتيح
audit-kind-sessions_ended = سُجّلت كل أجهزة شخص خارجًا
audit-kind-link_used = استُعمل رابط دعوة

# الساعة الأولى للإدارة.
first-title = بداية جيدة
first-say = { $count ->
    [zero] لم يبقَ شيء قبل أن يستطيع الناس الكلام بلا خطر.
    [one] بقي شيء واحد قبل أن يستطيع الناس الكلام بلا خطر.
    [two] بقي شيئان قبل أن يستطيع الناس الكلام بلا خطر. ابدأ من الأعلى.
    [few] بقيت { $count } أشياء قبل أن يستطيع الناس الكلام بلا خطر. ابدأ من الأعلى.
    [many] بقي { $count } شيئًا قبل أن يستطيع الناس الكلام بلا خطر. ابدأ من الأعلى.
   *[other] بقي { $count } شيء قبل أن يستطيع الناس الكلام بلا خطر. ابدأ من الأعلى.
}
first-all = كل شيء جاهز.
first-done = تمّ
first-todo = للعمل
first-kit = مفتاح الاسترداد
first-how-kit = من غيره لا يُستلم شيء حسّاس. على حاسوب غير الخادم: jaabi recovery-key. وزّعه بين أشخاص ليسوا إداريين ولا نقاط اتصال، ثم أعطِ نصفه العلني إلى jaabi init.
first-administrators = إداريان اثنان
first-how-administrators = إذا ضاع هاتفك، فيجب أن يستطيع أحد مساعدتك. وكل واحد يرى ما يغيّره الآخر.
first-go-administrators = دعوة إداري ثانٍ
first-places = الأماكن
first-how-places = من غير أماكن لا يجد شيء طريقه.
first-go-places = إلى الإعدادات
first-committees = لجنة فيها أحد
first-how-committees = أضف اللجان في الإعدادات، ثم ادعُ عضوًا واحدًا على الأقل.
first-go-committees = دعوة عضو لجنة
first-desks = كل فريق فيه شخصان مؤكَّدان
first-how-desks = ادعُ نقطتي اتصال لكل فريق. يُؤكَّد الأول بمفتاح الاسترداد (jaabi member confirm)، والثاني يؤكّده الأول بكلماته الثماني. الفريق البعيد لا يشترك مع فريق آخر في أحد.
first-go-desks = دعوة نقطة اتصال
first-case = حالة للتجربة
first-how-case = اطلب من عضو لجنة أن يسجّل سؤالًا غير مهم، ويرد عليه، ويغلقه. لن تراه أنت: اسأل هل سار كل شيء جيدًا.
first-backup = نسخة احتياطية
first-how-backup = على الخادم: jaabi backup DIR --keep 14، كل ليلة. احفظ النسخ على قرص آخر، وجرّب مرة استعادة واحدة.
people-link-label = الرابط
