// A page can be replaced in place (after an upload); what scripts tend must then be tended again.
const arrived = 'xaso:page'
const free = 'xaso:free'

/** Runs now and for every page that later takes this one's place. */
export function onPage(work: () => void) {
  work()
  document.addEventListener(arrived, work)
}

/** A form that was being sent did not get through: it may be sent again. */
export const onFree = (work: () => void): void => document.addEventListener(free, work)
export const setFree = (): boolean => document.dispatchEvent(new Event(free))

/** What a page says that tells of a refusal and of nothing else; undefined when it is any other page. */
export function problemIn(html: string): string | undefined {
  const next = new DOMParser().parseFromString(html, 'text/html')
  const said = next.querySelectorAll('[data-problem] > p[data-say]')
  const sentences = [...said].map(({ textContent }) => textContent.trim().replace(/\.?$/, '.'))
  return sentences.length > 0 ? sentences.join(' ') : undefined
}

/** Shows a page that was fetched as if the browser had gone there. */
export function showPage(html: string, url: string) {
  const next = new DOMParser().parseFromString(html, 'text/html')
  const known = new Set([...document.scripts].map(({ src }) => src))
  const scripts = [...next.scripts].map(({ src }) => src).filter((src) => !known.has(src))
  if (url !== '' && url !== location.href) history.pushState(null, '', url)
  document.title = next.title
  document.body.replaceWith(next.body)
  for (const src of new Set(scripts)) document.head.append(moduleOf(src))
  scrollTo(0, 0)
  document.dispatchEvent(new Event(arrived))
}

function moduleOf(src: string) {
  const script = document.createElement('script')
  script.type = 'module'
  script.src = src
  return script
}

// Going back over a replaced page shows the one before it from the server.
addEventListener('popstate', () => location.reload())
