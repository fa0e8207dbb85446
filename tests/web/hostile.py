"""What people type and pages contain to break or take over what shows it.

After the OWASP lists for cross-site scripting, injection, path traversal and open
redirects, in our own words where words matter.
"""

HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'><svg/onload=alert(1)>",
    "</title><script>alert(1)</script>",
    "</textarea></select></style><script>alert(1)//",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "{{7*7}}${7*7}<%= 7*7 %>{% print(7*7) %}",
    "' OR 1=1 --",
    "'; DROP TABLE page; --",
    "%' UNION SELECT body FROM text --",
    "../../../../etc/passwd",
    "..%2f..%2f..%2fetc%2fpasswd",
    "//evil.example/",
    "/\\evil.example/",
    "https:evil.example",
    "\r\nSet-Cookie: a=b\r\n\r\n<script>alert(1)</script>",
    "\x00\x01\x1b[31m\x7f",
    "\u202egnp.exe\u2066",
    "\ufeff\ufffe\U0001f9ff",
    "-1",
    "0",
    "1e309",
    "NaN",
    "9" * 40,
    "١٢٣",
    "true",
    "a" * 5000,
    "(" * 300,
    "%",
    "%00",
    "%ff%fe",
    "&lt;b&gt;&#60;script&#62;",
    "\u202e\u2066<b>",
]
