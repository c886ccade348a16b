# جداول المتابعة التي نستلمها: ما فُهم منها وما لم يُؤخذ.

# لماذا لم يُؤخذ سطر. لا يُعاد هنا شيء مما يحكيه السطر.
import-reason-missing-received-date = السطر { $row }: لا يوجد تاريخ استلام. لم يُؤخذ هذا السطر. اكتب التاريخ في الملف، ثم استورده مرة أخرى: لا شيء يُؤخذ مرتين.
import-reason-impossible-date = السطر { $row }، العمود «{ $column }»: هذا التاريخ غير موجود أو غير ممكن (قبل سنة 2000 أو بعد اليوم). اكتب اليوم أولًا، مثلًا 02/03/2026، ثم استورد الملف مرة أخرى.
import-reason-unknown-category = السطر { $row }: الفئة غير معروفة. اكتب رقمًا من 1 إلى 8، ثم استورد الملف مرة أخرى.
import-reason-closed-before-received = السطر { $row }: تاريخ الإغلاق قبل تاريخ الاستلام. صحّح أحدهما، ثم استورد الملف مرة أخرى.

# ما أُخذ لكن يجب النظر فيه.
import-warning-reference-reused = الرقم نفسه لشيئين مختلفين. أُخذ الاثنان.
import-warning-unknown-place = هذا المكان غير معروف بعد. البلدية أو الموقع يُضاف بانتظار التأكيد. أما المنطقة أو الدائرة غير المعروفة فتُترك وتُحفظ في الملاحظات.
import-warning-place-contradicts = المنطقة والدائرة لا تتوافقان. أُخذت الدائرة إذا لم يكن بهذا الاسم غيرها. حُفظ الاسمان في الملاحظات ولم يُضف أي مكان: راجع ذلك.
import-warning-letters-lost = ضاعت حروف قبل أن يصل الملف إلى هنا (مكانها علامة معيّن). أُخذ النص كما هو.
import-warning-unknown-committee = هذه اللجنة غير معروفة بعد. أُضيفت بانتظار التأكيد.
import-warning-unknown-sector = هذا القطاع غير معروف. وُضع في «غير ذلك».
import-warning-unknown-channel = هذه القناة غير معروفة. وُضعت في «غير ذلك».
import-warning-unknown-value = جواب غير معروف. تُرك فارغًا. ودرجة الحساسية غير المعروفة تُعامَل كحسّاسة.
import-warning-unreadable-date = تعذّرت قراءة تاريخ. تُرك فارغًا.
import-warning-due-before-received = آخر موعد قبل تاريخ الاستلام.
import-warning-date-before-received = خطوة تاريخها قبل تاريخ الاستلام.
import-warning-category-name-differs = رقم الفئة واسمها لا يقولان الشيء نفسه. أُخذ بالاسم.
import-warning-hidden-sheet = هذه الورقة مخفية في المصنّف. قُرئت أيضًا.
import-warning-clock-behind = تواريخ كثيرة بعد اليوم. ربما ساعة هذا الحاسوب خاطئة: راجعها.

# لماذا لم يُقرأ الملف كله. لم يُؤخذ شيء.
import-error-empty = الملف فارغ. لم يُؤخذ شيء. اختر ملفًا آخر.
import-error-too-large = الملف كبير جدًا (أكثر من { $limit } ميغابايت، أو خلايا كثيرة جدًا). لم يُؤخذ شيء. قسّمه إلى عدة ملفات، مثلًا ملف لكل شهر.
import-error-protected = الملف محمي بكلمة سر. لم يُؤخذ شيء. افتحه، وأزل كلمة السر، واحفظه، ثم استورده مرة أخرى.
import-error-other-format = هذا الملف جدول بصيغة أخرى. لم يُؤخذ شيء. افتحه، واحفظه بصيغة «Excel (.xlsx)»، ثم استورده مرة أخرى.
import-error-not-a-spreadsheet = هذا الملف ليس جدولًا. لم يُؤخذ شيء. اختر ملف Excel (.xlsx) أو CSV.
import-error-damaged = الملف تالف ولا يمكن قراءته. لم يُؤخذ شيء. افتحه، واحفظه باسم آخر، ثم استورده مرة أخرى.
import-error-no-header = لم نجد عناوين الأعمدة. لم يُؤخذ شيء. يجب على الأقل عمود «Date de réception» وعمود «Catégorie».
import-error-no-such-sheet = لا توجد ورقة «{ $sheet }». لم يُؤخذ شيء. الأوراق هي: { $found }.

