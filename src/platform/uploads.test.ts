import { expect, test } from 'vitest'

import { namedAsItIs } from './file-names.ts'

test.each([
  ['don.pdf', 'image/png', 'don.png'],
  ['shell.php', 'image/jpeg', 'shell.jpg'],
  ['ANH.JPEG', 'image/jpeg', 'ANH.JPEG'],
  ['không đuôi', 'application/pdf', 'không đuôi.pdf'],
  ['bản 1.2 cuối', 'application/pdf', 'bản 1.2 cuối.pdf'],
  ['.pdf', 'image/webp', 'tep.webp'],
])('“%s” with the content of %s is kept as “%s”', (name, mediaType, kept) => {
  expect(namedAsItIs(name, mediaType)).toBe(kept)
})
