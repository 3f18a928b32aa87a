import { expect, test } from 'vitest'

import { visitor } from '#platform/who.ts'
import { town, unit } from '#test/town.ts'

import { questionHref, readQuestion } from './due-question.ts'

const { visit } = await town('2026-11-23')
const ask = (address: string) => visit(visitor(unit)).get(address)

test('anybody may work out a due date and see it explained', async () => {
  const address = '/lich/tinh-han?ngay=23/11/2026&gio=09:00&so=3&don-vi=working-day&chot='
  const page = await ask(address)
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('27/11/2026 17:00')
  expect(page.body).toContain('Nghỉ lễ: Ngày Văn hóa Việt Nam')
  expect((await ask('/lich/tinh-han')).statusCode).toBe(200)
})

test('a question that cannot be read comes back filled, with each field marked', async () => {
  const address = '/lich/tinh-han?ngay=31/02/2026&gio=9&so=x&don-vi=day&dung1=01/03/2026'
  const page = await ask(address)
  expect(page.statusCode).toBe(422)
  for (const id of ['ngay', 'gio', 'so', 'giodung1', 'chay1'])
    expect(page.body).toContain(`id="${id}-error"`)
  expect(page.body).toContain('31/02/2026')
})

test('the page is found from the foot of every public page, and from the calendar', async () => {
  expect((await ask('/')).body).toContain('href="/lich/tinh-han"')
  expect((await visit().get('/quan-tri/lich')).body).toContain('href="/lich/tinh-han"')
  expect((await visit().get('/lich/tinh-han')).body).toContain('href="/quan-tri/lich"')
})

test('the question of a dossier is asked again as it was', async () => {
  const instant = (text: string) => Temporal.Instant.from(`${text}:00+07:00`)
  const received = instant('2026-11-23T16:20')
  const pauses = [{ from: instant('2026-11-24T09:00'), to: instant('2026-11-26T10:30') }]
  const rule = { amount: 3, unit: 'working-day', cutoff: '15:00' } as const
  const href = questionHref({ received, rule, pauses }) ?? ''
  const asked = readQuestion(Object.fromEntries(new URLSearchParams(href.split('?')[1])))
  expect(asked).toEqual({ question: { received, rule, pauses } })
  expect((await ask(href)).statusCode).toBe(200)
  expect(questionHref({ received, rule: { unit: 'none' }, pauses: [] })).toBeUndefined()
})
