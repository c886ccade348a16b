# المتابعة: كم ينتظر الناس.
tracker-title = كم ينتظر الناس
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
tracker-csv = تنزيل هذه الأرقام (CSV)

tracker-hidden = مخفي
tracker-hidden-say = هذا العدد صغير، أو يكشف عددًا صغيرًا. أُخفي لحماية الناس.
tracker-hidden-note = «مخفي»: العدد صغير (من 1 إلى 4)، أو يكشف عددًا صغيرًا. أُخفي لحماية الناس.
tracker-nothing-say = لا توجد بعد حالات كافية لقول ذلك.

tracker-wait = الانتظار حتى الإبلاغ
tracker-wait-say = { $n ->
    [zero] نصف من أُبلغوا، وعددهم { $of }، أُبلغوا في اليوم نفسه.
    [one] نصف من أُبلغوا، وعددهم { $of }، انتظروا يومًا واحدًا ({ $text }) أو أقل.
    [two] نصف من أُبلغوا، وعددهم { $of }، انتظروا يومين ({ $text }) أو أقل.
    [few] نصف من أُبلغوا، وعددهم { $of }، انتظروا { $text } أيام أو أقل.
    [many] نصف من أُبلغوا، وعددهم { $of }، انتظروا { $text } يومًا أو أقل.
   *[other] نصف من أُبلغوا، وعددهم { $of }، انتظروا { $text } يوم أو أقل.
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
