# المتابعة: كم ينتظر الناس.
tracker-title = كم ينتظر الناس حتى يُبلَّغوا؟
tracker-intro = نعدّ الأيام بين اللحظة التي يتكلم فيها الشخص واللحظة التي يعرف فيها ما صار إليه كلامه.
tracker-scope = الوضع في { $date }. تُحسب هنا الحالات العادية فقط.
tracker-thousands-mark = { "\u202F" }
tracker-decimal-mark = ,

tracker-empty = لا توجد بعد أي حالة تُحسب. ستظهر الأرقام هنا مع أول حالة.
tracker-empty-filtered = لا توجد حالات بهذه الاختيارات. اختر مدة أطول أو مكانًا آخر.
tracker-too-few = الحالات بهذه الاختيارات قليلة جدًا: قد يدلّ الرقم على شخص. اختر مدة أطول أو مكانًا أوسع.
tracker-show-all = إظهار الكل

tracker-filters = اختر مدة أو مكانًا أو فئة
tracker-from = من شهر
tracker-to = إلى شهر
tracker-place = المكان
tracker-category = الفئة
tracker-from-any = منذ البداية
tracker-to-any = حتى اليوم
tracker-place-any = كل الأماكن
tracker-category-any = كل الفئات
tracker-fault-month = هذا الشهر ليس في القائمة. اختر شهرًا. لا يظهر أي رقم.
tracker-fault-period = الشهر الأخير قبل الأول. اختر شهرًا لاحقًا. لا يظهر أي رقم.
tracker-fault-place = هذا المكان غير معروف، أو أن عدة أماكن لها هذا الاسم. اختر مكانًا من القائمة. لا يظهر أي رقم.
tracker-fault-category = هذه الفئة لا تُحسب هنا. اختر فئة من القائمة. لا يظهر أي رقم.
tracker-apply = إظهار
tracker-csv = تنزيل هذه الأرقام (CSV, HXL)

tracker-hidden = مخفي
tracker-hidden-say = هذا العدد صغير، أو يكشف عددًا صغيرًا. أُخفي لحماية الناس.
tracker-hidden-note = «مخفي»: العدد صغير (من 1 إلى 4)، أو يكشف عددًا صغيرًا. أُخفي لحماية الناس.
tracker-nothing-say = لا توجد بعد حالات كافية لقول ذلك.

tracker-wait = الانتظار حتى الإبلاغ
tracker-wait-say = { $n ->
    [zero] نصف الأشخاص أو المجموعات، وعددهم { $of }، يُبلَّغون في اليوم نفسه. من ينتظرون بعدُ محسوبون.
    [one] نصف الأشخاص أو المجموعات، وعددهم { $of }، ينتظرون يومًا واحدًا ({ $text }) أو أقل. من ينتظرون بعدُ محسوبون.
    [two] نصف الأشخاص أو المجموعات، وعددهم { $of }، ينتظرون يومين ({ $text }) أو أقل. من ينتظرون بعدُ محسوبون.
    [few] نصف الأشخاص أو المجموعات، وعددهم { $of }، ينتظرون { $text } أيام أو أقل. من ينتظرون بعدُ محسوبون.
    [many] نصف الأشخاص أو المجموعات، وعددهم { $of }، ينتظرون { $text } يومًا أو أقل. من ينتظرون بعدُ محسوبون.
   *[other] نصف الأشخاص أو المجموعات، وعددهم { $of }، ينتظرون { $text } يوم أو أقل. من ينتظرون بعدُ محسوبون.
 }
tracker-days = { $n ->
    [zero] يوم
    [one] يوم
    [two] يومان
    [few] أيام
    [many] يومًا
   *[other] يوم
 }
tracker-received = المستلَمة
tracker-received-say = { $n ->
    [zero] لم يتكلم أحد.
    [one] تكلم شخص أو مجموعة مرة واحدة ({ $text }).
    [two] تكلم أشخاص أو مجموعات مرتين ({ $text }).
    [few] تكلم أشخاص أو مجموعات { $text } مرات.
    [many] تكلم أشخاص أو مجموعات { $text } مرةً.
   *[other] تكلم أشخاص أو مجموعات { $text } مرة.
 } عندما يتكلم عدد أكبر، فذلك غالبًا لأنهم يثقون.