# ما في العمود.
import-field-reference = الرقم
import-field-received = تاريخ الاستلام
import-field-incident = تاريخ الوقائع
import-field-recorded = تاريخ التسجيل
import-field-recorder = من سجّل
import-field-organisation = المنظمة
import-field-project = المشروع أو المانح
import-field-region = المنطقة
import-field-cercle = الدائرة
import-field-commune = البلدية
import-field-site = القرية أو الموقع أو الحي
import-field-committee = اللجنة
import-field-channel = القناة
import-field-anonymous = من غير اسم
import-field-complainant = من يتكلم
import-field-sex = الجنس
import-field-age = العمر
import-field-displacement = وضع النزوح
import-field-disability = الإعاقة
import-field-language = اللغة
import-field-name = الاسم
import-field-contact = وسيلة الاتصال
import-field-safe-contact = وسيلة اتصال آمنة
import-field-consent = الموافقة على الكتابة
import-field-sector = القطاع
import-field-kind = النوع
import-field-category = الفئة
import-field-issue = رمز الموضوع
import-field-summary = الملخص
import-field-sensitivity = درجة الحساسية
import-field-priority = الأولوية
import-field-acknowledged = تاريخ تأكيد الاستلام
import-field-transmitted-to = حُوّل إلى
import-field-transmitted-on = تاريخ التحويل
import-field-referral = الإحالة
import-field-action = ما تمّ عمله
import-field-due = آخر موعد
import-field-status = الوضع
import-field-answered-on = تاريخ الرد
import-field-answer = الرد
import-field-told = إبلاغ الشخص
import-field-told-on = تاريخ الإبلاغ
import-field-satisfaction = الرضا
import-field-closed = تاريخ الإغلاق
import-field-closing-reason = سبب الإغلاق
import-field-days = المدة بالأيام

# سطر يُحفظ كما هو في حالة.
import-line = { $label }: { $value }
import-sensitive = حسّاسة
import-highly-sensitive = شديدة الحساسية

# لماذا لم يتم الاستيراد، أو توقّف.
import-error-file = لا يمكن فتح الملف { $path }. لم يُؤخذ شيء. راجع اسم الملف.
import-error-no-file = لم يُختر ملف. اختر ملفًا، ثم اضغط مرة أخرى.
import-error-busy = هناك ملفات تنتظر. لم يُؤخذ شيء. انتظر بضع دقائق، ثم أرسل ملفك مرة أخرى.
import-error-cannot-seal = في هذا الملف أسطر حسّاسة، ولا يوجد مفتاح استرداد. لم يُؤخذ شيء. اطلب من الإدارة إعداد مفتاح الاسترداد، ثم استورد مرة أخرى.
import-error-no-focal-point = في هذا الملف أسطر حسّاسة، ولا أحد يستطيع استلامها في هذه الفرق: { $desks }. لم يُؤخذ شيء. اطلب من الإدارة إضافة نقطة اتصال، ثم استورد مرة أخرى.
import-error-stopped = توقّف الاستيراد في الطريق. أُخذت { $created } حالة، ولم يضِع شيء. استورد الملف نفسه مرة أخرى: لا شيء يُؤخذ مرتين.
import-error-failed = لم يتم الاستيراد. لم يضِع شيء. استورد الملف نفسه مرة أخرى: لا شيء يُؤخذ مرتين. وإن استمر الأمر فأخبر الإدارة.
import-gone = هذا الملف لم يعد هنا: يُمحى بعد بضع دقائق. لم يضِع شيء. أرسله مرة أخرى.

