# الإعدادات في المتصفح.
settings-kind-organisation = المنظمة
settings-kind-say-organisation = الاسم، والاسم المحايد الذي يراه الجميع، واللغات والساعة.
settings-kind-calendar = التقويم
settings-kind-say-calendar = الأيام التي لا عمل فيها: نهاية الأسبوع والعطل.
settings-kind-category = الفئات
settings-kind-say-category = الفئات الثماني: اسمها، ومهلة الرد، وهل تستطيع اللجنة أن ترد.
settings-kind-sector = المواضيع
settings-kind-say-sector = ما يُتكلم عنه: الماء والطعام والصحة… الأولى هي صور تسجيل الكلام.
settings-kind-channel = القنوات
settings-kind-say-channel = من أين تصل الرسائل: اللجنة، الهاتف، الصندوق، الاجتماع…
settings-kind-closing = أسباب الإغلاق
settings-kind-say-closing = كيف يُسمّى كل سبب لإغلاق حالة، وأيّها يُعرض.
settings-kind-donor = المانحون
settings-kind-say-donor = من يموّل المشاريع.
settings-kind-partner = الشركاء
settings-kind-say-partner = المنظمات التي تعملون معها.
settings-kind-project = المشاريع
settings-kind-say-project = مشاريعكم مع مانحيها وشركائها.
settings-kind-place = الأماكن والمواقع
settings-kind-say-place = المناطق والدوائر والبلديات والقرى والمواقع، مع رموزها وأسمائها الأخرى.
settings-kind-target = آجال خاصة
settings-kind-say-target = أين، أو لأي حالات مختومة، يسري أجل للرد غير أجل الفئة.
settings-kind-population = من يعيش هناك
settings-kind-say-population = نسب النساء والأطفال والنازحين كما أحصاها أحدهم. تضعها المتابعة بجانب من يتكلم.
settings-kind-activity = الأنشطة
settings-kind-say-activity = توزيع أو غيره، مع يومه ومكانه. يُعرض عند تسجيل الكلام.
settings-kind-committee = اللجان
settings-kind-say-committee = مع من يُتكلم، وأين ومتى؛ والأعضاء ومدة عضويتهم وتدريباتهم.
settings-kind-desk = فرق نقاط الاتصال
settings-kind-say-desk = اسمها وهاتفها. الأعضاء يؤكّد بعضهم بعضًا، لا هنا.
settings-kind-route = توجيه الحالات
settings-kind-say-route = من يتولّى أي فئة: يُعمل بأول سطر يناسب.
settings-kind-sample = نماذج الرد
settings-kind-say-sample = ردود جاهزة، تُكمَّل قبل إعطائها.
settings-new-sector = إضافة موضوع
settings-new-channel = إضافة قناة
settings-new-donor = إضافة مانح
settings-new-partner = إضافة شريك
settings-new-project = إضافة مشروع
settings-new-place = إضافة مكان أو موقع
settings-new-target = إضافة أجل
settings-new-population = إضافة إحصاء
settings-new-activity = إضافة نشاط
settings-new-committee = إضافة لجنة
settings-new-desk = إضافة فريق
settings-new-route = إضافة سطر
settings-new-sample = إضافة نموذج
settings-field-name = الاسم
settings-field-public_name = الاسم المحايد على كل صفحة
settings-field-language = أول لغة للصفحات
settings-field-languages = اللغات المحكية
settings-field-time_zone = ساعة البلد
settings-field-public_summary = صفحة عامة للأرباع
settings-field-weekend = نهاية الأسبوع
settings-field-holidays = العطل
settings-field-icon = الصورة
settings-field-target_days = مهلة الرد بالأيام
settings-field-of = لأي شيء
settings-field-women = النساء والفتيات، %
settings-field-children = أقل من 18 سنة، %
settings-field-older = 60 سنة أو أكثر، %
settings-field-displaced = النازحون داخلياً، %
settings-field-access_needs = لديهم حاجة للوصول إلى المساعدة، %
settings-field-working_days = عدّ أيام العمل فقط
settings-field-committee_may_answer = تستطيع اللجنة أن ترد بنفسها
settings-field-tile = إظهاره بين أول صور تسجيل الكلام
settings-field-donor = المانح
settings-field-partners = الشركاء
settings-field-partner = الشريك
settings-field-project = المشروع
settings-field-sector = الموضوع
settings-field-level = المستوى
settings-field-in = يقع في
settings-field-scheme = قائمة الرموز
settings-field-code = الرمز
settings-field-aliases = أسماء أخرى
settings-field-opened_on = فُتح في
settings-field-closed_on = أُغلق في
settings-field-on = اليوم
settings-field-place = المكان
settings-field-kind = النوع
settings-field-phone = الهاتف
settings-field-hours = الساعات
settings-field-woman = امرأة يُتكلم معها
settings-field-man = رجل يُتكلم معه
settings-field-no_woman = لا توجد امرأة تستقبل الشكاوى هناك
settings-field-members = الأعضاء
settings-field-category = الفئة
settings-field-when = فقط إذا
settings-field-to = تذهب إلى
settings-field-text = النص
settings-field-position = المكان في القائمة
settings-field-desk-kind = يتولّى
settings-field-desk-place = المنطقة (فارغ: كل البلد)
settings-hint-organisation-public_name = اسم لا يقول شيئًا عن الشكاوى: قد يرى الهاتفَ غيرُك.
settings-hint-organisation-time_zone = الفرق عن التوقيت العالمي، مثل +01:00. فارغ في مالي.
settings-hint-organisation-public_summary = بلا علامة لا توجد صفحة. ومع العلامة يقرأ الجميع على العنوان ‎/summary كم شخصاً تكلم حسب الإقليم وكم أُخبر منهم: الأرباع المنتهية فقط، والأرقام الصغيرة مخفية. الصفحة تُعلم من يجدها أنكم تتلقون الشكاوى.
settings-hint-organisation-languages = التي تُعرض عند تسجيل الكلام. إذا لم تُختر أي لغة: كلها.
settings-hint-calendar-holidays = يوم في كل سطر: 1/5 لكل سنة، 20/3/2026 لسنة واحدة.
settings-hint-category-target_days = تُعدّ من يوم استلام الشكوى. الحالات المستلَمة تحتفظ بمهلتها.
settings-hint-place-in = اسم المكان الذي حوله: «cercle Mopti» أو «commune Socoura». فارغ للمنطقة. إذا غيّرته انتقل معه كل ما في المكان: من يرى حالاته والأرقام تتبعه.
settings-hint-place-scheme = من أين الرمز، مثلًا cod-ab-v03. قد تعطي قائمتان الرمز نفسه لمكانين مختلفين.
settings-hint-place-aliases = اسم في كل سطر: طرق أخرى لكتابته أو تسميته. الاسم بالحروف العربية هو اسمه في الصفحات العربية.
settings-hint-committee-place = مثلًا «commune Socoura» أو «site Sévaré».
settings-hint-committee-phone = يظهر هذا الرقم لمن يفضّلون ألّا يُكتب شيء.
settings-hint-committee-members = افتح سطرًا لملئه. السطر الفارغ لا يُحسب.
settings-hint-desk-phone = يُقرأ هذا الرقم بصوت مسموع عند الخطر.
settings-hint-activity-on = في ذلك اليوم يكون النشاط مختارًا عند تسجيل الكلام.
settings-hint-activity-place = لا تجده مختارًا إلا لجان هذا المكان.
settings-hint-target-of = فئة عادية، أو حالات فريق. لا تُميَّز الحالات المختومة هنا بالفئة أبداً.
settings-hint-target-place = يسري أيضاً على كل الأماكن الواقعة فيه. إذا انطبق اثنان فالمعتبر أجل المكان الأقرب. وما استُلم قبل يومه الأول يحتفظ بأجله.
settings-hint-population-name = من أحصى ومتى: «DTM، تموز 2026».
settings-hint-population-place = دون اختيار: البلد كله. المكان الأقرب هو المعتبر.
settings-hint-route-when = لا شيء: دائمًا.
settings-choice-when-child = الأمر يخصّ طفلًا
settings-choice-when-armed = الأمر عن مسلّحين أو سلطة
settings-choice-to-committee = اللجنة إن كانت تستطيع أن ترد؛ وإلا فمن يعالجون الطلبات
settings-choice-to-handler = من يعالجون طلبات الموضوع والمنطقة
settings-choice-to-psea = فريق الحماية من الاستغلال والانتهاك الجنسيين
settings-choice-to-integrity = فريق النزاهة
settings-choice-to-child = فريق حماية الطفل
settings-choice-to-gbv = فريق العنف القائم على النوع الاجتماعي
settings-choice-to-rights = فريق الحقوق
settings-choice-to-bypass = الفريق البعيد
settings-weekday-1 = الاثنين
settings-weekday-2 = الثلاثاء
settings-weekday-3 = الأربعاء
settings-weekday-4 = الخميس
settings-weekday-5 = الجمعة
settings-weekday-6 = السبت
settings-weekday-7 = الأحد
settings-level-region = منطقة
settings-level-cercle = دائرة
settings-level-commune = بلدية
settings-level-site = قرية أو موقع
settings-committee-village = قرية
settings-committee-site = موقع
settings-committee-water_point = نقطة ماء
settings-committee-health_facility = مركز صحي
settings-committee-peace = لجنة سلام
settings-in-language = { $what } ({ $language })
settings-choose = اختر
settings-blank = لا شيء
settings-yes = نعم
settings-no = لا
settings-nothing = (لا شيء)
settings-save = حفظ
settings-search = البحث عن اسم
settings-search-go = بحث
settings-more = هناك المزيد: ابحث عن اسم.
settings-retired = ما لم يعد يُعرض
settings-is-retired = هذا لم يعد يُعرض. الحالات التي تحمله تحتفظ به.
settings-retire-heading = التوقف عن عرضه
settings-retire-say = لا يُحذف شيء: الحالات التي تحمله تحتفظ به وباسمه. يمكن إعادته.
settings-retire = سحب
settings-back-heading = عرضه من جديد
settings-back-say = يعود إلى القوائم كما هو مكتوب هنا.
settings-back = إعادة
settings-history = التاريخ
settings-history-none = لم يتغيّر بعد منذ البداية.
settings-version = النسخة { $number }
settings-undo = الرجوع إلى النسخة { $number }
settings-did-begin = كُتب أول مرة.
settings-did-change = تغيّر.
settings-did-retire = سُحب.
settings-did-back = أُعيد.
settings-did-undo = كما في النسخة { $version } من جديد.
settings-by-program = البرنامج
settings-stale = غيّره شخص في هذه الأثناء. لم يُحفظ شيء: انظر ما هو مكتوب الآن، ثم أعد المحاولة.
settings-note-committee-answers = تستطيع اللجنة أن ترد
settings-note-sealed = محفوظة لعدد قليل جدًا من الأشخاص
settings-note-tile = صورة في تسجيل الكلام
settings-route-always = { $category } ← { $to }
settings-route-when = { $category }، إذا { $when } ← { $to }
settings-sex-woman = امرأة
settings-sex-man = رجل
settings-member-new = شخص آخر
settings-member-name = اسم الشخص
settings-member-sex = امرأة أو رجل
settings-member-from = بداية العضوية
settings-member-until = نهاية العضوية
settings-member-signed-ask = وقّع مدونة السلوك
settings-member-psea = التدريب على الحماية من الاستغلال والانتهاك الجنسيين، في
settings-member-says-from = منذ { $value }
settings-member-says-until = حتى { $value }
settings-member-signed = مدونة السلوك موقّعة
settings-member-says-psea = التدريب على الحماية من الاستغلال والانتهاك الجنسيين في { $value }
settings-fault-needed = املأ هذه الخانة.
settings-fault-wrong = هذا غير ممكن هنا.
settings-fault-number = اكتب عددًا صحيحًا.
settings-fault-day = اكتب يومًا، مثل 2/3/2026.
settings-fault-place = هذا المكان غير معروف، أو أن عدة أماكن لها هذا الاسم. اكتب ما حوله: «Mopti (Mopti)» أو «commune Socoura».
settings-fault-holiday = اكتب كل يوم في سطر: 1/5 أو 20/3/2026.
settings-fault-zone = اكتب الفرق عن التوقيت العالمي، مثل +01:00، أو لا شيء.
settings-fault-sealed-category = هذه الفئة محفوظة لعدد قليل جدًا من الأشخاص: لا ترد عليها اللجنة.
settings-fault-preset = يستعمله البرنامج نفسه: يمكن تغيير اسمه، لا سحبه.
settings-fault-route-sealed = الفئات المحفوظة لعدد قليل جدًا من الأشخاص تذهب إلى فريق من نقاط الاتصال، لا إلى لجنة ولا إلى من يعالجون الطلبات.
settings-fault-route-ordinary = هذه الفئة تذهب إلى اللجنة أو إلى من يعالجون الطلبات: فريق نقاط الاتصال يحفظ كل شيء بمفتاح.
settings-fault-route-missing = كل فئة تحتاج إلى سطر بلا شرط: وإلا فلن تذهب حالات إلى أي مكان.
settings-fault-route-hidden = السطر الذي له شرط يجب أن يكون قبل السطر الذي بلا شرط للفئة نفسها.
settings-fault-same-name = لجنة أخرى لها هذا الاسم.
settings-fault-desk-region = يتولّى الفريق منطقة، أو كل البلد.
settings-fault-target-place = اذكروا المكان. الأجل الساري في كل مكان موجود في الفئة نفسها.
settings-fault-target-region = اختاروا منطقة، أو لا مكان: لا يُعرف عن الحالات المختومة ما هو أصغر من ذلك.
settings-fault-place-in = يقع المكان في مكان أكبر؛ ولا تقع المنطقة في شيء.
settings-fault-place-code = الرمز يحتاج إلى قائمته، والقائمة إلى رمز.
settings-fault-place-taken = في هذه القائمة مكان آخر له هذا الرمز.
settings-fault-place-twin = هناك مكان بهذا الاسم في هذا الموضع.
settings-fault-place-held = ما زالت فيه أماكن أو لجان أو فرق. اسحبها أو انقلها أولًا. تُغلق اللجنة من صفحتها.
settings-fault-member-name = شخص بلا اسم.
settings-fault-member-day = يوم شخص لا يُقرأ: اكتب 2/3/2026.
settings-fault-member-term = عضوية تنتهي قبل أن تبدأ.
settings-try-heading = تجربة: إلى أين تذهب حالة؟
settings-try-card = أجب كما في تسجيل الكلام وانظر من يتولّاها. لا يُحفظ شيء.
settings-try-link = تجربة إلى أين تذهب حالة
settings-try-say = أجب كما في تسجيل الكلام. لا يُحفظ شيء، ولا يُنظر في أي حالة.
settings-try-go = تجربة
settings-try-blank = لم يُسأل
settings-try-result = ما سيحدث
settings-try-ask-topic = ما الموضوع؟
settings-try-ask-wish = لموضوع: ماذا يريد الشخص؟
settings-try-ask-conduct = لشخص يعمل في المساعدات: ماذا فعل؟
settings-try-ask-by = للسلامة: بسبب من؟
settings-try-ask-child = للسلامة: هل يخصّ الأمر طفلًا؟
settings-try-ask-about = هل الأمر عن اللجنة أو عن أحد فيها؟
settings-try-ask-committee = أي لجنة تستلمها؟
settings-try-ask-place = أين؟
settings-try-hint-place = فارغ: حيث توجد اللجنة.
settings-try-more = ينقص جواب، أو أن الأجوبة لا تتوافق: قل ما الموضوع وماذا يحدث.
settings-try-category = ستكون الفئة «{ $category }».
settings-try-line = يُعمل بهذا السطر: { $line }.
settings-try-committee = ستتولّاها اللجنة «{ $name }»: فهي تستطيع أن ترد على هذه الفئة.
settings-try-handler = سيُخبَر من يعالجون الطلبات: { $names }.
settings-try-handler-nobody = لا أحد يعالج طلبات هذا الموضوع في هذا المكان: سيُعهد بكل ذلك، محفوظًا بمفتاح، إلى الفريق البعيد. أضف من يعالجها.
settings-try-outside = لن يراها أحد من اللجنة.
settings-try-desk = سيتولّاها الفريق «{ $desk }».
settings-try-desk-nobody = ليس في الفريق «{ $desk }» أحد: ستنتظر الحالة. أضف أحدًا.
settings-try-sealed = ستُحفظ بمفتاح: لا يفتحها إلا هذا الفريق.
settings-file-twice = موجود مرتين في الملف
settings-file-fixed = البرنامج نفسه يحدد ما يوجد: لا يُضاف شيء
settings-file-unknown = «{ $name }» غير موجود هنا
settings-file-choice = يجب أن يكون { $field } واحدًا من: { $choices }
settings-file-heading = كل الإعدادات في ملف
settings-file-card = أخذ كل الإعدادات، أو البدء بإعدادات بلد آخر.
settings-file-out = أخذ
settings-file-out-say = ملف TOML يقرؤه أيضًا «jaabi settings import» و«jaabi setup». ليس فيه حالات ولا حسابات ولا كلمات سر.
settings-file-all = كل الإعدادات، مع الأماكن واللجان وأعضائها
settings-file-country = لبلد آخر: من غير أماكن ولجان وفرق وأنشطة ومنظمة
settings-file-in = الأخذ من ملف
settings-file-in-say = يؤخذ الملف كله، أو لا شيء. ما لا يذكره يبقى كما هو. كل تغيير يحفظ ما كان قبله.
settings-file-try = إظهار ما سيتغيّر فقط
settings-file-file = الملف (.toml)
settings-services-file = الملف (.xlsx أو .csv)
settings-file-send = إرسال الملف
settings-file-faulty = لم يتغيّر شيء. في الملف أخطاء:
settings-file-done = أُخذ الملف.
settings-file-tried = لم يتغيّر شيء بعد. إذا كان هذا يناسبك، فأزل العلامة وأرسل الملف من جديد.
settings-file-counts = أُضيف { $added }، وتغيّر { $changed }، وبقي { $kept } كما هو.
settings-file-added = ما يُضاف
settings-file-changed = ما يتغيّر
settings-file-line = السطر { $line }: { $what }
settings-file-large = هذا الملف كبير جدًا.
settings-file-unreadable = هذا الملف لا يُقرأ.
settings-places-heading = أماكن من قائمة فيها رموز
settings-places-link = أخذ أماكن من قائمة فيها رموز (CSV أو Excel)
settings-places-say = قائمة رموز: عمود للأسماء وعمود للرموز لكل مستوى (admin1Name_fr وadmin1Pcode…)، أو سطر لكل مكان (Admin Level وP-Code وName وParent P-Code). المكان المعروف باسمه في الموضع نفسه لا يُضاف مرة ثانية.
settings-places-scheme = من أي قائمة هذه الرموز؟
settings-places-scheme-hint = قد تعطي قائمتان الرمز نفسه لمكانين مختلفين: أعطِ كل قائمة اسمها، مثلًا cod-ab-v03.
settings-places-scheme-known = المعروفة:
settings-places-scheme-missing = قل من أي قائمة هذه الرموز.
settings-places-columns = لا يوجد في هذا الملف عمود فيه أسماء أماكن ورموزها.
settings-places-file = القائمة (.csv أو .xlsx)
settings-places-done = الأماكن المضافة: { $added }؛ المعروفة من قبل برموزها: { $known }.
settings-places-tried = لم يتغيّر شيء بعد. الأماكن التي ستُضاف: { $added }؛ المعروفة برموزها: { $known }. إذا كان هذا يناسبك، فأزل العلامة وأرسل القائمة من جديد.
settings-places-coded = معروفة باسمها، تأخذ الرمز ({ $count })
settings-places-other-list = معروفة باسمها، ولها رمز في قائمة أخرى: تحتفظ بالاثنين ({ $count })
settings-places-renamed = الرمز معروف باسم آخر: يبقى الاسم الذي هنا ({ $count })
settings-places-lost = ما حولها ليس في القائمة: لم تؤخذ ({ $count })
settings-places-more = و{ $count } غيرها
audit-kind-places_imported = أُخذت أماكن من قائمة
done-setting-saved = تمّ الحفظ.
done-setting-retired = لم يعد يُعرض.
done-setting-back = يُعرض من جديد.
done-setting-undone = عاد كما كان من قبل.
audit-kind-setting_changed = تغيّر إعداد
audit-kind-setting_retired = سُحب إعداد
audit-kind-setting_back = أُعيد إعداد
audit-kind-setting_undone = أُرجع إعداد كما كان
settings-icon-dist = طرد
settings-icon-cash = مال
settings-icon-food = طعام
settings-icon-water = ماء
settings-icon-health = صحة
settings-icon-shelter = مأوى
settings-icon-target = هدف
settings-icon-info = مكبّر صوت
settings-icon-know = سؤال
settings-icon-need = يد
settings-icon-idea = فكرة
settings-icon-wrong = مشكلة
settings-icon-thanks = شكر
settings-icon-child = طفل
settings-icon-woman = امرأة
settings-icon-older = كبير السن
settings-icon-community = الأهالي
settings-icon-people = أشخاص
settings-icon-safety = سلامة
settings-icon-shield = درع
settings-icon-place = مكان
settings-icon-home = بيت
settings-icon-phone = هاتف
settings-icon-book = كتاب
settings-icon-calendar = تقويم
settings-icon-other = غير ذلك
settings-note-days = { $days ->
    [zero] اليوم نفسه
    [one] يوم واحد
    [two] يومان
    [few] { $days } أيام
    [many] { $days } يومًا
   *[other] { $days } يوم
}
settings-note-training = { $count ->
    [zero] لا أحد يحتاج إلى تدريب
    [one] شخص واحد يحتاج إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [two] شخصان يحتاجان إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [few] { $count } أشخاص يحتاجون إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [many] { $count } شخصًا يحتاجون إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
   *[other] { $count } شخص يحتاجون إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
}
settings-waits-training = { $count ->
    [zero] لا لجنة تحتاج إلى تدريب
    [one] لجنة واحدة تحتاج إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [two] لجنتان تحتاجان إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [few] { $count } لجان تحتاج إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
    [many] { $count } لجنةً تحتاج إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
   *[other] { $count } لجنة تحتاج إلى التدريب على الحماية من الاستغلال والانتهاك الجنسيين
}
settings-waits-confirm = { $count ->
    [zero] لا لجنة بحاجة إلى تأكيد
    [one] لجنة واحدة بحاجة إلى تأكيد
    [two] لجنتان بحاجة إلى تأكيد
    [few] { $count } لجان بحاجة إلى تأكيد
    [many] { $count } لجنةً بحاجة إلى تأكيد
   *[other] { $count } لجنة بحاجة إلى تأكيد
}
settings-desk-members = { $count ->
    [zero] لا عضو لديه مفاتيح
    [one] عضو واحد لديه مفاتيح
    [two] عضوان لديهما مفاتيح
    [few] { $count } أعضاء لديهم مفاتيح
    [many] { $count } عضوًا لديهم مفاتيح
   *[other] { $count } عضو لديهم مفاتيح
}
settings-letters-title = الرسائل
settings-letters-card = من أين تخرج الرسائل، وهل تخرج، وتجربة.
settings-letters-lead = لا تقول الرسائل إلا إن شيئًا ينتظر، ولا تقول أبدًا ما هو. انظر هنا هل تخرج، وجرّبها.
settings-letters-wrong = إعدادات البرنامج غير صالحة: { $why }. صحّحها على الخادم؛ والرسائل تنتظر حتى ذلك الحين، ولا يضيع شيء.
settings-letters-how = من أين تخرج
settings-letters-by-post = عبر خادم بريد. يكتب كل شخص عنوانه في صفحة «حسابي»؛ ومن دون عنوان لا يصله شيء.
settings-letters-by-folder = إلى المجلد «outbox» على الخادم، ويمكن لبرنامج بريد أن يأخذها منه. لكي تخرج وحدها اضبط [mail]: transport و relays.
settings-letters-state = أين وصلت
settings-letters-fine = لم تُترك أي رسالة. الرسالة التي لا تخرج تُعاد محاولتها خمسة أيام.
settings-letters-given-up = عدد الرسائل التي لم تخرج رغم خمسة أيام من المحاولة: { $count }. صحّح ما يمنعها، ثم حاول من جديد. ومن كان عنوانه غير صالح يرى ذلك في صفحته.
settings-letters-again = المحاولة من جديد
settings-letters-test = تجربة
settings-letters-test-say = تُرسل الآن رسالة تجربة إلى عنوانك أنت.
settings-letters-own = عنوانك
settings-letters-test-go = إرسال رسالة تجربة إليّ
settings-letters-test-left = خرجت رسالة التجربة. إذا لم تصل خلال دقائق فابحث بين الرسائل غير المرغوبة.
settings-letters-test-failed = لم تخرج رسالة التجربة: { $why }. لم يضِع شيء آخر. انظر [mail] في إعدادات الخادم.
settings-letters-no-address = اكتب أولًا عنوانك في صفحة «الرسائل».