tracker-told = من أُبلغوا
tracker-told-short = أُبلغوا
tracker-told-say = من أصل { $of }، يعرف الشخص ما صار إليه كلامه في { $n ->
    [zero] { $text } حالة
    [one] حالة واحدة
    [two] حالتين
    [few] { $text } حالات
    [many] { $text } حالةً
   *[other] { $text } حالة
 }.
tracker-closed = المغلقة
tracker-closed-say = من أصل { $of } مستلَمة، أُغلقت { $n ->
    [zero] { $text } حالة
    [one] حالة واحدة
    [two] حالتان
    [few] { $text } حالات
    [many] { $text } حالةً
   *[other] { $text } حالة
 }.
tracker-open = المفتوحة
tracker-open-say = من أصل { $of } مستلَمة، ما زالت تنتظر { $n ->
    [zero] { $text } حالة
    [one] حالة واحدة
    [two] حالتان
    [few] { $text } حالات
    [many] { $text } حالةً
   *[other] { $text } حالة
 }.
tracker-overdue = المتأخرة
tracker-overdue-say = { $n ->
    [zero] لا توجد حالة مفتوحة تجاوزت آخر يوم للرد.
    [one] حالة مفتوحة واحدة ({ $text }) تجاوزت آخر يوم للرد.
    [two] حالتان مفتوحتان ({ $text }) تجاوزتا آخر يوم للرد.
    [few] { $text } حالات مفتوحة تجاوزت آخر يوم للرد.
    [many] { $text } حالةً مفتوحة تجاوزت آخر يوم للرد.
   *[other] { $text } حالة مفتوحة تجاوزت آخر يوم للرد.
 }
tracker-oldest = الأقدم وما زالت مفتوحة
tracker-oldest-say = أقدم حالة مفتوحة تنتظر منذ { $n ->
    [zero] { $text } يوم
    [one] يوم واحد
    [two] يومين
    [few] { $text } أيام
    [many] { $text } يومًا
   *[other] { $text } يوم
 }.

tracker-times-title = كم يومًا يلزم
tracker-step = الخطوة
tracker-step-acknowledge = قول «وصلنا كلامك»
tracker-step-tell = إبلاغ الشخص
tracker-step-close = إغلاق الحالة
tracker-half = النصف خلال
tracker-most = تسعة من عشرة خلال
tracker-of = العدد
tracker-up-to = { $n ->
    [zero] اليوم نفسه
    [one] يوم واحد ({ $text }) أو أقل
    [two] يومان ({ $text }) أو أقل
    [few] { $text } أيام أو أقل
    [many] { $text } يومًا أو أقل
   *[other] { $text } يوم أو أقل
 }
tracker-times-note = يُحسب فقط ما تمّت فيه الخطوة. الحالة التي ما زالت مفتوحة لا تُحسب: انظر أيضًا أقدم حالة مفتوحة.

tracker-in-time-title = الردود في وقتها
tracker-in-time-percent = { $n } في المئة من { $of } حالة حلّ آخر يوم للرد عليها تلقّت الرد في وقته. الحالات المفتوحة محسوبة.
tracker-in-time-least = { $n } في المئة على الأقل من { $of } حالة حلّ آخر يوم للرد عليها تلقّت الرد في وقته. أقل من خمس تأخرت.
tracker-in-time-hidden = الحالات قليلة جدًا لإعطاء نسبة الردود في وقتها.
tracker-in-time-nothing = لا توجد حالة حلّ آخر يوم للرد عليها في هذه المدة.
tracker-share-percent = { $n }%
tracker-share-least = { $n }% أو أكثر

