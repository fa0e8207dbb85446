# ruff: noqa: E501 - a row of a table is a language, however long
"""What pages say when they are not the page, as a table for each language.

`TITLES` are whole titles or headlines: "Not found" is one, "Why the file was not
found" is not. `SENTENCES` are words that stand inside a short text. A new language is
one more row in each. All are compared as `monitor.judge._text.plain` writes them:
without case, accents or punctuation, so one spelling of each is enough.
"""

from __future__ import annotations

import enum


class Saying(enum.Enum):
    """What a phrase is a sign of."""

    GONE = "gone"
    DENIED = "denied"
    CHALLENGE = "challenge"
    LOGIN = "login"
    CONSENT = "consent"
    ERROR = "error"
    MAINTENANCE = "maintenance"
    SCRIPT = "script"
    MOVED = "moved"
    PARKED = "parked"
    ANY = "any"


# Words that may stand beside a phrase in a title without making it another title.
FILLERS: tuple[str, ...] = (
    "http", "https", "html", "status", "code", "error", "errors", "sorry", "oops", "whoops", "ooops",
    "warning", "alert", "message", "notice", "page", "the", "this", "server", "iis", "nginx", "apache", "openresty", "tomcat",
    "错误", "提示", "提示信息", "抱歉", "对不起", "很抱歉", "系统提示", "温馨提示", "出错了", "错误提示", "錯誤", "很遺憾", "訊息",
    "エラー", "申し訳ございません", "申し訳ありません", "ページ", "오류", "에러", "안내", "죄송합니다", "페이지",
    "ошибка", "извините", "внимание", "помилка", "вибачте", "fehler", "fehlerseite", "hinweis", "seite", "leider",
    "erreur", "desole", "attention", "error", "lo sentimos", "aviso", "pagina", "erro", "desculpe", "errore", "spiacenti", "ci dispiace",
    "blad", "przepraszamy", "strona", "hata", "uzgunuz", "sayfa", "خطا", "عذرا", "عفوا", "صفحه", "صفحة", "الصفحة",
)  # fmt: skip

# Of the titles below, those that a section or a release may have as well.
AMBIGUOUS: tuple[str, ...] = (
    "maintenance", "scheduled maintenance", "planned maintenance", "gone", "blocked", "forbidden", "exception", "found", "redirect", "captcha", "security check", "restricted access", "web hosting", "coming soon", "under construction",
    "系统维护", "网站维护", "身份认证", "安全检查", "安全防护", "網站維護", "系統維護", "メンテナンスのお知らせ", "工事中", "セキュリティチェック", "공사 중", "서비스 점검 안내", "시스템 점검 안내", "시스템 점검",
    "технические работы", "профилактические работы", "проверка", "технічні роботи", "wartung", "wartungsarbeiten", "verboten", "sicherheitsprüfung", "interdit", "en travaux", "contrôle de sécurité", "authentification",
    "mantenimiento", "en construcción", "prohibido", "verificación de seguridad", "manutenção", "em construção", "proibido", "autenticação", "manutenzione", "lavori in corso", "controllo di sicurezza", "accesso", "weryfikacja", "prace konserwacyjne", "prace serwisowe", "przerwa techniczna", "bakım çalışması", "yasak", "giriş", "güvenlik kontrolü", "صيانة", "ممنوع", "قيد الإنشاء", "دخول",
)  # fmt: skip

