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
  !/^\/(tep|api|assets|gia-lap|dang-nhap\/cong-dan|dang-xuat|healthz)(\/|$)|\.(pdf|json)$/.test(
    pathname,
  )

/** Follows the links of our own pages, one example of each kind, and says what is wrong with any of them. */
export async function crawl(page: Page, from: readonly string[]) {
  const queue = [...from]
  const seen = new Set(from.map(patternOf))
  const wrong: string[] = []
  let looked = 0
  for (let path = queue.shift(); path !== undefined && looked < most; path = queue.shift()) {
    const answer = await page.goto(path)
    looked += 1
    const status = answer?.status() ?? 0
    if (status !== 200) wrong.push(`${path}: status ${status}`)
    wrong.push(...(await faultsIn(page)).map((fault) => `${path}: ${fault}`))
    for (const next of await linksOf(page)) {
      if (seen.has(patternOf(next))) continue
      seen.add(patternOf(next))
      queue.push(next)
    }
  }
  return { looked, wrong }
}

async function linksOf(page: Page): Promise<string[]> {
  const here = new URL(page.url())
  const links = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((one) => (one as HTMLAnchorElement).href))
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