tracker-chart-title = المستلَمة والمغلقة، شهرًا بشهر
tracker-chart-description = عمودان لكل شهر: الحالات المستلَمة والحالات المغلقة. النقطة مكان عدد مخفي. الأرقام نفسها في الجدول تحته.
tracker-chart-table = عرض الأرقام في جدول
tracker-chart-none = الحالات قليلة جدًا لعرضها شهرًا بشهر.
tracker-month = الشهر
tracker-month-1 = يناير
tracker-month-2 = فبراير
tracker-month-3 = مارس
tracker-month-4 = أبريل
tracker-month-5 = مايو
tracker-month-6 = يونيو
tracker-month-7 = يوليو
tracker-month-8 = أغسطس
tracker-month-9 = سبتمبر
tracker-month-10 = أكتوبر
tracker-month-11 = نوفمبر
tracker-month-12 = ديسمبر

tracker-by-category = حسب الفئة
tracker-by-sector = حسب القطاع
tracker-by-region = حسب المنطقة
tracker-by-committee = حسب اللجنة
tracker-group-category = الفئة
tracker-group-sector = القطاع
tracker-group-region = المنطقة
tracker-group-committee = اللجنة
tracker-days-to-tell = الإبلاغ خلال
tracker-days-to-close = الإغلاق خلال
tracker-days-mark = ي
tracker-in-time = في الوقت
tracker-by-impossible = هذا الجدول لا يُعرض: أرقامه صغيرة إلى حد قد يدلّ على شخص.
tracker-few = *
tracker-few-note = * أقل من 20 حالة، أو عدد مخفي: هذا لا يكفي للمقارنة.
tracker-by-note = المجموعات مرتبة حسب الأسماء. «الإبلاغ خلال» و«الإغلاق خلال»: عدد الأيام الذي يكفي للنصف.
tracker-not-said = غير محدد
tracker-unnamed = بلا اسم
tracker-all = الكل معًا

# أرباع السنة المنتهية للحالات المحفوظة لعدد قليل جدًا من الأشخاص.
tracker-quarter = من { $from } إلى { $to } { $year }
tracker-frozen-link = الحالات المحفوظة لعدد قليل جدًا من الأشخاص: أرباع السنة المنتهية
tracker-frozen-title = أرباع السنة المنتهية
tracker-frozen-intro = الحالات المحفوظة لعدد قليل جدًا من الأشخاص: كم استُلم منها، وفي كم من الوقت حُوّلت. لا تظهر إلا أرباع السنة المنتهية؛ أرقامها تُثبَّت مرة واحدة ولا تتغيّر بعدها.
tracker-frozen-desk = أنت تعمل في فريق يستلم هذه الحالات. لا تظهر لك هذه الأرقام: بجانب حالاتك أنت قد تكشف حالات أخرى. القاعدة نفسها لكل الفرق.
tracker-frozen-choose = اختيار ربع سنة
tracker-frozen-on = ثُبّتت الأرقام في { $date }. الحالة التي دخلت بعد ذلك لا تُحسب فيها.
tracker-frozen-all = كل البلد
tracker-frozen-one-handed = حُوّلت خلال 24 ساعة
tracker-frozen-one-explained = شُرحت الإمكانات خلال 24 ساعة
tracker-frozen-two = حُوّلت خلال 48 ساعة
tracker-frozen-share = { $n } من { $of }
tracker-frozen-hidden = أقل من 5
tracker-frozen-others = مخفي:
tracker-frozen-note = «أقل من 5» قد تعني أيضًا لا شيء. «مخفي»: العدد أصغر من 5 (أو صفر)، أو يكشف عددًا صغيرًا. فلا يمكن أن يُعرف هل توجد حالة في منطقة ما.
tracker-frozen-days = يعرف البرنامج الأيام لا الساعات. «خلال 24 ساعة»: في اليوم نفسه أو في اليوم التالي. «خلال 48 ساعة»: بعد يومين على الأكثر. الحالات التي لا يُعرف يومها لا تُحسب في هذين العمودين.
tracker-frozen-hash = بصمة هذه الأرقام (SHA-256):
tracker-frozen-empty = لم يُثبَّت بعد أي ربع سنة. يُثبَّت الأول بعد أسبوعين من نهايته.
tracker-frozen-back = رجوع إلى المتابعة

