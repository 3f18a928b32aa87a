type Cookie = { value: string; path: string }

/** A browser over real HTTP: keeps cookies by path, follows redirects by hand, says what it asked for. */
export function webBrowser() {
  const jar = new Map<string, Cookie>()
  const visited: string[] = []

  function keep(header: string) {
    const [pair = '', ...attributes] = header.split(';').map((part) => part.trim())
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    const expires = attributes.find((one) => /^expires=/i.test(one))?.slice(8)
    if (expires && new Date(expires).getTime() < Date.now()) jar.delete(name)
    else jar.set(name, { value: pair.slice(at + 1), path })
  }

  const cookiesFor = (path: string) =>
    [...jar]
      .filter(([, cookie]) => path.startsWith(cookie.path))
      .map(([name, { value }]) => `${name}=${value}`)
      .join('; ')

  async function ask(address: string, form?: Record<string, string>): Promise<WebPage> {
    const url = new URL(address)
    const cookie = cookiesFor(url.pathname)
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { 'sec-fetch-site': 'same-origin', ...(cookie && { cookie }) },
      ...(form && { body: new URLSearchParams(form) }),
    })
    for (const header of answer.headers.getSetCookie()) keep(header)
    visited.push(`${form ? 'POST' : 'GET'} ${url.pathname} ${answer.status}`)
    const next = answer.headers.get('location')
    if (next !== null) return ask(new URL(next, url).href)
    return { url, status: answer.status, body: await answer.text(), headers: answer.headers }
  }

  return {
    jar,
    visited,
    get: (address: string) => ask(address),
    post: (address: string, form: Record<string, string>) => ask(address, form),
  }
}

export type WebPage = { url: URL; status: number; body: string; headers: Headers }