TITLES: dict[Saying, tuple[str, ...]] = {
    Saying.GONE: (
        "pagina niet gevonden", "deze pagina bestaat niet", "pagina bestaat niet meer", "sidan hittades inte", "sidan kunde inte hittas", "sidan finns inte", "siden blev ikke fundet", "siden findes ikke", "siden ble ikke funnet", "fant ikke siden", "siden finnes ikke", "sivua ei löytynyt", "sivua ei löydy",
        "stránka nenalezena", "stránka nebyla nalezena", "stránka neexistuje", "stránka sa nenašla", "stránka nebola nájdená", "az oldal nem található", "a keresett oldal nem található", "oldal nem található", "pagina nu a fost găsită", "pagina nu există", "η σελίδα δεν βρέθηκε", "η σελίδα δεν υπάρχει", "страницата не е намерена", "stranica nije pronađena", "страница није пронађена", "puslapis nerastas",
        "không tìm thấy trang", "trang không tồn tại", "không tìm thấy", "halaman tidak ditemukan", "halaman tidak tersedia", "הדף לא נמצא", "העמוד לא נמצא", "הדף המבוקש לא נמצא", "صفحه یافت نشد", "صفحه پیدا نشد", "صفحه مورد نظر یافت نشد", "पृष्ठ नहीं मिला", "ไม่พบหน้า", "ไม่พบหน้าที่ต้องการ",
        # English
        "not found", "page not found", "file not found", "document not found", "content not found", "404",
        "410", "gone", "page does not exist", "page doesn't exist", "page cannot be found", "page can't be found",
        "page can not be found", "that page can't be found", "this page isn't available", "page not available",
        "page no longer available", "page no longer exists", "page unavailable", "object not found", "resource not found",
        "article not found", "news not found", "record not found", "item not found", "no longer available", "page missing",
        "we can't find that page", "we couldn't find that page", "page you requested was not found",
        "the page you requested could not be found", "the page you were looking for doesn't exist", "requested page not found",
        "the resource cannot be found", "nothing found", "page removed", "page has been removed", "invalid url", "url not found", "file or directory not found", "webpage cannot be found", "key does not exist",
        # Chinese
        "页面不存在", "页面未找到", "找不到页面", "页面找不到了", "未找到页面", "网页不存在", "您访问的页面不存在", "您访问的网页不存在",
        "你访问的页面不存在", "访问的页面不存在", "文章不存在", "内容不存在", "文件不存在", "信息不存在", "该页面不存在", "该信息不存在",
        "页面走丢了", "页面丢失", "页面丢失了", "页面飞走了", "页面已删除", "页面已被删除", "文章已删除", "内容已删除", "该文章已被删除", "该信息已删除",
        "无法找到页面", "无法找到该页", "无法找到该网页", "找不到该页", "找不到文件", "找不到您访问的页面", "您要访问的页面不存在", "您查看的页面不存在", "没有找到页面", "没有找到您要访问的页面",
        "頁面不存在", "找不到頁面", "找不到網頁", "網頁不存在", "您訪問的頁面不存在", "找不到您要的網頁", "查無此頁", "查無資料", "無此頁面", "頁面已移除",
        # Japanese, Korean
        "ページが見つかりません", "お探しのページは見つかりません", "お探しのページは見つかりませんでした", "ページが見つかりませんでした", "ページは見つかりませんでした", "ページが存在しません",
        "指定されたページは存在しません", "お探しのページはありません", "お探しのページが見つかりません", "ファイルが見つかりません", "該当するページが見つかりません", "ページがありません", "ご指定のページが見つかりません", "ご指定のページは見つかりませんでした",
        "페이지를 찾을 수 없습니다", "요청하신 페이지를 찾을 수 없습니다", "존재하지 않는 페이지", "존재하지 않는 페이지입니다", "페이지가 존재하지 않습니다", "페이지 없음", "찾을 수 없는 페이지", "삭제된 게시물입니다", "존재하지 않는 게시물입니다",
        # Russian, Ukrainian
        "страница не найдена", "страница не существует", "документ не найден", "не найдено", "материал не найден", "страница удалена", "такой страницы нет", "запрашиваемая страница не найдена", "запрошенная страница не найдена", "файл не найден", "страница не найдена или удалена", "страница отсутствует",
        "сторінку не знайдено", "сторінка не знайдена", "сторінки не існує", "сторінка не існує", "не знайдено", "такої сторінки не існує", "сторінка відсутня",
        # German, French
        "seite nicht gefunden", "nicht gefunden", "seite existiert nicht", "die seite wurde nicht gefunden", "seite konnte nicht gefunden werden", "die seite konnte nicht gefunden werden", "die angeforderte seite konnte nicht gefunden werden", "die gewünschte seite wurde nicht gefunden", "inhalt nicht gefunden", "dokument nicht gefunden", "diese seite existiert nicht", "seite nicht verfügbar",
        "page non trouvée", "page introuvable", "page inexistante", "document introuvable", "non trouvé", "page non disponible", "la page demandée est introuvable", "la page que vous recherchez est introuvable", "la page demandée n'existe pas", "cette page n'existe pas", "cette page n'existe plus", "page supprimée", "contenu introuvable", "la page n'existe pas", "page demandée introuvable",
        # Spanish, Portuguese, Italian
        "página no encontrada", "no encontrado", "página no disponible", "la página no existe", "no se encontró la página", "no se ha encontrado la página", "la página solicitada no existe", "página no existe", "contenido no encontrado", "no se encuentra la página", "documento no encontrado", "esta página no existe", "la página que busca no existe",
        "página não encontrada", "não encontrado", "página não existe", "a página não existe", "página inexistente", "conteúdo não encontrado", "página indisponível", "esta página não existe", "a página solicitada não foi encontrada", "documento não encontrado", "esta página não parece existir", "página não foi encontrada",
        "pagina non trovata", "non trovato", "pagina inesistente", "la pagina non esiste", "pagina non disponibile", "la pagina richiesta non esiste", "contenuto non trovato", "la pagina richiesta non è stata trovata", "pagina non più disponibile", "questa pagina non esiste",
        # Polish, Turkish, Arabic
        "nie znaleziono strony", "strona nie istnieje", "nie znaleziono", "strona nie została znaleziona", "brak strony", "podana strona nie istnieje", "nie odnaleziono strony", "strona nieznaleziona", "nie ma takiej strony", "strona usunięta",
        "sayfa bulunamadı", "bulunamadı", "aradığınız sayfa bulunamadı", "sayfa mevcut değil", "böyle bir sayfa yok", "içerik bulunamadı", "aradığınız sayfa mevcut değil", "sayfa yok",
        "الصفحة غير موجودة", "لم يتم العثور على الصفحة", "الصفحة المطلوبة غير موجودة", "غير موجود", "الصفحة غير متوفرة", "لم يتم العثور على المحتوى", "هذه الصفحة غير موجودة", "لا توجد صفحة",
    ),
    Saying.DENIED: (
        "toegang geweigerd", "geen toegang", "åtkomst nekad", "adgang nægtet", "ingen tilgang", "pääsy evätty", "přístup odepřen", "přístup zamítnut", "prístup zamietnutý", "hozzáférés megtagadva", "acces interzis", "acces refuzat", "δεν επιτρέπεται η πρόσβαση", "достъпът е отказан", "pristup odbijen", "truy cập bị từ chối", "akses ditolak", "הגישה נדחתה", "دسترسی غیرمجاز",
        "access denied", "forbidden", "403", "401", "429", "unauthorized", "request blocked", "request rejected", "blocked", "access forbidden", "you have been blocked",
        "sorry you have been blocked", "access to this page has been denied", "permission denied", "not authorized", "the request could not be satisfied", "too many requests", "rate limited", "rate limit exceeded",
        "unusual traffic", "access to this site has been blocked", "you are not authorized to access this page", "web page blocked", "website blocked", "ip blocked", "restricted access", "access restricted", "unavailable for legal reasons", "451",
        "访问被拒绝", "禁止访问", "拒绝访问", "访问被拦截", "请求被拦截", "您的访问被拦截", "访问受限", "您的请求已被拦截", "访问被阻断", "网站防火墙", "没有权限", "无权访问", "权限不足", "访问过于频繁", "请求过于频繁", "您的访问过于频繁", "访问异常", "拦截提示", "当前访问疑似黑客攻击", "您没有权限访问此页面",
        "拒絕存取", "禁止存取", "存取被拒", "禁止訪問", "拒絕訪問", "沒有權限",
        "アクセスが拒否されました", "アクセス拒否", "アクセス権がありません", "アクセスが制限されています", "アクセスできません", "閲覧権限がありません",
        "접근 거부", "접근이 거부되었습니다", "접근이 차단되었습니다", "접근 권한이 없습니다", "접속이 차단되었습니다", "차단되었습니다", "권한이 없습니다", "접근 금지",
        "доступ запрещен", "доступ запрещён", "доступ ограничен", "доступ закрыт", "слишком много запросов", "доступ заблокирован", "в доступе отказано", "нет доступа",
        "доступ заборонено", "доступ обмежено", "доступ закрито", "забагато запитів",
        "zugriff verweigert", "zugriff nicht erlaubt", "kein zugriff", "zugriff gesperrt", "zugang verweigert", "zu viele anfragen", "verboten", "keine berechtigung", "zugriff blockiert",
        "accès refusé", "accès interdit", "accès non autorisé", "interdit", "trop de requêtes", "accès bloqué", "vous n'êtes pas autorisé à accéder à cette page", "accès restreint",
        "acceso denegado", "acceso prohibido", "prohibido", "acceso restringido", "acceso no autorizado", "demasiadas solicitudes", "acceso bloqueado",
        "acesso negado", "acesso proibido", "acesso não autorizado", "acesso bloqueado", "acesso restrito", "muitas requisições", "proibido",
        "accesso negato", "accesso vietato", "accesso non autorizzato", "accesso non consentito", "troppe richieste", "accesso bloccato", "accesso riservato",
        "odmowa dostępu", "brak dostępu", "dostęp zabroniony", "dostęp zablokowany", "brak uprawnień", "zbyt wiele żądań",
        "erişim engellendi", "erişim reddedildi", "yasak", "erişim yasak", "erişim izniniz yok", "çok fazla istek", "yetkisiz erişim",
        "تم رفض الوصول", "الوصول مرفوض", "ممنوع", "غير مصرح", "تم حظر الوصول", "الوصول ممنوع", "ليس لديك صلاحية", "تم الحجب",
    ),
    Saying.CHALLENGE: (
        "êtes-vous un robot", "êtes-vous humain", "sind sie ein roboter", "sind sie ein mensch", "eres un robot", "es usted un robot", "você é um robô", "sei un robot", "czy jesteś robotem", "robot musunuz", "вы не робот", "вы робот", "ви робот", "您是机器人吗", "你是机器人吗", "ロボットではありませんか", "로봇이 아닙니까", "هل أنت روبوت",
        "just a moment", "attention required", "attention required cloudflare", "one moment please", "please wait", "checking your browser", "verify you are human", "are you a robot", "are you human", "security check", "security verification", "human verification",
        "captcha", "robot check", "ddos guard", "ddos protection", "bot verification", "verifying your browser", "please verify you are a human", "pardon our interruption", "client challenge", "browser check", "checking your browser before accessing", "making sure you're not a bot", "verification required", "validate request",
        "安全验证", "安全检测", "安全检查", "人机验证", "请稍候", "请稍等", "验证码", "滑动验证", "访问验证", "正在验证", "浏览器安全检查", "正在进行安全检测", "安全防护", "浏览器检测", "滑块验证", "安全验证中", "请完成安全验证", "身份验证中", "正在检测浏览器", "网站安全验证",
        "安全驗證", "請稍候", "驗證碼", "人機驗證", "安全檢查",
        "しばらくお待ちください", "お待ちください", "ロボットではないことを確認してください", "セキュリティチェック", "認証確認",
        "잠시만 기다려 주십시오", "잠시만 기다려주세요", "잠시만 기다리십시오", "보안 확인", "자동입력 방지", "로봇이 아닙니다",
        "один момент", "подождите", "пожалуйста подождите", "проверка браузера", "проверка безопасности", "вы не робот", "подтвердите что вы не робот", "проверка",
        "зачекайте", "зачекайте будь ласка", "перевірка браузера", "перевірка безпеки", "ви не робот",
        "einen moment", "einen moment bitte", "nur einen moment", "bitte warten", "sicherheitsüberprüfung", "sicherheitsprüfung", "sind sie ein mensch", "browser wird überprüft",
        "un instant", "un instant s'il vous plaît", "un moment", "veuillez patienter", "vérification de sécurité", "contrôle de sécurité", "vérification du navigateur",
        "un momento", "un momento por favor", "espere por favor", "verificación de seguridad", "comprobación de seguridad", "verificando su navegador",
        "um momento", "um momento por favor", "aguarde", "verificação de segurança", "verificando o seu navegador", "verificando seu navegador",
        "un attimo", "attendere", "attendere prego", "controllo di sicurezza", "verifica di sicurezza", "verifica del browser",
        "chwileczkę", "proszę czekać", "proszę czekać", "weryfikacja bezpieczeństwa", "sprawdzanie przeglądarki", "weryfikacja",
        "bir dakika", "bir dakika lütfen", "lütfen bekleyin", "güvenlik kontrolü", "güvenlik doğrulaması", "tarayıcınız kontrol ediliyor",
        "لحظة من فضلك", "انتظر لحظة", "يرجى الانتظار", "التحقق الأمني", "التحقق من المتصفح", "لحظة",
    ),
    Saying.LOGIN: (
        "log in", "login", "sign in", "signin", "log on", "logon", "single sign on", "authentication required", "please log in", "user login", "member login", "sign in to your account", "login required", "session expired",
        "登录", "用户登录", "登陆", "统一身份认证", "统一身份认证平台", "请登录", "请先登录", "登录页面", "系统登录", "会员登录", "身份认证", "登入", "使用者登入", "會員登入", "請登入",
        "ログイン", "サインイン", "会員ログイン", "로그인", "로그인이 필요합니다", "вход", "войти", "авторизация", "вход в систему", "вход на сайт", "вхід", "увійти", "авторизація",
        "anmelden", "anmeldung", "einloggen", "connexion", "se connecter", "identification", "authentification", "iniciar sesión", "inicio de sesión", "acceder", "entrar", "iniciar sessão", "fazer login", "autenticação", "accedi", "accesso", "area riservata",
        "zaloguj się", "logowanie", "zaloguj", "giriş", "giriş yap", "oturum aç", "kullanıcı girişi", "تسجيل الدخول", "دخول",
    ),
    Saying.CONSENT: (
        "we need your consent", "your consent", "wir benötigen ihre zustimmung", "wir brauchen ihre zustimmung", "ihre einwilligung", "votre consentement", "nous avons besoin de votre consentement", "necesitamos su consentimiento", "precisamos do seu consentimento", "abbiamo bisogno del tuo consenso", "potrzebujemy twojej zgody", "нам нужно ваше согласие",
        "before you continue", "cookie consent", "we value your privacy", "cookies", "your privacy choices", "accept cookies", "cookie einstellungen", "cookie settings", "wir verwenden cookies", "we use cookies", "gestion des cookies", "bevor sie fortfahren", "avant de continuer", "vos choix en matière de cookies", "antes de continuar", "prima di continuare", "zanim przejdziesz dalej", "devam etmeden önce", "قبل المتابعة", "перш ніж продовжити", "прежде чем продолжить", "クッキーの使用について", "쿠키 사용 동의", "隐私设置",
    ),
    Saying.ERROR: (
        "er is een fout opgetreden", "er ging iets mis", "ett fel uppstod", "något gick fel", "der opstod en fejl", "det oppsto en feil", "tapahtui virhe", "nastala chyba", "došlo k chybě", "vyskytla sa chyba", "hiba történt", "a apărut o eroare", "παρουσιάστηκε σφάλμα", "възникна грешка", "došlo je do greške", "đã xảy ra lỗi", "terjadi kesalahan", "אירעה שגיאה", "خطایی رخ داد", "เกิดข้อผิดพลาด",
        "500", "502", "503", "504", "520", "521", "522", "internal server error", "server error", "bad gateway", "gateway timeout", "gateway time out", "service unavailable", "service temporarily unavailable", "temporarily unavailable", "application error", "runtime error", "something went wrong",
        "an error occurred", "an error has occurred", "an unexpected error has occurred", "unexpected error", "bad request", "400", "request timeout", "database error", "error establishing a database connection", "fatal error", "system error", "unknown error", "proxy error", "web server is down", "connection timed out", "origin is unreachable", "this site can't be reached", "site unavailable", "website unavailable", "error page", "error occurred", "server is busy", "invalid request", "request error", "exception", "http status 500", "http status 503", "we're sorry", "sorry something went wrong", "backend fetch failed", "error report", "whitelabel error page", "privacy error", "your connection is not private", "this site can't be reached", "browser not supported", "unsupported browser", "cookies required", "cookies disabled", "undefined", "null", "nan", "object object", "queue it", "waiting room", "operation timed out",
        "系统错误", "服务器错误", "服务器内部错误", "服务不可用", "服务暂时不可用", "服务器繁忙", "系统繁忙", "系统异常", "网关超时", "网关错误", "数据库错误", "数据库连接错误", "网络异常", "程序异常", "服务器异常", "访问出错", "出错了", "系统出错", "页面出错", "错误页面", "系统发生错误", "请求错误", "服务器开小差了", "网站暂时无法访问", "站点暂停", "网站已关闭", "站点已关闭", "网站暂停访问", "未备案提示",
        "系統錯誤", "伺服器錯誤", "伺服器忙碌", "服務暫停", "系統忙碌", "發生錯誤",
        "サーバーエラー", "内部サーバーエラー", "エラーが発生しました", "サービスを利用できません", "サービス停止中", "システムエラー", "アクセスが集中しています", "ただいまアクセスが集中しております", "現在アクセスが集中しています",
        "서버 오류", "내부 서버 오류", "오류가 발생했습니다", "서비스를 사용할 수 없습니다", "시스템 오류", "일시적인 오류", "서비스 일시 중단", "오류 안내", "에러 페이지",
        "ошибка сервера", "внутренняя ошибка сервера", "сервис недоступен", "сервис временно недоступен", "сайт временно недоступен", "произошла ошибка", "сайт недоступен", "временно недоступно", "ошибка приложения",
        "помилка сервера", "внутрішня помилка сервера", "сервіс недоступний", "сайт тимчасово недоступний", "сталася помилка", "тимчасово недоступний",
        "serverfehler", "interner serverfehler", "interner fehler", "dienst nicht verfügbar", "ein fehler ist aufgetreten", "vorübergehend nicht verfügbar", "es ist ein fehler aufgetreten", "anwendungsfehler", "systemfehler", "technischer fehler",
        "erreur serveur", "erreur interne", "erreur interne du serveur", "service indisponible", "une erreur est survenue", "une erreur s'est produite", "service temporairement indisponible", "site indisponible", "temporairement indisponible", "erreur technique",
        "error del servidor", "error interno", "error interno del servidor", "servicio no disponible", "se ha producido un error", "ha ocurrido un error", "temporalmente no disponible", "servicio temporalmente no disponible", "ocurrió un error", "sitio no disponible",
        "erro no servidor", "erro interno", "erro interno do servidor", "serviço indisponível", "ocorreu um erro", "temporariamente indisponível", "serviço temporariamente indisponível", "site indisponível", "ocorreu um erro inesperado",
        "errore del server", "errore interno", "errore interno del server", "servizio non disponibile", "si è verificato un errore", "temporaneamente non disponibile", "servizio temporaneamente non disponibile", "sito non disponibile",
        "błąd serwera", "wewnętrzny błąd serwera", "usługa niedostępna", "wystąpił błąd", "tymczasowo niedostępna", "strona tymczasowo niedostępna", "serwis tymczasowo niedostępny", "serwis niedostępny",
        "sunucu hatası", "hizmet kullanılamıyor", "bir hata oluştu", "geçici olarak kullanılamıyor", "sistem hatası", "dahili sunucu hatası", "servis kullanılamıyor",
        "خطأ في الخادم", "الخدمة غير متاحة", "حدث خطأ", "حدث خطأ ما", "غير متاح مؤقتا", "الموقع غير متاح", "خطأ داخلي في الخادم", "الخدمة غير متاحة مؤقتا",
    ),
    Saying.MAINTENANCE: (
        "onderhoud", "gepland onderhoud", "website in onderhoud", "underhåll", "planerat underhåll", "vedligeholdelse", "vedlikehold", "huoltokatko", "údržba", "probíhá údržba", "karbantartás", "mentenanță", "site în mentenanță", "συντήρηση", "поддръжка", "održavanje", "bảo trì", "hệ thống đang bảo trì", "pemeliharaan", "sedang dalam pemeliharaan", "תחזוקה", "در حال بروزرسانی",
        "site under maintenance", "under maintenance", "maintenance", "maintenance mode", "site maintenance", "website maintenance", "down for maintenance", "scheduled maintenance", "we'll be back soon", "be right back", "we will be back soon", "under construction", "site under construction", "website under construction", "site offline", "coming soon", "temporarily down for maintenance", "briefly unavailable for scheduled maintenance", "website under maintenance", "planned maintenance", "system maintenance", "site is offline", "out of service",
        "系统维护中", "网站维护中", "正在维护", "维护中", "网站正在维护", "系统正在维护", "系统升级中", "网站升级中", "网站建设中", "正在升级", "网站正在升级", "系统维护", "网站维护", "正在建设中", "网站正在维护中", "系统正在升级", "网站升级维护中", "系統維護中", "網站維護中", "維護中", "系統維護", "網站維護", "網站建置中",
        "メンテナンス中", "ただいまメンテナンス中です", "システムメンテナンス中", "サイトメンテナンス中", "メンテナンスのお知らせ", "現在メンテナンス中です", "ただいまメンテナンス中", "工事中",
        "점검 중", "시스템 점검 중", "서비스 점검 중", "시스템 점검", "서비스 점검 안내", "시스템 점검 안내", "점검 중입니다", "홈페이지 점검 중", "공사 중",
        "технические работы", "сайт на обслуживании", "ведутся технические работы", "на сайте ведутся технические работы", "сайт находится на техническом обслуживании", "профилактические работы", "сайт в разработке", "сайт на реконструкции",
        "технічні роботи", "тривають технічні роботи", "сайт на обслуговуванні", "ведуться технічні роботи", "на сайті проводяться технічні роботи",
        "wartungsarbeiten", "wartung", "wartungsmodus", "wegen wartungsarbeiten nicht verfügbar", "wir sind bald zurück", "seite im aufbau", "website im wartungsmodus", "in wartung", "wartungsseite",
        "site en maintenance", "en maintenance", "maintenance en cours", "page en maintenance", "site en construction", "en travaux", "opération de maintenance",
        "en mantenimiento", "sitio en mantenimiento", "página en mantenimiento", "mantenimiento", "sitio en construcción", "en construcción", "portal en mantenimiento", "sitio web en mantenimiento",
        "em manutenção", "site em manutenção", "página em manutenção", "manutenção", "em construção", "portal em manutenção", "sistema em manutenção",
        "in manutenzione", "sito in manutenzione", "manutenzione", "sito in costruzione", "manutenzione in corso", "lavori in corso",
        "przerwa techniczna", "prace serwisowe", "strona w przebudowie", "trwają prace serwisowe", "strona w budowie", "prace konserwacyjne", "trwa konserwacja", "trwają prace techniczne",
        "bakım çalışması", "site bakımda", "bakımda", "bakım modu", "sitemiz bakımdadır", "yapım aşamasında", "sitemiz bakım aşamasındadır",
        "الموقع تحت الصيانة", "تحت الصيانة", "الموقع قيد الصيانة", "صيانة", "قيد الإنشاء", "الموقع تحت الإنشاء", "الموقع في وضع الصيانة",
    ),
    Saying.SCRIPT: (
        "loading", "please enable javascript", "javascript required", "javascript is disabled", "javascript is not enabled", "加载中", "正在加载", "载入中", "読み込み中", "로딩 중", "загрузка", "wird geladen", "chargement", "cargando", "carregando", "caricamento", "ładowanie", "yükleniyor", "جار التحميل", "завантаження",
    ),
    Saying.MOVED: (
        "redirecting", "you are being redirected", "you should be redirected", "redirect", "object moved", "document moved", "moved permanently", "moved temporarily", "301 moved permanently", "302 found", "302 moved temporarily", "this page has moved", "page has moved", "page moved", "we have moved", "301", "302", "page redirection", "found", "307 temporary redirect", "temporary redirect", "permanent redirect",
        "页面跳转", "正在跳转", "跳转中", "页面跳转中", "正在跳转中", "自动跳转", "頁面跳轉", "網站搬遷", "网站迁移", "移転しました", "ページが移動しました", "リダイレクト", "ページ移動のお知らせ", "이동 중", "페이지 이동", "перенаправление", "страница перемещена", "перенаправлення", "weiterleitung", "sie werden weitergeleitet", "seite umgezogen", "redirection", "vous allez être redirigé", "page déplacée", "redirigiendo", "redireccionando", "redirecionando", "página movida", "reindirizzamento", "pagina spostata", "przekierowanie", "yönlendiriliyor", "yönlendiriliyorsunuz", "جار التحويل", "إعادة توجيه",
    ),
    Saying.PARKED: (
        "domain for sale", "this domain is for sale", "domain is for sale", "domain parked", "parked domain", "domain parking", "buy this domain", "this domain has expired", "domain expired", "welcome to nginx", "apache2 ubuntu default page", "apache2 debian default page", "iis windows server", "default web site page", "index of", "it works", "default page", "future home of", "account suspended", "this account has been suspended", "web hosting", "website expired", "site not published", "no site configured", "test page for the http server", "website is no longer available",
        "域名出售", "域名已过期", "该域名已过期", "此域名出售", "域名转让", "域名停放", "没有找到站点", "站点创建成功", "恭喜站点创建成功", "域名到期", "该网站已停止服务", "网站已停止服务", "域名未绑定", "網域出售", "このドメインは販売中です", "ドメインは販売中", "도메인 판매", "домен продается", "домен продаётся", "домен продається", "сайт заблокирован хостинг провайдером", "срок регистрации домена истек", "diese domain steht zum verkauf", "domain steht zum verkauf", "ce domaine est à vendre", "domaine à vendre", "este dominio está en venta", "dominio en venta", "este domínio está à venda", "domínio à venda", "questo dominio è in vendita", "domena na sprzedaż", "domena wygasła", "satılık alan adı", "bu alan adı satılıktır", "النطاق معروض للبيع",
    ),
}  # fmt: skip