tracker-wait-between = لو أُعيد العدّ لكان هذا الرقم في أغلب الأحيان بين { $low } و{ $high } { $n ->
    [one] يوم
    [two] يومين
    [few] أيام
   *[other] يومًا
 }.
tracker-wait-from = لو أُعيد العدّ لكان هذا الرقم في أغلب الأحيان { $low } يومًا أو أكثر.
tracker-wait-unreached = أقل من نصف الأشخاص أُبلغوا حتى الآن. لا يمكن بعدُ قول كم ينتظر النصف.
tracker-within = خلال { $days } يومًا يُبلَّغ { $n }٪ من الأشخاص.
tracker-overdue-now = متأخرة الآن
tracker-overdue-where = أين:
tracker-see-cases = اعرض هذه الملفات
tracker-not-told = أُغلقت ولم يُبلَّغ الشخص
tracker-not-told-say = { $n ->
    [0] في كل الملفات المغلقة ({ $of }) أُبلغ الشخص.
   *[other] من { $of } من الملفات المغلقة، في { $text } لم يُبلِّغ أحدٌ الشخص.
 }
tracker-trend-title = كم يومًا قبل إبلاغ الأشخاص، شهرًا بعد شهر
tracker-trend-description = خط: للأشخاص الذين أُبلغوا في الشهر، عدد الأيام الذي يكفي للنصف. الشهر الذي لا نقطة له فيه أقل من خمسة أشخاص. الأرقام نفسها في الجدول.
tracker-too-few-mark = قليل جدًا
tracker-as-of = الوضع في نهاية شهر
tracker-as-of-any = اليوم
tracker-fault-as-of = هذا الشهر لم ينتهِ أو ليس في القائمة. اختر شهرًا مضى. لا يُعرض أي رقم.
tracker-chip-from = من
tracker-chip-to = إلى
tracker-chip-as_of = في نهاية
tracker-chip-place = المكان:
tracker-chip-category = الفئة:
tracker-chip-project = المشروع:
tracker-chip-donor = المانح:
tracker-chip-partner = الشريك:
tracker-chip-activity = النشاط:
tracker-chip-remove = أزل هذا الاختيار
tracker-group-wait = انتظار النصف
tracker-unreached = أُبلغ أقل من النصف
tracker-part-age = منذ متى تنتظر الملفات المفتوحة
tracker-part-reason = لماذا أُغلقت الملفات
tracker-part-satisfaction = ماذا يقول من أُبلغوا
tracker-part-channel = كيف يتكلم الناس
tracker-part-name-age = الانتظار
tracker-part-name-reason = السبب
tracker-part-name-satisfaction = الجواب
tracker-part-name-channel = الوسيلة
tracker-part-bar = كشريط
tracker-age-0 = من 0 إلى 7 أيام
tracker-age-1 = من 8 إلى 14 يومًا
tracker-age-2 = من 15 إلى 30 يومًا
tracker-age-3 = من 31 إلى 60 يومًا
tracker-age-4 = أكثر من 60 يومًا
tracker-satisfaction-satisfied = راضٍ
tracker-satisfaction-partly = إلى حد ما
tracker-satisfaction-not = غير راضٍ
tracker-satisfaction-not_asked = لم يُسأل أو لم يُجب
tracker-tiles-title = كم ينتظر الناس، حسب المنطقة
tracker-tiles-say = كلما كان المربع أغمق طال الانتظار: حتى 7 أو 14 أو 30 يومًا، أو أكثر. حيث لا يتكلم أحد يجب الذهاب والنظر: الصمت ليس دائمًا علامة خير.
tracker-tile-silent = زوروهم
tracker-tile-few = قليل جدًا
tracker-tile-none = أُبلغ أقل من النصف
tracker-heat-title = الأيام قبل إبلاغ الأشخاص، حسب المنطقة والقطاع
tracker-heat-note = الشرطة: أقل من 20 ملفًا، أو أقل من خمسة أشخاص أُبلغوا.
tracker-silent-title = لجان تُزار
tracker-silent-say = لم يأتِ شيء من هذه اللجان في هذه الفترة. ربما لا يعرف الناس اللجنة أو لا يجرؤون.
tracker-moved-title = ملفات عادية صارت محفوظة لقلة
tracker-moved = { $text } من الملفات العادية صارت ملفات محفوظة لقلة في هذا الربع.
tracker-moved-few = أقل من 5 ملفات عادية (وربما لا شيء) صارت محفوظة لقلة في هذا الربع.
tracker-moved-late = { $text } منها كانت متأخرة في تلك اللحظة.
tracker-moved-late-hidden = عدد المتأخرة منها مخفي: العدد صغير أو يمكن أن يُعرف منه عدد صغير.
tracker-beside-title = اختياران جنبًا إلى جنب
tracker-beside-choose = قارن بفترة أو مكان أو فئة أخرى
tracker-beside-apply = ضعهما جنبًا إلى جنب

