import type { Page } from 'playwright-core'

/** What stands under the cursor of the keyboard, as a screen reader would name it, and whether it can be seen there. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const one = document.activeElement as HTMLInputElement | null
    const label = [...(one?.labels ?? [])].map(({ innerText }) => innerText).join(' ')
    const text = one?.getAttribute('aria-label') ?? (label === '' ? (one?.innerText ?? '') : label)
    // A card shows the ring of its link around the whole of itself.
    const styles = one ? [getComputedStyle(one), getComputedStyle(one, '::after')] : []
    const isRing = styles.some(
      (style) => style.outlineStyle !== 'none' || style.boxShadow !== 'none',
    )
    return {
      name: text.replaceAll(/\s+/g, ' ').trim(),
      kind: one?.type ?? '',
      group: one?.name ?? '',
      isRing,
    }
  })

const most = 150

/** Goes on with the tabulator until this is reached, and through the choices of a group with the arrows. */
export async function reach(page: Page, name: string) {
  const passed: string[] = []
  for (let n = 0; n < most; n += 1) {
    await page.keyboard.press('Tab')
    const here = await focused(page)
    if (here.name.startsWith(name)) return here
    passed.push(here.name.slice(0, 30))
    if (here.kind === 'radio' && (await isChoice(page, here.group, name))) return choose(page, name)
  }
  throw new Error(`“${name}” is not reached by the keyboard: ${passed.join(' · ')}`)
}

const isChoice = (page: Page, group: string, name: string) =>
  page.evaluate(
    ([of, wanted]) =>
      [...document.querySelectorAll<HTMLInputElement>(`input[name="${of}"]`)].some(({ labels }) =>
        labels?.[0]?.innerText.startsWith(wanted ?? ''),
      ),
    [group, name],
  )

async function choose(page: Page, name: string) {
  for (let n = 0; n < 20; n += 1) {
    await page.keyboard.press('ArrowDown')
    const here = await focused(page)
    if (here.name.startsWith(name)) return here
  }
  throw new Error(`“${name}” is not among the choices`)
}

/** Types texts, ticks and chooses, field after field in the order of the page. */
export async function typeAll(page: Page, answers: Readonly<Record<string, string | true>>) {
  for (const [label, answer] of Object.entries(answers)) {
    const { kind } = await reach(page, label)
    if (answer === true) await tick(page, label)
    else if (kind === 'select-one') await page.keyboard.type(answer)
    else {
      await page.keyboard.press('Control+A')
      await page.keyboard.insertText(answer)
    }
  }
}

/** Ticks or chooses what is reached; says so at once when the key did nothing, and not three pages later. */
async function tick(page: Page, label: string) {
  await page.keyboard.press('Space')
  const isTicked = () => (document.activeElement as HTMLInputElement | null)?.checked === true
  await page.waitForFunction(isTicked, undefined, { timeout: 5_000 }).catch(() => {
    throw new Error(`“${label}” is not ticked by the space bar`)
  })
}

/** Presses what is reached, and waits until the page that answers stands whole: nobody reads faster. */
export async function pressKey(page: Page, name: string) {
  const here = await reach(page, name)
  if (!here.isRing) throw new Error(`nobody sees that “${name}” is reached`)
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
}
