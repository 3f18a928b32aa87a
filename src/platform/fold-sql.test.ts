import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { fold } from './fold.ts'

const { db } = await town('2026-11-23')

const nasty = [
  'hòa hoà HÒA hoà',
  'Đặng Thị Ðỗ ĐINH ɖ',
  'a\u0301\u0323b\u0308 \u0301',
  'kho\u00adán\u200bg trắng\u00a0\u2003\u3000\u1680x\u2028y\u2029z\u0085',
  '\t đầu\r\n và cuối \v\f ',
  'ﬁ ½ ² № ㎡ Ｆｕｌｌｗｉｄｔｈ …',
  'İstanbul ſ K Å ß Ø æ Œ',
  'ქართული ΑΒΓ ЖЩ עִבְרִית ไทย 한국어 日本語 😀👨‍👩‍👧',
  '',
  ' ',
  '\u0300',
  'A'.repeat(5000),
]

const folded = (texts: string[]) =>
  db.read(
    (q) =>
      q.many(z.object({ folded: z.string() }))`
      select platform.fold(text) as folded from unnest(${texts}::text[]) with ordinality as t (text, n) order by n
    `,
  )

test('the database folds every procedure name and the nastiest texts as the program does', async () => {
  const names = readFileSync('data/procedures-commune.csv', 'utf8').split('\n')
  const texts = [...nasty, ...names, ...names.map((name) => name.normalize('NFD'))]
  const answers = await folded(texts)
  expect(answers.map((one) => one.folded)).toEqual(texts.map(fold))
})

test('every letter below U+3000 folds alike', async () => {
  const letters = Array.from({ length: 0x3000 - 1 }, (_, i) => `x${String.fromCodePoint(i + 1)}y`)
  const answers = await folded(letters)
  const differing = letters.filter((letter, i) => answers[i]?.folded !== fold(letter))
  expect(differing.map((letter) => letter.codePointAt(1)?.toString(16))).toEqual([])
})
