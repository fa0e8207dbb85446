"""What guards and hosters leave in the source of the pages that they send instead.

A sure mark is found in nothing else; a possible one also in whole pages, where the
guard only watches. Both speak only on a page that itself says little.
"""

from __future__ import annotations

import dataclasses
import re


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A guard's name and the pattern of what it leaves behind."""

    name: str
    pattern: re.Pattern[str]
    sure: bool = True


def _marks(sure: bool, rows: tuple[tuple[str, str], ...]) -> tuple[Mark, ...]:  # noqa: FBT001 - the table's caption
    return tuple(
        Mark(name, re.compile(pattern, re.IGNORECASE), sure) for name, pattern in rows
    )


CHALLENGES: tuple[Mark, ...] = _marks(
    True,
    (
        ("Cloudflare", r"_cf_chl_opt|cf-browser-verification|cf_chl_|cf-challenge|id=.cf-wrapper|cf-error-details"),
        ("F5", r"/TSPD/|bobcmn|TSPD_101|requested URL was rejected\. Please consult"),
        ("Imperva", r"_Incapsula_Resource|Incapsula incident|/_Incapsula_|hcaptcha_imperva"),
        ("Akamai", r"errors\.edgesuite\.net|sec-if-cpt-container|akamai-interstitial|bm-verify="),
        ("Sucuri", r"sucuri_cloudproxy_js|sucuri website firewall"),
        ("DDoS-Guard", r"ddos-guard/(?:js-challenge|\.well-known)|__ddg[0-9a-z]*_mark"),
        ("AWS WAF", r"gokuProps|awswaf\.com|AwsWafIntegration"),
        ("DataDome", r"captcha-delivery\.com|var dd=\{['\"]rt['\"]"),
        ("PerimeterX", r"px-captcha|_pxAppId|human-challenge"),
        ("Kasada", r"KPSDK|/149e9513-01fa-4fb0"),
        ("Radware", r"validate\.perfdrive\.com|radware_stormcaster|shieldsquare"),
        ("Vercel", r"vercel/security/|_vcrct"),
        ("Anubis", r"anubis_challenge|/\.within\.website/"),
        ("StackPath", r"sbbi/\?sbbpg|sbtsck"),
        ("Qrator", r"__qrator|qauth_handle_validate"),
        ("Reblaze", r"rbzns|window\.rbz"),
        # Guards of Chinese government sites: a page of script that sets a cookie.
        ("Ruishu", r"\$_ts\s*(?:=|\.)|window\[['\"]\$_ts['\"]\]|_\$[a-z0-9]{2}\(.{0,40}_\$[a-z0-9]{2}\b.{0,400}r=.m.|FSSBBIl1UgzbN7N"),
        ("Jiasule", r"__jsl_clearance|__jsluid_[hs]=.{0,200}location|jsl_clearance_s"),
        ("Yunsuo", r"yunsuo_session_verify|security_session_verify|security_verify_data|srcurl=.{0,80}security"),
        ("Alibaba Cloud WAF", r"acw_sc__v[23]|aliyun_waf|aliyunwaf|renderData.{0,40}_waf_|punish-component|nocaptcha.{0,80}aliyun"),
        ("360 / Qianxin", r"wzws-waf-cgi|WZWS_CONFIRM|wzwschallenge|wangzhan\.qianxin|wzws_cid"),
        ("BT panel", r"btwaf|/a20be899_96a6_40b2_88ba_32f1f75f1552|/bt_waf"),
        ("Safedog", r"safedog|waf\.safedog|404\.safedog"),
        ("Huawei Cloud WAF", r"HWWAFSESID|hwwaf|HWWAFSESTIME"),
        ("Tencent Cloud", r"WAF-?TENCENT|TencentCaptcha\(|captcha\.qcloud\.com|ssl\.captcha\.qq\.com"),
        ("Baidu", r"yjs-cdn|yunjiasu|verify\.baidu\.com|wappass\.baidu"),
        ("Chuangyudun", r"yunaq\.com|365cyd|chuangyudun|knownsec"),
        ("C3VK", r"C3VK="),
        ("GeeTest", r"initGeetest|geetest\.com/"),
    ),
) + _marks(
    False,
    (
        ("Cloudflare", r"cdn-cgi/challenge-platform|challenges\.cloudflare\.com|cf\.errors|Ray ID"),
        ("reCAPTCHA", r"google\.com/recaptcha|grecaptcha|recaptcha\.net/recaptcha"),
        ("hCaptcha", r"hcaptcha\.com"),
        ("a captcha", r"captcha|yidun|dun\.163\.com"),
        ("Akamai", r"Reference\s*(?:&#32;)?#\s*(?:&#35;)?[0-9a-f.]{8,}"),
        ("a cookie check", r"document\.cookie\s*=.{0,2000}(?:location\s*\.\s*(?:reload|replace|href|assign)|location\s*=)"),
        ("a cookie check", r"location\s*\.\s*reload\s*\(|location\[['\"]"),
    ),
)  # fmt: skip

PARKED: tuple[Mark, ...] = _marks(
    True,
    (
        ("a parking service", r"sedoparking|parkingcrew|bodis\.com|parklogic|domainmarket|hugedomains|afternic|dan\.com/buy-domain|above\.com/marketplace|parking-lander|/park\.js|4\.cn/|juming\.com|ename\.com/|cashparking|skenzo|uniregistry\.com/market"),
    ),
)  # fmt: skip

# Where a framework puts the page once its script has run.
SHELLS = re.compile(
    r"<(?:div|main|section)\b[^>]*\bid=[\"']?(?:app|root|__next|__nuxt|main-app|"
    r"q-app|react-root|gatsby-focus-wrapper|svelte|ember-app|mount)\b[\"']?[^>]*>|"
    r"<app-root\b|<my-app\b|\bng-app\b|\bv-cloak\b|\bng-cloak\b",
    re.IGNORECASE,
)
# What a template engine should have put a word in place of.
VARIABLES = re.compile(
    r"\{\{\s*[^{}\n]{1,120}\}\}|\{%[^%\n]{1,120}%\}|<%[=-]?[^%\n]{1,120}%>|"
    r"\$\{[A-Za-z_][\w.()\[\]]{0,80}\}|\[\[\s*[A-Za-z_$][\w.]{0,80}\s*\]\]|"
    r"#\{[A-Za-z_][\w.]{0,80}\}|@@[A-Za-z_]\w{1,60}@@"
)
# A script that does nothing but lead elsewhere.
SCRIPT_REDIRECT = re.compile(
    r"(?:window|document|self|top|parent)?\.?\blocation"
    r"(?:\.href|\.pathname)?\s*(?:=|\.(?:replace|assign)\s*\()\s*"
    r"[\"']([^\"'\s]{1,500})[\"']",
    re.IGNORECASE,
)
