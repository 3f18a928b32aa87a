import { fileURLToPath } from 'node:url'

import { afterAll, expect, test } from 'vitest'

import { usualLimits, type Limits } from './limits.ts'
import { pressPool } from './pool.ts'
import { factsOf, textOf } from './poppler.ts'
import { renderPdf } from './render.ts'

const fixture = (name: string) => fileURLToPath(new URL(`./fixtures/${name}.typ`, import.meta.url))
const made = Temporal.Instant.from('2026-11-23T02:05:00Z')

const letters = (text: string) => renderPdf(fixture('letters'), { title: 'Chữ', text }, made)

const order = (name: string, text = 'Xã') => ({
  template: fixture(name),
  json: JSON.stringify({ title: 'Chữ', text }),
  madeAt: 1,
})

const opened: { close(): void }[] = []
const pool = (limits: Partial<Limits>) => {
  const presses = pressPool({ ...usualLimits, presses: 1, ...limits })
  opened.push(presses)
  return presses
}
afterAll(() => opened.forEach((presses) => presses.close()))

const vowels = 'aăâeêioôơuưy'.split('')
const tones = ['', '\u0300', '\u0301', '\u0309', '\u0303', '\u0323']
const everyLetter = vowels
  .flatMap((vowel) => tones.map((tone) => (vowel + tone).normalize('NFC')))
  .concat('bcdđghklmnpqrstvx'.split(''))
  .flatMap((letter) => [letter, letter.toUpperCase()])

test('every Vietnamese letter can be read back', async () => {
  const text = await textOf(await letters(everyLetter.join(' ')))
  // The reader takes lone letters for one spaced word, so spaces do not count here.
  expect(text.replace(/\s/g, '')).toBe(everyLetter.join(''))
})

test('the file is tagged, in Vietnamese, and has a title', async () => {
  const pdf = await letters('Xã')
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw).toContain('/StructTreeRoot')
  expect(raw).toMatch(/\/MarkInfo <<\s+\/Marked true/)
  expect(raw).toContain('/Lang (vi')
  expect(raw).toContain('<pdfuaid:part>1</pdfuaid:part>')
  const facts = await factsOf(pdf)
  expect(facts).toMatch(/^Title:\s+Chữ$/m)
  expect(facts).toMatch(/^Tagged:\s+yes$/m)
  expect(facts).toMatch(/^CreationDate:.*02:05:00 2026/m)
})

test('the same data give the same bytes, from another press too', async () => {
  const [first, again] = [await letters('Xã'), await letters('Xã')]
  const elsewhere = await pool({}).print({
    ...order('letters'),
    madeAt: made.epochMilliseconds / 1000,
  })
  expect(Buffer.compare(first, again)).toBe(0)
  expect(Buffer.compare(first, elsewhere)).toBe(0)
})

test.each([
  '#import "secret.typ": *',
  '#read("/etc/passwd")',
  '*đậm* _nghiêng_ $x^2$ `mã` <nhãn> @chú',
  '#{ while true {} } ] } ) \\ // hết /* */',
  '= Đề mục - gạch + số',
  '"}; DROP TABLE dossier; -- \'',
  '<script>alert(1)</script>',
])('what a citizen typed is printed, not run: %s', async (typed) => {
  expect((await textOf(await letters(typed), '-raw')).replaceAll('\n', ' ').trim()).toBe(typed)
})

test('signs that the typeface lacks do not stop a document', async () => {
  expect(await textOf(await letters('Lý 李 😀 \ud800 \0 hết'))).toContain('Lý □ □ � hết')
})

test('twenty documents asked for at once all come out, each with its own text', async () => {
  const numbers = Array.from({ length: 20 }, (_, n) => `Hồ sơ số ${n + 1}.`)
  const pdfs = await Promise.all(numbers.map(letters))
  const texts = await Promise.all(pdfs.map((pdf) => textOf(pdf)))
  expect(texts.map((text) => text.trim())).toEqual(numbers)
})

test('a fault in a template is told, and the press goes on', async () => {
  const presses = pool({})
  await expect(presses.print(order('faulty'))).rejects.toMatchObject({ why: 'template' })
  await expect(presses.print(order('letters'))).resolves.toBeInstanceOf(Uint8Array)
})

test('an error does not tell what was typed', async () => {
  const printed = pool({}).print(order('panicking', 'căn cước 080190001234'))
  await expect(printed).rejects.toThrow(/panicking\.typ.*panicked with: …/)
  await expect(printed).rejects.not.toThrow('080190001234')
})

test('a template reads no file outside its folder', async () => {
  await expect(pool({}).print(order('curious'))).rejects.toMatchObject({ why: 'template' })
})

test('a document that takes too long is given up, and the next one is printed', async () => {
  const presses = pool({ perDocument: 4000 })
  const [slow, next] = await Promise.allSettled([
    presses.print(order('slow')),
    presses.print(order('letters')),
  ])
  expect(slow).toMatchObject({ status: 'rejected', reason: { why: 'too-slow' } })
  expect(next.status).toBe('fulfilled')
})

test('a press that is killed at work is told of, and a new one takes its place', async () => {
  const presses = pool({})
  const halted = presses.print(order('slow'))
  const [pid] = presses.pids()
  process.kill(pid ?? 0, 'SIGKILL')
  await expect(halted).rejects.toMatchObject({ why: 'crashed' })
  await expect(presses.print(order('letters'))).resolves.toBeInstanceOf(Uint8Array)
  expect(presses.pids()).not.toContain(pid)
})

test.each([
  ['after so many documents', { documents: 2 }],
  ['when it holds too much memory', { memory: 1 }],
])('a press is replaced %s', async (_, limits) => {
  const presses = pool(limits)
  await Promise.all([1, 2, 3, 4].map(() => presses.print(order('letters'))))
  expect(presses.pids()).toEqual([])
})

test('a press without work gives its memory back', async () => {
  const presses = pool({ idle: 50 })
  await presses.print(order('letters'))
  await expect.poll(() => presses.pids()).toEqual([])
})

test('more waiting documents than allowed are refused at once', async () => {
  const presses = pool({ waiting: 1 })
  const answers = await Promise.allSettled([1, 2, 3].map(() => presses.print(order('letters'))))
  expect(answers[2]).toMatchObject({ reason: { why: 'busy' } })
  expect(answers.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})
