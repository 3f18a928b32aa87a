import { expect, test } from 'vitest'

import { household } from './virtual.fixture.ts'

const at = (clock: string, date = '23') => `2026-11-${date}T${clock}+07:00`

test('a box looks for a release once a day by itself, and puts it off while something sounds or is about to', async () => {
  const home = await household(at('04:50:00'))
  try {
    const { server, time } = home
    const asked: number[] = []
    // Sounds from five to twenty past, every day: nothing else keeps the box from asking.
    const items = ['23', '24', '25'].flatMap((date) =>
      ['05:00:00', '05:10:00', '05:20:00'].map((clock, n) =>
        server.item(`${date}-${n}`, at(clock, date)),
      ),
    )
    server.publish(items)
    const update = () => {
      asked.push(time.now())
      return Promise.resolve('no-release')
    }
    await home.on({ update, random: () => 0.006 })
    await time.until(at('23:59:00', '25'))
    const clocks = asked.map((ms) => new Date(ms + 7 * 3_600_000).toISOString().slice(8, 16))
    // Nine minutes after the start an item is near; each time it is put off by a quarter of an hour.
    expect(clocks).toHaveLength(3)
    for (const clock of clocks) expect(clock).toMatch(/T05:(2[1-9]|3\d)$/)
  } finally {
    await home.end()
  }
})