SENTENCES: dict[Saying, tuple[str, ...]] = {
    Saying.GONE: (
        "de pagina die u zoekt", "de pagina die je zoekt", "bestaat niet meer of is verplaatst", "bestaat niet (meer)", "sidan du letar efter", "sidan du söker", "siden du leder efter", "siden du søger", "siden du leter etter", "hakemaasi sivua", "etsimääsi sivua", "stránka, kterou hledáte", "požadovaná stránka", "stránka, ktorú hľadáte", "a keresett oldal", "pagina pe care o căutați", "pagina căutată", "η σελίδα που ζητήσατε", "η σελίδα που αναζητάτε", "страницата, която търсите", "stranica koju tražite",
        "trang bạn tìm", "trang bạn yêu cầu", "trang này không tồn tại", "halaman yang anda cari", "halaman yang anda minta", "הדף שחיפשת", "הדף המבוקש", "صفحه مورد نظر شما", "صفحه‌ای که به دنبال", "आप जिस पृष्ठ", "ไม่พบหน้าที่คุณ",
        "requested url was not found", "was not found on this server", "page you requested could not be found", "page you requested was not found", "page you are looking for", "page you were looking for", "page you're looking for", "page you have requested", "page could not be found", "page cannot be found", "page can't be found", "no longer exists", "page doesn't exist", "page does not exist", "has been removed or", "may have been moved or deleted", "has been moved or deleted", "has been removed, had its name changed", "resource you are looking for has been removed", "we can't find the page", "we couldn't find the page", "we could not find the page", "is no longer available on this site", "broken link", "check the spelling", "check the url", "content you requested is not available", "nothing was found at this location", "article has been removed", "has been unpublished", "requested resource is not available", "specified key does not exist", "has not archived that url", "file or directory not found", "not found status 404",
        "您访问的页面不存在", "您要访问的页面", "您要查看的页面", "您查找的页面", "您请求的页面", "您所访问的页面", "您访问的网页", "您要找的页面", "您浏览的页面", "页面不存在", "页面已被删除", "页面已删除", "内容已被删除", "文章已被删除", "信息已被删除", "信息已删除", "已被删除或", "不存在或", "或已删除", "或已被删除", "信息不存在", "内容不存在", "文章不存在", "已删除或", "可能已被删除", "页面可能已", "找不到您", "无法找到您", "检查您输入的网址", "请检查网址", "请检查您输入的", "已被移除", "链接已失效", "页面已过期", "該頁面不存在", "找不到您要", "您要求的網頁", "您所要求的網頁", "網頁可能已", "已被移除或", "連結已失效",
        "お探しのページ", "ご指定のページ", "指定されたページ", "指定されたurl", "削除されたか", "移動または削除", "見つかりませんでした", "アドレスが変更", "ご覧になろうとした", "アクセスしようとしたページ",
        "요청하신 페이지", "찾으시는 페이지", "찾을 수 없습니다", "페이지의 주소가", "삭제되었거나", "존재하지 않거나", "변경 혹은 삭제", "변경되었거나", "삭제된 페이지", "접속하신 페이지",
        "страница не найдена", "запрашиваемая страница", "запрошенная страница", "запрашиваемая вами страница", "страница не существует", "была удалена", "возможно она была удалена", "возможно эта страница", "страница, которую вы ищете", "страница которую вы запросили", "неправильно набран адрес", "неправильный адрес", "такой страницы не существует", "проверьте правильность", "документ не найден",
        "сторінку не знайдено", "запитувана сторінка", "сторінка, яку ви шукаєте", "сторінка яку ви шукаєте", "була видалена", "можливо вона була видалена", "перевірте правильність", "такої сторінки не існує",
        "seite wurde nicht gefunden", "seite konnte nicht gefunden werden", "gewünschte seite", "angeforderte seite", "aufgerufene seite", "seite existiert nicht", "seite nicht mehr", "die von ihnen gesuchte", "die von ihnen aufgerufene", "wurde gelöscht oder", "verschoben oder gelöscht", "steht nicht mehr zur verfügung", "nicht mehr verfügbar", "überprüfen sie die adresse",
        "page demandée", "page que vous recherchez", "page que vous cherchez", "page recherchée", "n'existe pas ou", "n'existe plus", "a été supprimée", "a été déplacée", "est introuvable", "n'a pas été trouvée", "n'a pu être trouvée", "vérifiez l'adresse", "l'adresse saisie",
        "página solicitada", "página que busca", "página que está buscando", "página que buscas", "página que intenta", "no existe o", "ha sido eliminada", "fue eliminada", "ya no existe", "ya no está disponible", "no se encuentra disponible", "no ha sido encontrada", "no pudo ser encontrada", "compruebe la dirección", "verifique la dirección",
        "página solicitada não", "página que procura", "página que você procura", "página que você está procurando", "página que está procurando", "não foi encontrada", "não foi encontrado", "não existe ou", "foi removida", "foi removido", "não existe mais", "já não existe", "não está mais disponível", "verifique o endereço", "verifique se o endereço", "link quebrado",
        "pagina richiesta", "pagina che stai cercando", "pagina cercata", "non esiste o", "non esiste più", "è stata rimossa", "è stata spostata", "non è stata trovata", "non è più disponibile", "non è disponibile", "verifica l'indirizzo", "verificare l'indirizzo",
        "strona, której szukasz", "strona której szukasz", "żądana strona", "podana strona", "nie została znaleziona", "nie istnieje lub", "została usunięta", "została przeniesiona", "sprawdź adres", "sprawdź, czy adres",
        "aradığınız sayfa", "ulaşmaya çalıştığınız sayfa", "istediğiniz sayfa", "erişmek istediğiniz sayfa", "kaldırılmış olabilir", "silinmiş olabilir", "taşınmış olabilir", "yayından kaldırılmış", "adresi kontrol edin", "görüntülemek istediğiniz sayfa",
        "الصفحة التي تبحث عنها", "الصفحة التي طلبتها", "الصفحة المطلوبة", "غير موجودة أو", "تم حذفها", "تم نقلها", "تأكد من العنوان", "لم يتم العثور",
    ),
    Saying.DENIED: (
        "you don't have permission", "you do not have permission", "you are not authorized", "you're not authorized", "not authorised to access", "you have been blocked", "your request has been blocked", "your access has been blocked", "your ip address has been", "your ip has been", "request was rejected", "requested url was rejected", "blocked by the", "security policy", "please consult with your administrator", "support id", "this website is using a security service", "triggered the security solution", "unusual activity", "automated requests", "automated access", "too many requests", "not available in your country", "not available in your region", "reference number", "ray id", "incident id", "request unsuccessful", "access is denied", "accessdenied", "enable cookies", "cookies are required", "cookies are disabled",
        "您的访问", "您的请求", "访问被拒绝", "请求被拒绝", "可能对网站造成", "安全威胁", "安全策略", "攻击行为", "疑似攻击", "被网站管理员", "联系网站管理员", "非法请求", "非法访问", "事件编号", "事件id", "您的ip", "您的ip地址", "ip地址已被", "访问过于频繁", "操作过于频繁", "请求过于频繁", "没有权限访问", "无权访问", "权限不足", "拦截原因", "请求包含", "不合法的参数", "已被拦截", "您沒有權限", "您的請求", "安全防護", "存取被拒",
        "アクセスが拒否", "アクセスする権限", "閲覧する権限", "アクセスを制限", "不正なアクセス", "접근이 거부", "접근 권한이 없", "접근이 차단", "접속이 차단", "비정상적인 접근", "보안 정책", "관리자에게 문의",
        "доступ запрещен", "доступ к этой странице", "доступ ограничен", "у вас нет прав", "недостаточно прав", "ваш ip", "ваш ip адрес", "заблокирован", "подозрительная активность", "доступ заборонено", "у вас немає прав", "ваша ip адреса", "недостатньо прав",
        "keine berechtigung", "nicht berechtigt", "zugriff verweigert", "ihre anfrage wurde", "ihre ip adresse", "wurde blockiert", "sicherheitsrichtlinie", "vous n'êtes pas autorisé", "vous n'avez pas l'autorisation", "accès refusé", "votre adresse ip", "votre requête", "a été bloquée", "politique de sécurité",
        "no tiene permiso", "no está autorizado", "acceso denegado", "su dirección ip", "su solicitud ha sido", "ha sido bloqueado", "ha sido bloqueada", "política de seguridad", "você não tem permissão", "não tem permissão", "não está autorizado", "acesso negado", "seu endereço ip", "sua solicitação", "foi bloqueado", "foi bloqueada", "política de segurança",
        "non hai il permesso", "non sei autorizzato", "non si dispone", "accesso negato", "il tuo indirizzo ip", "la tua richiesta", "è stata bloccata", "nie masz uprawnień", "brak uprawnień", "odmowa dostępu", "twój adres ip", "zostało zablokowane", "został zablokowany", "erişim izniniz", "yetkiniz yok", "ip adresiniz", "isteğiniz", "engellenmiştir", "engellendi", "ليس لديك إذن", "ليس لديك صلاحية", "غير مصرح لك", "تم حظر", "عنوان ip الخاص بك", "تم رفض",
    ),
    Saying.CHALLENGE: (
        "unusual traffic from", "trafic inhabituel", "ungewöhnlichen datenverkehr", "ungewöhnliche zugriffe", "tráfico inusual", "tráfego incomum", "traffico insolito", "nietypowy ruch", "olağandışı trafik", "необычный трафик", "подозрительный трафик", "незвичний трафік", "异常流量", "異常なトラフィック", "비정상적인 트래픽", "حركة مرور غير عادية", "cochez la case", "check the box below to continue", "markieren sie das kästchen",
        "checking your browser", "verify you are human", "verify that you are human", "verifying you are human", "verify you are not a robot", "you are not a robot", "i'm not a robot", "complete the security check", "enable javascript and cookies to continue", "needs to review the security of your connection", "performance & security by", "performance security by", "ddos protection by", "unusual traffic from your", "complete the captcha", "solve the captcha", "type the characters", "this process is automatic", "your browser will redirect", "proof of work", "press and hold", "please wait while we", "before proceeding to", "not a robot", "characters you see", "you are now in line", "when it is your turn", "waiting room",
        "完成验证", "完成安全验证", "请完成", "进行安全验证", "进行人机验证", "浏览器安全检查", "正在检查您的浏览器", "正在进行安全", "正在验证您的", "输入验证码", "请输入验证码", "拖动滑块", "向右滑动", "滑块完成", "点击按钮进行验证", "访问网站前", "确认您不是机器人", "请稍候", "完成驗證", "輸入驗證碼", "正在檢查您的瀏覽器", "ロボットではない", "文字を入力", "ブラウザを確認", "로봇이 아닙니다", "로봇이 아님", "보안문자", "브라우저를 확인",
        "проверяем ваш браузер", "проверка вашего браузера", "что вы не робот", "что вы человек", "введите символы", "введите код с картинки", "перевіряємо ваш браузер", "що ви не робот", "що ви людина", "ihr browser wird", "dass sie kein roboter", "dass sie ein mensch", "sicherheitsabfrage", "vérification de votre navigateur", "que vous n'êtes pas un robot", "que vous êtes humain", "que vous êtes un humain", "verificando su navegador", "que no es un robot", "que no eres un robot", "que es humano", "que você não é um robô", "que não é um robô", "que você é humano", "verificando seu navegador", "che non sei un robot", "che sei umano", "verifica del tuo browser", "że nie jesteś robotem", "że jesteś człowiekiem", "sprawdzamy twoją przeglądarkę", "robot olmadığınızı", "insan olduğunuzu", "tarayıcınız kontrol", "أنك لست روبوت", "أنك إنسان", "التحقق من متصفحك",
    ),
    Saying.LOGIN: (
        "forgot your password", "forgot password", "please log in to", "please sign in to", "you must be logged in", "you must log in", "sign in to continue", "log in to continue", "enter your username", "your session has expired", "session has expired", "忘记密码", "请先登录", "请登录后", "登录后查看", "登录超时", "会话已过期", "重新登录", "忘記密碼", "請先登入", "パスワードを忘れた", "パスワードをお忘れ", "ログインしてください", "비밀번호 찾기", "로그인 후", "로그인이 필요", "забыли пароль", "необходимо авторизоваться", "войдите чтобы", "забули пароль", "необхідно увійти", "passwort vergessen", "bitte melden sie sich an", "mot de passe oublié", "veuillez vous connecter", "olvidó su contraseña", "olvidaste tu contraseña", "debe iniciar sesión", "esqueceu a senha", "esqueceu sua senha", "esqueci minha senha", "precisa iniciar sessão", "password dimenticata", "devi accedere", "effettuare l'accesso", "nie pamiętasz hasła", "musisz się zalogować", "şifremi unuttum", "giriş yapmalısınız", "giriş yapmanız", "نسيت كلمة المرور", "يجب تسجيل الدخول",
    ),
    Saying.CONSENT: (
        "need your consent to", "benötigen wir ihre einwilligung", "benötigen wir ihre zustimmung", "avons besoin de votre consentement", "necesitamos su consentimiento", "precisamos do seu consentimento", "abbiamo bisogno del tuo consenso", "potrzebujemy twojej zgody",
        "accept all cookies", "accept all and continue", "we and our partners", "to continue you must accept", "you must accept cookies", "before you continue to", "alle akzeptieren", "alle cookies akzeptieren", "mit werbung weiterlesen", "tout accepter", "continuer sans accepter", "aceptar todas", "aceptar y continuar", "aceitar todos", "accetta tutti", "continua senza accettare", "zaakceptuj wszystkie", "tümünü kabul et", "принять все", "прийняти всі", "全てのクッキーを", "모두 동의", "قبول جميع",
    ),
    Saying.ERROR: (
        "fatal error uncaught", "uncaught exception", "unhandled exception", "stack trace", "traceback most recent call last", "sqlstate", "java lang", "nullpointerexception", "mysql connect", "mysqli connect", "parse error syntax error", "undefined index", "undefined variable", "ora 0",
        "an error occurred while", "an error has occurred", "an unexpected error", "internal server error", "server is temporarily unable", "is temporarily unavailable", "temporarily unable to service", "error establishing a database", "correlation id", "technical difficulties", "experiencing difficulties", "stack trace", "unhandled exception", "please try again later", "please try again in a few", "try again later", "server encountered an", "could not connect to", "connection refused", "upstream connect error", "no healthy upstream", "fatal error", "uncaught exception", "syntax error", "sqlstate", "ora-", "deadlock", "object reference not set", "java.lang", "traceback (most recent call last)", "whitelabel error page", "whoops, looks like something went wrong", "backend fetch failed", "guru meditation", "the origin web server", "web server is down", "the proxy server received", "critical error on this website", "no explicit mapping for", "varnish cache server", "browser is not supported", "upgrade your browser", "update your browser", "too long to respond", "connection is not private", "err_", "net err_", "operation timed out", "connection timed out", "could not resolve host", "failed to connect to", "server error in", "customerrors",
        "系统发生错误", "服务器发生错误", "服务器错误", "服务器内部错误", "服务器繁忙", "系统繁忙", "系统异常", "程序异常", "请稍后再试", "请稍后重试", "稍后再试", "暂时无法访问", "网站暂时", "无法访问此网站", "访问人数过多", "数据库连接", "未备案", "站点已暂停", "网站已关闭", "系統忙碌", "請稍後再試", "發生錯誤", "暫停服務",
        "エラーが発生", "しばらくしてから", "時間をおいて", "アクセスが集中", "サーバーが混み", "一時的にご利用", "ご利用いただけません", "오류가 발생", "잠시 후 다시", "서비스를 이용할 수 없", "이용에 불편을", "일시적으로 중단", "접속자가 많아",
        "произошла ошибка", "внутренняя ошибка", "попробуйте позже", "повторите попытку", "временно недоступ", "приносим извинения", "сталася помилка", "спробуйте пізніше", "тимчасово недоступ", "ein fehler ist aufgetreten", "versuchen sie es später", "vorübergehend nicht", "technischen problemen", "technische störung", "une erreur est survenue", "une erreur s'est produite", "réessayer plus tard", "réessayez plus tard", "ultérieurement", "temporairement indisponible", "momentanément indisponible", "problème technique",
        "se ha producido un error", "ha ocurrido un error", "inténtelo más tarde", "intente más tarde", "intente nuevamente más tarde", "temporalmente fuera", "problemas técnicos", "ocorreu um erro", "tente novamente mais tarde", "temporariamente indispon", "problemas técnicos", "si è verificato un errore", "riprova più tardi", "riprovare più tardi", "temporaneamente non", "problemi tecnici", "wystąpił błąd", "spróbuj ponownie później", "prosimy spróbować później", "tymczasowo niedostęp", "problemy techniczne", "bir hata oluştu", "daha sonra tekrar deneyin", "geçici olarak kullan", "teknik bir sorun", "حدث خطأ", "حاول مرة أخرى", "يرجى المحاولة لاحقا", "غير متاح حاليا", "خلل فني",
    ),
    Saying.MAINTENANCE: (
        "currently under maintenance", "undergoing maintenance", "undergoing scheduled maintenance", "down for maintenance", "down for scheduled maintenance", "performing maintenance", "performing scheduled maintenance", "is under maintenance", "back shortly", "back online shortly", "be back soon", "back online soon", "currently unavailable due to maintenance", "scheduled maintenance. check back", "check back in a minute", "currently offline", "site is under construction",
        "正在维护", "维护中", "正在升级", "升级中", "系统升级维护", "网站维护", "正在进行维护", "给您带来不便", "敬请谅解", "正在建设中", "维护期间", "恢复访问", "正在維護", "維護中", "系統維護", "造成不便", "敬請見諒",
        "メンテナンス中", "メンテナンスのため", "メンテナンスを実施", "ご不便をおかけ", "ご迷惑をおかけ", "점검 중", "점검중", "점검으로 인해", "점검을 진행", "이용이 제한", "технические работы", "техническое обслуживание", "технических работ", "сайт скоро", "технічні роботи", "технічних робіт", "wartungsarbeiten", "wird gewartet", "im wartungsmodus", "en maintenance", "opération de maintenance", "de retour bientôt", "de retour prochainement", "en mantenimiento", "tareas de mantenimiento", "labores de mantenimiento", "em manutenção", "manutenção programada", "in manutenzione", "manutenzione programmata", "lavori di manutenzione", "przerwa techniczna", "prace serwisowe", "prace konserwacyjne", "bakım çalışması", "bakım nedeniyle", "bakımdadır", "تحت الصيانة", "أعمال صيانة", "أعمال الصيانة", "قيد الصيانة",
    ),
    Saying.SCRIPT: (
        "enable javascript", "javascript is required", "requires javascript", "javascript is disabled", "javascript to be enabled", "turn on javascript", "javascript enabled", "doesn't work properly without javascript", "need to enable javascript", "请启用javascript", "启用js", "不支持javascript", "请开启javascript", "javascriptを有効", "자바스크립트를", "включите javascript", "увімкніть javascript", "aktivieren sie javascript", "javascript aktivieren", "activer javascript", "habilite javascript", "activar javascript", "ative o javascript", "habilitar o javascript", "abilita javascript", "abilitare javascript", "włącz javascript", "włączyć obsługę javascript", "javascript'i etkinleştirin", "تفعيل جافا سكريبت", "تمكين جافا سكريبت",
    ),
    Saying.MOVED: (
        "you should be redirected", "you will be redirected", "you are being redirected", "being redirected", "automatically redirected", "if you are not redirected", "redirected quickly", "click here if", "object moved to", "the document has moved", "has moved to", "we have moved", "our new website", "new web address", "update your bookmarks", "页面将自动跳转", "自动跳转", "秒后跳转", "如果没有自动跳转", "如果您的浏览器没有自动", "浏览器没有自动跳转", "正在为您跳转", "网站已迁移", "新网址", "網站已搬遷", "自動跳轉", "自動轉址", "自動的に移動", "自動的に切り替", "移転しました", "移動しました", "ジャンプしない", "자동으로 이동", "이동하지 않으면", "вы будете перенаправлены", "автоматически перенаправлены", "ви будете перенаправлені", "sie werden weitergeleitet", "automatisch weitergeleitet", "vous allez être redirigé", "vous serez redirigé", "será redirigido", "será redireccionado", "você será redirecionado", "será redirecionado", "verrai reindirizzato", "sarai reindirizzato", "zostaniesz przekierowany", "nastąpi przekierowanie", "yönlendiriliyorsunuz", "yönlendirileceksiniz", "سيتم تحويلك", "سيتم توجيهك",
    ),
    Saying.PARKED: (
        "domain is for sale", "domain may be for sale", "buy this domain", "inquire about this domain", "domain has expired", "domain name has expired", "this domain is registered", "parked free", "parked by", "make an offer on this domain", "renew this domain", "related searches", "successfully installed and working", "this is the default", "website you were trying to reach", "account has been suspended", "site has been suspended", "no web site is configured", "域名已过期", "域名出售", "域名正在出售", "购买此域名", "域名可以转让", "域名可转让", "欢迎购买", "没有找到站点", "站点创建成功", "您的请求在web服务器中没有找到对应的站点", "本页面由系统自动生成", "网站到期", "虚拟主机", "このドメインは", "도메인은 판매", "домен продается", "домен продаётся", "купить домен", "припаркован", "домен продається", "domain steht zum verkauf", "domain kaufen", "domaine est à vendre", "acheter ce domaine", "dominio está en venta", "comprar este dominio", "domínio está à venda", "comprar este domínio", "dominio è in vendita", "domena jest na sprzedaż", "kup tę domenę", "alan adı satılık", "alan adını satın", "هذا النطاق للبيع",
    ),
}  # fmt: skip
