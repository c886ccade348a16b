# ما يمكن سماعه: أزرار الصفحات، والصفحة التي تُودَع فيها التسجيلات.
voice-play = استمع:
voice-choose = استمع بلغة
voice-none = من غير صوت
voice-allow = استمع هنا أيضًا: قد يسمع أحد
voice-answers = استمع إلى الأجوبة
voice-synthesised = هذا صوت اصطناعي: آلة تتكلم، لا شخص.

voices-title = التسجيلات
voices-card = ليسمع الأسئلةَ من لا يقرأ: ما سُجّل في كل لغة وما ينقص.
voices-heading = ما يمكن سماعه
voices-say = كل سؤال وكل جواب يمكن أن يسمعه من لا يقرأ. اطلب من شخص يجيد اللغة أن يقولها، ثم أودِع الأصوات هنا.
voices-choose = اختر لغة
voices-missing = { $missing ->
    [zero] لا ينقص أي تسجيل.
    [one] ما زال ينقص تسجيل واحد.
    [two] ما زال ينقص تسجيلان.
    [few] ما زالت تنقص { $missing } تسجيلات.
    [many] ما زال ينقص { $missing } تسجيلًا.
   *[other] ما زال ينقص { $missing } تسجيل.
}
voices-whole = كل شيء مسجَّل.
voices-many = إيداع عدة أصوات معًا
voices-many-say = سمِّ كل ملف برمز نصه، مثلًا { "\u2066" }intake-yes.mp3{ "\u2069" }. في القائمة كل الرموز وكل النصوص.
voices-list = تنزيل القائمة (CSV)
voices-code = الرمز
voices-words = النص
voices-recorded = مسجَّل
voices-files = الأصوات
voices-file = صوت:
voices-hint = MP3 أو M4A أو OGG أو WAV، { $kilobytes } كيلوبايت على الأكثر لكل ملف. يُمحى ما يقوله الملف عن الجهاز والمكان.
voices-send = إيداع
voices-upload = إيداع
voices-replace = استبدال
voices-remove = نزع
voices-is-missing = ناقص
voices-is-synthesised = صوت اصطناعي
voices-changed = تغيّر النص منذ ذلك: يُعاد تسجيله
voices-quiet = صامت في البداية لأن أحدًا قد يسمع: يُسمع بعد السماح به.
voices-fault = لم يُحفظ كل شيء. الأصوات الأخرى حُفظت.
voices-fault-large = هذا الصوت كبير جدًا: 300 كيلوبايت على الأكثر. قصّره، أو سجّله بصيغة MP3.
voices-fault-kind = هذا الملف ليس صوتًا تشغّله الهواتف. خذ MP3 أو M4A أو OGG أو WAV.
voices-fault-broken = هذا الصوت تالف. سجّله من جديد.
voices-fault-unknown = لا يوجد نص بهذا الرمز. انظر القائمة.
voices-fault-missing = اختر صوتًا أولًا.
done-voice = حُفظ.
done-voice-removed = نُزع الصوت.
audit-kind-voice_added = أُودع تسجيل
audit-kind-voice_removed = نُزع تسجيل