# معنى كل رقم، والطريق إلى حالاته.
tracker-what = ما هذا؟
tracker-see-wider = عرض الحالات التي هذه جزء منها
tracker-see-note = قد تكون القائمة أقصر من الرقم: لا تضم ما مُحي، ولا ما صار محفوظًا لقليل بعد ذلك، ولا ما لا يحق لك أن تراه. وتعرض الحالات كما هي اليوم.
tracker-see-none = هذه أرقام يوم مضى؛ وقائمة الحالات تعرض اليوم وحده.
tracker-def-received = الحالات التي سُمع كلامها الأول في هذه المدة، بيوم سماعه.
tracker-def-acknowledged = منها، الحالات التي علم فيها الشخص أن كلامه وصل.
tracker-def-answered = منها، الحالات التي تقرر لها جواب.
tracker-def-told = منها، الحالات التي أُبلغ فيها الشخص بما صار إليه كلامه.
tracker-def-satisfied = ممن أُبلغوا، من سُئلوا وقالوا إنهم راضون.
tracker-def-closed = منها، الحالات المغلقة الآن.
tracker-def-open = منها، الحالات التي لم تُغلق.
tracker-def-overdue = الحالات المفتوحة التي مضى آخر يوم لجوابها.
tracker-def-not_told = الحالات المغلقة التي لم يُبلغ فيها أحد الشخص بما صار إليه كلامه.
tracker-def-reopened = الحالات التي أُغلقت ثم فُتحت مرة على الأقل؛ والتظلّم محسوب.
tracker-def-reopened_soon = مما أُعيد فتحه، ما عاد خلال 30 يومًا من إغلاقه.
tracker-def-appealed = الحالات التي لم يقبل فيها الشخص الجواب وطلب أن يقرر شخص آخر.
tracker-def-overturned = من التظلّمات، ما تغيّر فيه القرار كله أو بعضه.
tracker-def-withdrawn = الحالات المغلقة التي سحبها الشخص.
tracker-def-wait = الأيام من الكلام الأول إلى يوم إبلاغ الشخص، لنصف الجميع؛ ومن ما زال ينتظر يُحسب منتظرًا إلى اليوم (كابلان-ماير، مجال 95%).
tracker-def-trend = لمن أُبلغوا في شهر، عدد الأيام الذي كفى نصفهم.
tracker-def-times = الأيام من الكلام الأول إلى كل خطوة، للحالات التي تمت فيها الخطوة.
tracker-def-in-time = من الحالات التي كان آخر يوم لجوابها في المدة، ما أُجيب أو أُغلق إلى ذلك اليوم؛ والمفتوحة تُحسب خارج الأجل.
tracker-def-clocks = عدد الأيام الذي يكفي نصف الجميع، ومنهم من ما زالوا ينتظرون: كل الأيام؛ وأيام العمل وحدها؛ ومن غير الأيام التي انتظر فيها المعالج غيره. للشخص يُحسب كل يوم.
tracker-def-months = الحالات المستلَمة في كل شهر، والحالات المغلقة فيه متى ما استُلمت.
tracker-def-backlog = الحالات التي استُلمت قبل نهاية الشهر ولم تكن قد أُغلقت.
tracker-def-weeks = من الإثنين إلى الأحد: الحالات المستلَمة، والمغلقة متى ما استُلمت، وما بقي مفتوحًا مساء الأحد.
tracker-def-age = الحالات المفتوحة حسب الأيام منذ الكلام الأول.
tracker-def-reason = الحالات المغلقة حسب السبب المذكور، مع عدد الأيام الذي يكفي نصفها.
tracker-def-satisfaction = ما قاله من أُبلغوا عن الجواب؛ ومن أبلغهم هو الذي سأل. «لم يُسأل، أو لا جواب» يُحسب وحده ولا يُعد رضًا.
tracker-def-channel = الحالات المستلَمة حسب الوسيلة التي تكلم بها الناس.
tracker-def-tiles = الأيام قبل الإبلاغ، كما في الرقم الكبير، لكل منطقة فيها 20 حالة على الأقل وخمسة أُبلغوا.
tracker-def-heat = لمن أُبلغوا، الأيام التي تكفي نصفهم، حسب المنطقة والقطاع، من 20 حالة فصاعدًا.
tracker-def-silent = اللجان المفتوحة التي لم تأت منها حالة في المدة.
tracker-def-group = «ينتظر النصف» يحسب من ما زالوا ينتظرون، والمدتان الأخريان ما تم وحده. المجموعة التي دون 20 حالة لا تُقارن.

