# ruff: noqa: E501 - a row of a table is a guard, however long
"""What guards and hosters leave in the source of the pages that they send instead.

A sure mark is found in nothing else; a possible one also in whole pages, where the
guard only watches. Both speak only on a page that itself says little.
"""

from __future__ import annotations

import dataclasses
import re

from monitor.model import Availability


@dataclasses.dataclass(frozen=True, slots=True)
class Mark:
    """A guard's name and what it leaves behind, in lower case; any one is enough."""

    name: str
    traces: tuple[str, ...]
    sure: bool = True

    def on(self, lowered: str) -> bool:
        """Whether the mark is on a page whose source, in lower case, is `lowered`."""
        return any(trace in lowered for trace in self.traces)


CHALLENGES: tuple[Mark, ...] = (
    Mark("Cloudflare", ("_cf_chl_opt", "cf-browser-verification", "cf_chl_", "cf-challenge", 'id="cf-wrapper', "cf-error-details")),
    Mark("F5", ("/tspd/", '"bobcmn"', "tspd_101", "requested url was rejected. please consult")),
    Mark("Imperva", ("_incapsula_resource", "incapsula incident")),
    Mark("Akamai", ("errors.edgesuite.net", "sec-if-cpt-container", "bm-verify=")),
    Mark("Sucuri", ("sucuri_cloudproxy_js", "sucuri website firewall")),
    Mark("DDoS-Guard", ("ddos-guard/js-challenge", "ddos-guard/.well-known", "/.well-known/ddos-guard/")),
    Mark("AWS WAF", ("gokuprops", "awswaf.com", "awswafintegration")),
    Mark("DataDome", ("captcha-delivery.com", "var dd={'rt'")),
    Mark("PerimeterX", ("px-captcha", "_pxappid", "human-challenge")),
    Mark("Kasada", ("kpsdk.", "window.kpsdk")),
    Mark("Radware", ("validate.perfdrive.com", "shieldsquare")),
    Mark("Vercel", ("/.well-known/vercel/security", "_vcrct")),
    Mark("Anubis", ("anubis_challenge", "/.within.website/")),
    Mark("Qrator", ("__qrator", "qauth_handle_validate")),
    Mark("Reblaze", ("rbzns", "window.rbz")),
    # Guards of Chinese government sites: a page of script that sets a cookie.
    Mark("Ruishu", ("$_ts=", "$_ts =", "$_ts.", "['$_ts']", '["$_ts"]', "fssbbil1ugzbn7n")),
    Mark("Jiasule", ("__jsl_clearance", "jsl_clearance_s")),
    Mark("Yunsuo", ("yunsuo_session_verify", "security_session_verify", "security_verify_data")),
    Mark("Alibaba Cloud WAF", ("acw_sc__v2", "acw_sc__v3", "aliyun_waf", "aliyunwaf", "_waf_bd", "punish-component")),
    Mark("Qianxin", ("wzws-waf-cgi", "wzws_confirm", "wzwschallenge", "wangzhan.qianxin")),
    Mark("BT panel", ("btwaf", "a20be899_96a6_40b2_88ba_32f1f75f1552")),
    Mark("Safedog", ("safedog.cn", "404.safedog")),
    Mark("Huawei Cloud WAF", ("hwwafsesid", "hwwafsestime")),
    Mark("Tencent Cloud", ("captcha.qcloud.com", "ssl.captcha.qq.com", "new tencentcaptcha(", "waf.tencent")),
    Mark("Baidu", ("wappass.baidu", "verify.baidu.com")),
    Mark("Chuangyudun", ("365cyd", "yunaq.com", "chuangyudun")),
    Mark("C3VK", ("c3vk=",)),
    Mark("GeeTest", ("initgeetest(",)),
    Mark("Cloudflare", ("cdn-cgi/challenge-platform", "challenges.cloudflare.com"), sure=False),
    Mark("reCAPTCHA", ("google.com/recaptcha", "recaptcha.net/recaptcha", "grecaptcha."), sure=False),
    Mark("hCaptcha", ("hcaptcha.com",), sure=False),
    Mark("a captcha", ("captcha", "dun.163.com"), sure=False),
    Mark("Akamai", ("reference&#32;&#35;", "reference #"), sure=False),
)  # fmt: skip

# A script that leaves a cookie and sends the visitor round again, whoever made it.
COOKIE = ("document.cookie", "document['cookie']", 'document["cookie"]')
AGAIN = ("location.reload", "location.href", "location.replace", "location.assign", "location=", "location =", "location['", 'location["', ".reload(")  # fmt: skip

# What sites call their own error pages: classes and ids of <html> and <body>.
NAMED: dict[Availability, frozenset[str]] = {
    Availability.GONE: frozenset(
        {"error404", "error-404", "page-404", "page404", "http404", "http-404", "404-page", "path-404", "is-404", "not-found", "page-not-found", "notfound", "pagenotfound", "template-404", "status-404", "err404"}
    ),
    Availability.BLOCKED: frozenset(
        {"error403", "error-403", "page-403", "path-403", "access-denied", "accessdenied", "path-system-403", "login-page", "page-login"}
    ),
    Availability.UNAVAILABLE: frozenset(
        {"error500", "error-500", "page-500", "error-page", "errorpage", "page-error", "neterror", "maintenance-page", "maintenance-mode", "in-maintenance", "page-maintenance", "system-maintenance"}
    ),
}  # fmt: skip

PARKED: tuple[Mark, ...] = (
    Mark("a parking service", ("sedoparking", "parkingcrew", "bodis.com", "parklogic", "hugedomains", "afternic.com", "dan.com/buy-domain", "above.com/marketplace", "parking-lander", "4.cn/domain", "juming.com", "cashparking", "skenzo", "uniregistry.com/market")),
)  # fmt: skip

# Where a framework puts the page once its script has run.
SHELLS = re.compile(
    r"<(?:div|main|section)\b[^>]{0,300}?\bid=[\"']?(?:app|root|__next|__nuxt|main-app|"
    r"q-app|react-root|gatsby-focus-wrapper|svelte|ember-app|mount)\b|"
    r"<app-root\b|<my-app\b|\bng-app\b|\bv-cloak\b|\bng-cloak\b",
    re.IGNORECASE,
)
# How a template's variable begins; the pattern after it is slow on long texts.
OPENINGS = ("{{", "{%", "<%", "${", "[[", "#{", "@@")
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
