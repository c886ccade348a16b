# الصفحة للجميع.
summary-title = ما قاله الناس لنا
summary-lead = { $programme }: كم شخصاً تكلم، وكم منهم علم ما آل إليه أمره. الأرباع المنتهية.
summary-few = تكلم عدد قليل جداً من الناس، ولا يمكن قول ذلك دون أن يُعرف أحد.
summary-received = تكلموا
summary-told = أُخبروا
summary-days = أيام الانتظار
summary-days-say = نصف من أُخبروا انتظر أقل.
summary-in-time = أُجيبوا في الموعد
summary-others = أقاليم أخرى معاً
summary-sealed = بلاغات محفوظة لقلّة من الناس
summary-frozen = كُتب يوم { $day } ولم يتغيّر منذ ذلك الحين.
summary-none = لم ينته أي ربع بعد.
summary-note = حيث تكلم عدد قليل جداً، يُحسب العدد مع أقاليم أخرى: لا ينبغي أن يُعرف أحد. كلام أكثر يعني ثقة أكثر.