tracker-funnel-title = إلى أين تصل الحالات
tracker-returns-title = ما يعود
tracker-count-received = المستلَمة
tracker-count-acknowledged = علم الشخص بوصولها
tracker-count-answered = تقرر جواب
tracker-count-told = أُبلغ الشخص
tracker-count-satisfied = الشخص راضٍ
tracker-count-closed = المغلقة
tracker-count-open = المفتوحة
tracker-count-overdue = المتأخرة
tracker-count-not_told = مغلقة ولم يُبلغ الشخص
tracker-count-reopened = أُعيد فتحها
tracker-count-reopened_soon = أُعيد فتحها خلال 30 يومًا
tracker-count-appealed = التظلّمات
tracker-count-overturned = تظلّمات غيّرت النتيجة
tracker-count-withdrawn = سحبها الشخص
tracker-step-answer = تقرير جواب
tracker-clocks-title = الانتظار نفسه بثلاث ساعات
tracker-clock-person = كل الأيام
tracker-clock-working = أيام العمل
tracker-clock-handler = من غير انتظار الآخرين
tracker-clock-unreached = أقل من النصف
tracker-backlog-title = الحالات التي ما زالت مفتوحة، شهرًا بعد شهر
tracker-backlog-description = خط: كم حالة كانت مفتوحة في نهاية كل تاريخ. الأرقام نفسها في الجدول.
tracker-weeks-title = المستلَمة والمغلقة، أسبوعًا بأسبوع
tracker-weeks-description = عمودان لكل أسبوع: الحالات المستلَمة والحالات المغلقة. الأرقام نفسها في الجدول.
tracker-weeks-open = الحالات التي ما زالت مفتوحة في نهاية كل أسبوع
tracker-weeks-none = تُعرض الأسابيع من غير أي اختيار، وحيث لا يكون في أسبوع عدد صغير. هنا تُعرض الشهور.
tracker-week = الأسبوع من الإثنين
tracker-open-end = المفتوحة في النهاية

