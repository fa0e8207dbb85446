# ruff: noqa: E501 - tables: a row of words stays on its line
"""Words that mark who speaks in Turkish, Arabic, Greek, Hungarian and the languages of South and South-East Asia; see `Language`."""

from __future__ import annotations

from monitor.parse._language import Language
from monitor.parse._words import words

LANGUAGES: dict[str, Language] = {
    "tr": Language(
        chair=words(
            """
            basın_müşaviri basın_danışmanı basın_müşavirliği basın_bürosu
            """
        ),
        owned=words(
            """
            valisi bakanı başkanı sözcüsü müdürü yardımcısı büyükelçisi kaymakamı
            sekreteri komutanı üyesi temsilcisi danışmanı genel_müdürü kralı başbakanı
            cumhurbaşkanı rektörü şefi koordinatörü amiri genelkurmay_başkanı
            milletvekili
            """
        ),
        question=words("soru sorular s"),
        answer=words("cevap yanıt c"),
        reporter=words("gazeteci muhabir basın_mensubu basın gazeteciler muhabirler spiker_soru"),
        moderator=words(
            """
            moderatör sunucu spiker
            """
        ),
        voice=words("tercüman çevirmen katılımcı ses"),
        titles=words(
            """
            kaymakam kaymakamı rektör rektörü danışman danışmanı albay binbaşı yüzbaşı
            amiral kral başhekim koordinatör koordinatörü temsilci temsilcisi
            genel_müdür savcı başsavcı hakim belediye kralı başbakanı şefi amiri
            sekreteri komutanı üyesi bakan_yardımcısı il_müdürü profesör cumhurbaşkanı
            başbakan bakan bakanı bakanımız bakanımızın başkan başkanı
            sözcü sözcüsü büyükelçi büyükelçisi vali valisi genel sekreter müdür müdürü
            yardımcısı milletvekili komutan general meclis
            """
        ),
        fill=words("sayın dışişleri içişleri sağlık savunma milli türkiye cumhuriyeti parti hazine ve maliye adalet ticaret abd"),
        honorifics=words("bay bayan dr. prof. hanım bey"),
        outlets=words("gazete dergisi kanalı postası ekspres medya gazetesi ajansı haber televizyonu radyo tv hürriyet sabah milliyet trt"),
        fields=words("tarih yer saat kaynak yazar iletişim telefon adres not konu fotoğraf örnek ek ekler program amaç"),
        remarks=words("tercüme ingilizce çeviri gülüşmeler"),
    ),
    "ar": Language(
        chair=words(
            """
            المكتب_الإعلامي
            """
        ),
        seats=words(
            """
            محافظ عمدة حاكم والي رئيس وزير مدير سفير أمير ملك أمين نائب وكيل قائد ناطق
            متحدث مفتي قنصل مندوب ممثل رئيسة وزيرة مديرة سفيرة نائبة
            """
        ),
        question=words("سؤال السؤال س سؤال_صحفي مداخلة أسئلة"),
        answer=words("جواب الجواب ج الإجابة إجابة رد"),
        reporter=words("صحفي الصحفي صحفية الصحفية مراسل المراسل مراسلة المراسلة الصحافة الإعلامي صحافي الصحافي"),
        moderator=words(
            """
            مدير_المؤتمر مديرة_الجلسة مدير_الحوار رئيس_الجلسة رئيسة_الجلسة مذيع المذيع
            مذيعة المذيعة مدير_الجلسة مقدم المقدم المقدمة الميسر مقدمة المحاور
            """
        ),
        voice=words("المترجم مترجم متحدث صوت"),
        titles=words(
            """
            محافظ المحافظ عمدة العمدة حاكم والي الحاكم قائد القائد ناطق متحدث متحدثة
            أمين مندوب ممثل ممثلة المفتي مفتي قنصل القنصل مديرة نائبة النائب النائبة
            رئيسة الرئيسة مستشار مستشارة العقيد الرائد النقيب الفريق المقدم_الركن وكيلة
            الوكيل المهندس المهندسة البروفيسور الأستاذ الأستاذة المفوض المفوضة سفيرة
            مساعد المنسق المنسقة الرئيس رئيس وزير الوزير وزيرة الوزيرة نائب السفير سفير
            السفيرة الملك الأمير أمير
            ولي المتحدث المتحدثة الناطق الأمين المدير مدير مديرة المحافظ الدكتور الدكتورة
            معالي سعادة دولة فخامة جلالة سمو وكيل اللواء العميد الشيخ المستشار المستشارة
            """
        ),
        fill=words("الوزراء الخارجية الدفاع الداخلية المالية الصحة العام الرسمي باسم الجمهورية مجلس العهد الدولة التعليم الاقتصاد الحكومة الوزارة الإعلام السيد السيدة"),
        honorifics=words("السيد السيدة د. أ."),
        outlets=words("صحيفة جريدة قناة وكالة إذاعة تلفزيون مجلة الجزيرة العربية"),
        fields=words("التاريخ تاريخ المكان الوقت المصدر الكاتب الهاتف هاتف العنوان ملاحظة الموضوع صورة مثال المرفقات البرنامج للتواصل البريد المشاركون أولا ثانيا ثالثا"),
        remarks=words("ترجمة بالإنجليزية عبر_مترجم"),
    ),
    "el": Language(
        question=words("ερώτηση ερωτήσεις ερ"),
        answer=words("απάντηση απ"),
        reporter=words("δημοσιογράφος δημοσιογραφοσ δημοσιογράφοι"),
        moderator=words("συντονιστής συντονίστρια παρουσιαστής"),
        titles=words("υπουργός πρωθυπουργός πρόεδρος εκπρόσωπος υφυπουργός δήμαρχος γραμματέας κυβερνητικός"),
        fields=words("ημερομηνία τόπος ώρα πηγή τηλέφωνο θέμα"),
    ),
    "hu": Language(
        question=words("kérdés"),
        answer=words("válasz"),
        reporter=words("újságíró riporter"),
        moderator=words("moderátor műsorvezető"),
        titles=words("miniszterelnök miniszter államtitkár szóvivő elnök polgármester"),
        fields=words("dátum helyszín időpont forrás szerző kapcsolat telefon"),
    ),
    "id": Language(
        question=words("pertanyaan tanya soalan"),
        answer=words("jawaban jawab jawapan"),
        reporter=words("wartawan jurnalis reporter pewarta pemberita"),
        moderator=words("moderator pembawa_acara pengacara_majlis"),
        titles=words("presiden menteri gubernur juru bicara wakil walikota bupati kepala sekretaris direktur perdana jurucakap"),
        honorifics=words("bapak pak ibu dato datuk"),
        fields=words("tanggal tempat waktu sumber penulis kontak telepon alamat"),
    ),
    "vi": Language(
        question=words("hỏi câu_hỏi phóng_viên_hỏi"),
        answer=words("trả_lời đáp"),
        reporter=words("phóng_viên pv nhà_báo"),
        moderator=words("mc người_dẫn_chương_trình"),
        titles=words("bộ trưởng thủ tướng chủ tịch phát ngôn thứ"),
        honorifics=words("ông bà"),
        fields=words("ngày thời_gian địa_điểm nguồn tác_giả điện_thoại"),
    ),
    "hi": Language(
        question=words("प्रश्न सवाल प्र"),
        answer=words("उत्तर जवाब उ"),
        reporter=words("पत्रकार संवाददाता"),
        moderator=words("संचालक"),
        titles=words("मंत्री प्रधानमंत्री प्रवक्ता सचिव राष्ट्रपति अध्यक्ष श्री"),
        fields=words("दिनांक स्थान समय"),
    ),
    "th": Language(
        question=words("ถาม คำถาม ผู้สื่อข่าวถาม"),
        answer=words("ตอบ คำตอบ"),
        reporter=words("ผู้สื่อข่าว นักข่าว"),
        moderator=words("ผู้ดำเนินรายการ พิธีกร"),
        titles=words("นายกรัฐมนตรี รัฐมนตรี โฆษก รองนายกรัฐมนตรี"),
        fields=words("วันที่ สถานที่ เวลา"),
    ),
    "he": Language(
        question=words("שאלה ש"),
        answer=words("תשובה ת"),
        reporter=words("עיתונאי עיתונאית כתב כתבת"),
        moderator=words("מנחה יו״ר"),
        titles=words("ראש שר השר השרה שרה נשיא דובר מנכ״ל הממשלה"),
        fields=words("תאריך מקום שעה מקור"),
    ),
    "fa": Language(
        question=words("پرسش سوال سؤال"),
        answer=words("پاسخ جواب"),
        reporter=words("خبرنگار"),
        moderator=words("مجری"),
        titles=words("وزیر رئیس سخنگو سخنگوی معاون رییس"),
        fields=words("تاریخ مکان منبع"),
    ),
}  # fmt: skip
