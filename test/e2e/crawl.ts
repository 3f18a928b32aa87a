import axe from 'axe-core'
import type { Page } from 'playwright-core'

/** How many kinds of page are looked at for one reader. */
const most = 25

/** One page in the place of all that differ only in a code, an id or a day. */
export const patternOf = (path: string): string =>
  path
    .replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, ':id')
    .replaceAll(/H\d\d[\d.]*-\d{6}-\d{4}/g, ':code')
    .replaceAll(/\d{4}-\d\d-\d\d/g, ':date')
    .replaceAll(/\/\d\.\d{6}(?=\/|$)/g, '/:procedure')

/** No page of ours: files, papers, what programs read, and what ends the visit. */
const isPage = ({ pathname }: URL) =>
  !/^\/(tep|api|assets|gia-lap|dang-nhap\/cong-dan|dang-xuat|healthz)(\/|$)|\.(pdf|json|csv|xlsx|pem)$|\/tep$/.test(
    pathname,
  )

/**
 * Follows the links of our own pages, one example of each kind, and says what is wrong with any of them. What is
 * `refused` is linked for other readers too; this one is told so.
 */
export async function crawl(page: Page, from: readonly string[], refused: readonly string[] = []) {
  const queue = [...from]
  const seen = new Set(from.map(patternOf))
  const wrong: string[] = []
  let looked = 0
  for (let path = queue.shift(); path !== undefined && looked < most; path = queue.shift()) {
    wrong.push(...(await lookAt(page, path, refused.includes(path) ? 403 : 200)))
    looked += 1
    const links = Map.groupBy(await linksOf(page), patternOf)
    const fresh = [...links].filter(([pattern]) => !seen.has(pattern))
    for (const [pattern] of fresh) seen.add(pattern)
    queue.push(...fresh.flatMap(([, examples]) => examples.slice(0, 1)))
  }
  return { looked, wrong }
}

async function lookAt(page: Page, path: string, expected: number): Promise<string[]> {
  const answer = await page.goto(path)
  const status = answer?.status() ?? 0
  const faults = await faultsIn(page)
  if (status !== expected) faults.unshift(`status ${status}`)
  return faults.map((fault) => `${path}: ${fault}`)
}

async function linksOf(page: Page): Promise<string[]> {
  const here = new URL(page.url())
  const links = await page.locator('a[href]').evaluateAll((all) =>
    // Links of a drawing have no address of their own kind.
    all.map((one) => new URL(one.getAttribute('href') ?? '', document.baseURI).href),
  )
  return links
    .map((href) => new URL(href))
    .filter((url) => url.origin === here.origin && isPage(url))
    .map(({ pathname }) => pathname)
}

/** What a reader with a narrow screen, or one who cannot see it, would stumble over. */
async function faultsIn(page: Page): Promise<string[]> {
  const tooWide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    return scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []
  })
  // By way of the debugger, because the content security policy rightly lets no script of ours in.
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  )
  const grave = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
  const inWords = grave.map(
    ({ id, nodes }) =>
      `${id} at ${nodes
        .slice(0, 3)
        .map(({ target }) => target.join(' '))
        .join(', ')}`,
  )
  return [...tooWide, ...inWords]
}