# تقارير الشهور والأرباع المنتهية.
tracker-reports-link = تقارير الشهور والأرباع المنتهية
tracker-reports-title = التقارير
tracker-reports-intro = يحفظ التقرير أرقام شهر أو ربع سنة انتهى كما هي في يوم إعداده. ولا يتغير بعد ذلك.
tracker-reports-none = لم يُحفظ تقرير بعد. اختر مدة في الأسفل لإعداد الأول.
tracker-reports-committee = أنت أيضًا عضو في لجنة. التقارير تحسب ما يُقال عن اللجان كذلك، فلا تُعرض على أعضائها. القاعدة واحدة للجميع.
tracker-report-title = تقرير عن الملاحظات
tracker-report-make = إعداد تقرير
tracker-report-make-say = يجب أن تكون المدة قد انتهت. يقرأ التقرير كل مسؤول عن المنطقة.
tracker-report-covers = الشهر أو الربع
tracker-report-choose = اختر
tracker-report-freeze = حفظ التقرير
tracker-report-by = حفظه { $author } يوم { $date }
tracker-report-stands = ما حدث حتى { $as_of }، كما كان معلومًا يوم { $known_on }. حفظه { $author } في ذلك اليوم.
tracker-report-damaged = غُيّر هذا التقرير في قاعدة البيانات بعد حفظه. لذلك لا يُعرض. أخبر المسؤول عن النظام.
tracker-report-beside = إلى جانبه:
tracker-report-days = الأيام التي تكفي النصف
tracker-report-days-say = من كان ما زال ينتظر محسوب. بين القوسين: بين أي رقمين يكون غالبًا لو عُدّ مرة أخرى.
tracker-report-group = المجموعة
tracker-report-table-category = المستلَمة، حسب الفئة
tracker-report-table-sector = المستلَمة، حسب القطاع
tracker-report-table-region = المستلَمة، حسب المنطقة
tracker-report-table-reason = لماذا أُغلقت الحالات
tracker-report-table-satisfaction = ماذا قال من أُبلغوا
tracker-report-table-channel = كيف تكلم الناس
tracker-report-table-age = منذ متى كانت الحالات المفتوحة تنتظر
tracker-report-note = تُحسب الحالات العادية وحدها، ولا تُحسب حالة محجوبة عن أحد. حين يتكلم ناس أكثر فذلك غالبًا لأنهم يثقون.
tracker-report-csv = تنزيل الأرقام (CSV)
tracker-report-html = تنزيل التقرير (HTML)
tracker-report-json = تنزيل البايتات التي حُسبت منها البصمة (JSON)
tracker-report-with = وضع تقرير آخر إلى جانبه
tracker-report-alone = لا شيء
refusal-report-not-ended = لم تنته هذه المدة بعد. لم يُحفظ شيء. اختر شهرًا أو ربعًا انتهى.
refusal-report-few = الحالات في هذه المدة قليلة جدًا، أو ما ليس منها في تقرير سابق قليل: قد يدل التقرير على شخص. لم يُحفظ شيء. اختر مدة أطول أو مكانًا أكبر.
refusal-report-choose = اختر شهرًا أو ربعًا. لم يُحفظ شيء بعد.
refusal-report-again = حُفظ تقرير آخر في اللحظة نفسها. لم يضع شيء: اضغط الزر مرة أخرى.
done-figures = حُفظ التقرير. لن يتغير بعد الآن.
lead-tracker-report = حُفظت هذه الأرقام كما كانت معلومة في يوم، ولا تتغير. اطبعها أو خذها في ملف أو ضع تقريرًا آخر إلى جانبها.