# إغلاق لجنة
settings-field-closes_on = مغلقة ابتداءً من
settings-field-heir = من يجيب على الملفات التي بقيت مفتوحة
settings-hint-committee-closes_on = اليوم، أو يوم خلال السنة القادمة. حتى ذلك اليوم تستمع اللجنة.
settings-hint-committee-heir = الملف الذي يتعلق بهذه اللجنة، أو الذي يجب ألا يراه أحد أعضائها، لا يذهب إليها أبدًا: يذهب إلى الفريق. وكذلك الاسم الذي أُعطي سرًا.
settings-heir-handlers = فريق البرنامج (القطاع والمنطقة)
settings-closing-heading = إغلاق هذه اللجنة أو هذا الموقع
settings-closing-say = قل متى، ومن يجيب بعد ذلك على كل ما هو مفتوح. تبقى القصاصات صالحة عند كل لجنة. يمكنك طباعة إعلان للناس، وفتح اللجنة من جديد.
settings-closing-go = إغلاق
settings-closed-from = مغلقة ابتداءً من { $day }.
settings-closed-heir = يجيب بعد ذلك: { $heir }.
settings-fault-closing-day = أعطِ يومًا بين اليوم وسنة من الآن.
settings-fault-heir = لا تستطيع هذه اللجنة الإجابة: هي مغلقة، أو هي التي تغلقها. اختر غيرها أو الفريق.
settings-fault-heir-needed = اختر من يجيب على الملفات التي بقيت مفتوحة.
done-setting-closed = أُغلقت. اطبع الإعلان للناس.
settings-notice-link = طباعة الإعلان للناس
settings-notice-title = إعلان للناس
settings-notice-say = ورقة تُعلّق حيث كانت اللجنة. اختر اللغة واطبع، واقرأها بصوت عالٍ لمن لا يقرأ.
notice-heading = تُغلق { $name } يوم { $day }
notice-heir = ابتداءً من ذلك اليوم تجيب لجنة «{ $heir }» على طلباتكم.
notice-handlers = ابتداءً من ذلك اليوم يجيب فريق البرنامج على طلباتكم.
notice-number = احتفظوا بالقصاصة: يبقى رقمكم صالحًا. اذهبوا بها إلى أي لجنة تريدون.
notice-free = هذا مجاني. لا يحق لأحد أن يطلب منكم مالًا أو شيئًا آخر ليستمع إليكم.
notice-places = يمكنكم الذهاب إلى هنا:
settings-field-codes = رموز في قوائم أخرى
settings-hint-place-codes = رمز في كل سطر: القائمة ثم الرمز، مثلًا «old-v02 ML0505». رمز واحد لكل قائمة.
settings-fault-place-codes = كل سطر قائمة ورمز بينهما مسافة، ولا تُذكر القائمة إلا مرة واحدة.
settings-fault-place-joined = هذا المكان ضُمّ إلى مكان آخر، والآخر هو الذي يبقى.
settings-is-joined = هذا المكان ضُمّ إلى:
settings-join-title = المكان نفسه مرتين؟
settings-join-title-say = إذا كان مكان آخر في القائمة هو المكان نفسه فاضممهما: يبقى واحد بأسماء الاثنين ورموزهما.
settings-join-begin = ضمّه إلى مكان آخر
settings-join-heading = ضمّ { $name } إلى مكان آخر
settings-join-say = قل أولًا أي مكان يبقى. لا يتغير شيء قبل أن ترى ما سينتقل.
settings-join-which = المكان الذي يبقى
settings-join-which-hint = اسمه، مع ما يحيط به إذا كان لعدة أماكن الاسم نفسه: «Mopti (Mopti)»، «commune Socoura».
settings-join-look = انظر ما سينتقل
settings-join-stays = يبقى { $name }. لا يُعرض الآخر بعد ذلك، واسمه يقود إلى هذا.
settings-join-moves = ما سينتقل
settings-join-places = { $count ->
    [zero] لا أماكن فيه
    [one] مكان واحد فيه مع كل ما فيه
    [two] مكانان فيه مع كل ما فيهما
    [few] { $count } أماكن فيه مع كل ما فيها
    [many] { $count } مكانًا فيه مع كل ما فيها
   *[other] { $count } مكان فيه مع كل ما فيها
}
settings-join-committees = { $count ->
    [zero] لا لجان
    [one] لجنة واحدة
    [two] لجنتان
    [few] { $count } لجان
    [many] { $count } لجنة
   *[other] { $count } لجنة
}
settings-join-teams = { $count ->
    [zero] لا فرق
    [one] فريق واحد
    [two] فريقان
    [few] { $count } فرق
    [many] { $count } فريقًا
   *[other] { $count } فريق
}
settings-join-roles = { $count ->
    [zero] لا أدوار
    [one] دور واحد يخص هذا المكان
    [two] دوران يخصان هذا المكان
    [few] { $count } أدوار تخص هذا المكان
    [many] { $count } دورًا يخص هذا المكان
   *[other] { $count } دور يخص هذا المكان
}
settings-join-activities = { $count ->
    [zero] لا أنشطة
    [one] نشاط واحد
    [two] نشاطان
    [few] { $count } أنشطة
    [many] { $count } نشاطًا
   *[other] { $count } نشاط
}
settings-join-cases = الحالات إن وُجدت: لا تُعدّ هنا
settings-join-names = أسماء أخرى إضافية:
settings-join-codes = الرموز بعد ذلك:
settings-join-clash = في القائمة { $list } لكل من المكانين رمز. أيهما يبقى؟
settings-join-choose = اختر أي رمز يبقى.
settings-join-for-good = هذا نهائي: لا يُفصل مكانان بعد ضمّهما.
settings-join-go = ضمّ المكانين
settings-join-same = هذا هو المكان نفسه. اختر الآخر.
settings-join-level = المكانان ليسا من المستوى نفسه: تُضمّ المنطقة إلى منطقة، والبلدية إلى بلدية.
settings-join-retired = المكان الذي يبقى لم يعد معروضًا. أعده أولًا.
settings-join-desks = لكل من المكانين فريق للأمر نفسه. أوقف أحد الفريقين أولًا.
settings-join-twins = هذه الأماكن موجودة في الاثنين. ضمّها أولًا واحدًا واحدًا:
settings-places-doubles = ربما المكان نفسه مرتين هنا: للضمّ ({ $count })
settings-places-elsewhere = مكان بهذا الاسم في موضع آخر: لم يُضف. إذا كان هو نفسه فغيّر في صفحته أين يقع، ثم أرسل القائمة من جديد ({ $count })
settings-places-other-code = معروفة باسمها ولها رمز آخر في هذه القائمة: لم يتغير شيء ({ $count })
settings-places-all = أضف أيضًا الأماكن التي يحمل اسمها مكان آخر في موضع آخر: ليس هو نفسه
audit-kind-places_joined = ضُمّ مكانان
done-places-joined = ضُمّ المكانان.
settings-retire-desk-say = لا يصل إلى هذا الفريق شيء جديد. يبقى أعضاؤه ويفتحون ما كانوا يفتحونه. يمكن إعادته.
settings-fault-desk-bypass = هذا هو الفريق الذي يتجاوز بقية الفرق: بدونه لا يبقى للشخص طريق آخر. أنشئ أولًا فريق تجاوز آخر للبلد كله.
settings-fault-desk-routed = جدول التوجيه يقود إلى هذا الفريق، ولا فريق آخر يهتم بالأمر نفسه في المكان نفسه. أنشئ أولًا فريقًا آخر أو غيّر الجدول.
settings-fault-desk-nobody = الفريق الآخر الذي سيهتم بذلك ليس فيه بعد عضو مؤكَّد. أضف إليه أعضاء أولًا واطلب تأكيد كلماتهم الثماني.
settings-file-desk = يوقَف الفريق في صفحته حيث يُنظر من يحل محله
settings-field-logo = الشعار
settings-picture = صورة { $mark }
settings-logo-heading = الشعار
settings-logo-say = يظهر في صفحة الدخول والدليل والإعلانات والتقارير المطبوعة. ولا يظهر أبدًا على القصاصات التي تُعطى للناس ولا بجانب ما يُحفظ لعدد قليل جدًا.
settings-logo-now = الشعار الحالي
settings-logo-file = صورة (PNG أو JPEG أو WebP، ميغابايت واحد على الأكثر)
settings-logo-send = استعمل هذا الشعار
settings-logo-remove = أزل الشعار
settings-logo-missing = اختر صورة. لم يتغير شيء.
settings-logo-large = هذه الصورة كبيرة جدًا: ميغابايت واحد على الأكثر. لم يتغير شيء.
settings-logo-kind = هذا الملف ليس صورة PNG أو JPEG أو WebP. لم يتغير شيء.
settings-logo-broken = لا يمكن قراءة هذه الصورة. جرّب صورة أخرى. لم يتغير شيء.
settings-file-logo = الشعار ليس فيه: فهو صورة تُرسل في صفحة المنظمة.
done-logo-set = حُفظ الشعار.
done-logo-removed = أُزيل الشعار.
settings-fault-place-days = يوم الإغلاق قبل يوم الافتتاح.
settings-note-opened = افتُتح في { $day }
settings-note-closed = أُغلق في { $day }
settings-hint-place-closed_on = ابتداءً من هذا اليوم لا يُعرض الموقع عند التسجيل، ويُعثر عليه باسمه الكامل.
