import { expect, test } from 'vitest'

import { ground, startProgram, within } from './program.ts'

const place = await ground()

test('the program ends when asked, also when nobody reads its log any more', async () => {
  const program = await startProgram({ ...place, environment: { XASO_LOG: 'trace' } })
  program.stopReading()
  for (let n = 0; n < 200; n += 1) await fetch(`${program.url}/khong-co/${n}`)
  const begun = performance.now()
  await program.stop()
  const ms = Math.round(performance.now() - begun)
  console.log(`ended after ${ms} ms`)
  expect(ms).toBeLessThan(within(10_000, 30_000))
  const again = await startProgram(place)
  await again.stop()
}, 90_000)