# التقرير في سطر الأوامر.
import-text-rows = الأسطر المقروءة: { $count }
import-text-created = الحالات المنشأة: { $count }
import-text-would-create = الحالات التي ستُنشأ (تجربة: لا يُكتب شيء): { $count }
import-text-repeated = الأسطر المأخوذة من قبل: { $count }
import-text-rejected = الأسطر المرفوضة: { $count }
import-text-warnings = للنظر فيها:
import-warning-line = { $what } (المرات: { $count }، الأسطر: { $rows })

# الصفحات.
import-title = استيراد جدول
import-heading = استيراد جدول
import-say = أرسل ملف Excel (.xlsx) أو CSV الذي تُتابَع فيه الشكاوى اليوم. أولًا تُظهر الصفحة كيف فُهمت الأعمدة. لا يُكتب شيء قبل موافقتك.
import-say-sealed = الأسطر الحسّاسة (الفئات 6 و7 و8، وكل ما وُسم بأنه حسّاس) تذهب مباشرة إلى نقاط الاتصال، مغلقة بمفتاح. لن ترى محتواها.
import-say-twice = السطر نفسه لا يُؤخذ مرتين أبدًا. يمكنك تصحيح الملف وإرساله مرة أخرى.
import-say-wiped = لا يُحفظ الملف: يُمحى بعد الاستيراد، أو بعد { $minutes } دقيقة.
import-known = الأعمدة المفهومة
import-known-say = يجب على الأقل «تاريخ الاستلام» و«الفئة»، بعناوينها الفرنسية أو الإنجليزية. تُؤخذ الأخرى إن وُجدت. لا أثر للترتيب ولا للحروف الكبيرة والصغيرة.
import-file = الملف
import-file-hint = Excel (.xlsx) أو CSV، { $megabytes } ميغابايت على الأكثر. أزل كلمة سر الملف إن وُجدت.
import-send = إرسال ونظر
import-preview-heading = هكذا فُهم الملف
import-preview-file = الملف: { $name }
import-sheet = الورقة: { $name }
import-sheet-about = العناوين في السطر { $header }. الأسطر: { $rows }، المرفوض منها: { $rejected }.
import-sheet-columns-known = الأعمدة: { $all }، كلها مفهومة
import-sheet-columns = الأعمدة: { $all }، غير المعروف منها: { $unknown }
import-column = عمود الملف
import-meaning = فُهم على أنه
import-column-unknown = غير معروف: يُحفظ في الملاحظات
import-column-hidden = غير معروف: يُحفظ مع وسيلة الاتصال، بعيدًا عن الأعين
import-skipped = أوراق تُركت (بلا عناوين متابعة): { $names }
import-would = ما سيحدث
import-done-heading = تمّ
import-rows = الأسطر المقروءة
import-rows-say = الأسطر الفارغة والمجاميع لا تُحسب.
import-created = الحالات المنشأة
import-would-create = الحالات التي ستُنشأ
import-created-say = كل سطر جديد يصير حالة.
import-repeated = مأخوذة من قبل
import-repeated-say = هذه الأسطر موجودة. لم يتغيّر شيء.
import-rejected = الأسطر المرفوضة
import-rejected-say = صحّحها في الملف، ثم أرسله مرة أخرى.
import-rejected-heading = الأسطر المرفوضة
import-where = أين
import-written = المكتوب
import-why = لماذا
import-row = السطر { $row }
import-more-rejected = … وأسطر أخرى: { $count }.
import-warnings-heading = للنظر فيها
import-go = استيراد
import-cancel = لا تستورد، امحُ الملف
import-nothing-new = لا جديد يُؤخذ من هذا الملف.
import-confirm-say = اضغط «استيراد» خلال { $minutes } دقيقة. بعد ذلك يُمحى الملف ويجب إرساله من جديد.
import-running-heading = الاستيراد جارٍ
import-running-say = قد يستغرق دقيقة. يمكنك أن تنظر مرة أخرى.
import-look-again = انظر مرة أخرى
import-failed-heading = لم يكتمل الاستيراد
import-another = إرسال ملف آخر
done-import-cancelled = مُحي الملف. لم يُؤخذ شيء.
import-warning-shortened = النص طويل جدًا: أُخذ أوله، والباقي في ملفك
import-field-activity = النشاط
import-field-donor = المانح
import-field-partner = الشريك
