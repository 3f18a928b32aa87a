import { expect, test } from 'vitest'

import { suppressed } from './suppress.ts'

const shown = (counts: readonly number[]) =>
  suppressed(counts, 5).map((one) => (one.hidden ? '·' : one.count))

test.each([
  ['nothing is small: all is shown', [10, 20, 0], [10, 20, 0]],
  ['one small number takes the next smallest with it', [3, 20, 9, 0], ['·', 20, '·', 0]],
  ['two that together are many hide each other', [3, 4, 20, 9], ['·', '·', 20, 9]],
  ['two that together are few take another', [1, 2, 20, 9], ['·', '·', 20, '·']],
  ['there may be no other', [3], ['·']],
  ['nobody is not a person', [0, 0], [0, 0]],
])('%s', (_, counts, said) => {
  expect(shown(counts)).toEqual(said)
})