# Who speaks, and for whom something was done.
tracker-count-acted = تم عمل شيء
tracker-def-acted = الحالات المغلقة التي يقول سببها إن شيئًا عُمل: حُلّت، أو أُعطيت معلومات، أو تولتها جهة أخرى وأكدت ذلك (OCHA AAP-1).
tracker-acted-share = نسبتهم ممن تكلموا
tracker-part-sex = من يتكلم: نساء ورجال
tracker-part-person_age = من يتكلم: العمر
tracker-part-displacement = من يتكلم: النزوح
tracker-part-access = من يتكلم: احتياجات الوصول
tracker-part-acted_sex = تم عمل شيء، حسب الجنس
tracker-part-acted_person_age = تم عمل شيء، حسب العمر
tracker-part-name-sex = الجنس
tracker-part-name-person_age = العمر
tracker-part-name-displacement = الوضع
tracker-part-name-access = الاحتياجات
tracker-part-name-acted_sex = الجنس
tracker-part-name-acted_person_age = العمر
tracker-population = من يتكلم بجانب من يعيش هناك
tracker-population-place = من الناس في { $place }. الإحصاء: { $by }.
tracker-population-everywhere = من الناس في كل مكان. الإحصاء: { $by }.
tracker-population-group = المجموعة
tracker-population-share = ممن يتكلمون
tracker-population-expected = ممن يعيشون هناك
tracker-population-women = النساء والفتيات
tracker-population-children = أقل من 18 سنة
tracker-population-older = 60 سنة أو أكثر
tracker-population-displaced = النازحون داخلياً
tracker-population-access_needs = لديهم حاجة للوصول إلى المساعدة
tracker-population-interval = من { $low } إلى { $high }، من أصل { $n }
tracker-population-fewer = يتكلم منهم أقل ممن يعيشون هناك
tracker-population-more = يتكلم منهم أكثر ممن يعيشون هناك
tracker-population-alike = لا يمكن القول بوجود فرق
tracker-population-few = قليلون جداً من قالوا ذلك، أو أن رقماً مخفي
tracker-def-sex = الحالات المستلَمة حسب ما قاله الشخص؛ أما الحالات التي مُحيت فلم يعد ذلك معلومًا.
tracker-def-person_age = الحالات المستلَمة حسب العمر الذي قاله الشخص؛ أما الحالات التي مُحيت فلم يعد ذلك معلومًا.
tracker-def-population = من بين من قالوا ذلك عن أنفسهم، النسبة مع مجالها عند 95 % (Wilson, 1927)، بجانب النسبة المدوّنة في الإعدادات تحت «من يعيش هناك». من لم يقل شيئاً لا يُحسب؛ وتحت 20 جواباً لا يقال شيء.
tracker-def-displacement = الحالات المستلَمة حسب الوضع الذي قاله الشخص؛ أما الحالات التي مُحيت فلم يعد ذلك معلومًا.
tracker-def-access = الحالات المستلَمة حسب ذكر الشخص حاجة وصول واحدة على الأقل.
tracker-def-acted_sex = الحالات التي عُمل فيها شيء، ونسبتها ممن تكلموا (OCHA AAP-1)؛ من سبب الإغلاق.
tracker-def-acted_person_age = الحالات التي عُمل فيها شيء، ونسبتها ممن تكلموا (OCHA AAP-1)؛ من سبب الإغلاق.
tracker-person-female = نساء وبنات
tracker-person-male = رجال وأولاد
tracker-person-other = آخر
tracker-person-0-17 = دون 18
tracker-person-18-59 = من 18 إلى 59
tracker-person-60-plus = 60 فأكثر
tracker-person-adult = بالغ
tracker-person-idp = نازح داخليًا
tracker-person-host = المجتمع المضيف
tracker-person-returnee = عائد
tracker-person-repatriated = مُعاد إلى وطنه
tracker-person-refugee = لاجئ
tracker-person-migrant = مهاجر
tracker-person-non_displaced = غير نازح
tracker-person-need = حاجة واحدة على الأقل
tracker-person-no_need = لا حاجة
tracker-person-none = لم يُذكر
tracker-person-erased = مُحي منذ ذلك
tracker-fault-work = هذا الاختيار ليس في القائمة. اختر من القائمة. لا يظهر أي رقم.
tracker-fault-alone = يُنظر إلى المشروع أو المانح أو الشريك أو النشاط وحده، مع الأشهر أو بدونها. مع اختيار آخر يبقى عدد قليل جدًا من الحالات قد يُعرف منه أحد الأشخاص. لا يظهر أي رقم.
tracker-work-hint = اختر مشروعًا أو مانحًا أو شريكًا أو نشاطًا واحدًا في كل مرة، بدون مكان ولا فئة. تُظهر الصفحة عندئذ المجاميع.
tracker-activity-hint = الحالات المحفوظة فقط: الحالة التي مُسحت لا يبقى نشاطها.
tracker-asked-title = من سأل الناس هل هم راضون
tracker-count-by_slip = قيل بالإيصال
tracker-def-by_slip = من أُبلغوا وقالوا بأنفسهم بالإيصال رأيهم في الجواب.
tracker-count-to_other = سأل شخص آخر
tracker-def-to_other = من أُبلغوا وسألهم غير من قرّر هل هم راضون.
tracker-count-to_answerer = سأل من أجاب
tracker-def-to_answerer = من أُبلغوا وسألهم من قرّر نفسه هل هم راضون: يصعب عليهم قول لا.
