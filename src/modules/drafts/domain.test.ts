import { describe, expect, test } from 'vitest'

import { readContact } from './contact.ts'
import { endOf, endsSoon, isSameFilled, mayWrite, wayOf, withTyped } from './domain.ts'
import { handedIn, missingPapers, shownPapers, slotsOf } from './papers.ts'

const one = '01900000-0000-7000-8000-000000000001'
const other = '01900000-0000-7000-8000-000000000002'

describe('which page may write', () => {
  const draft = { version: 5, page: one, pageLeft: false }
  test.each([
    ['the page that was opened last', { page: other, seen: 5, isByItself: false }, true],
    ['the page that wrote last, again', { page: one, seen: 3, isByItself: true }, true],
    ['a page opened before another one wrote', { page: other, seen: 4, isByItself: false }, false],
    ['the same page by itself', { page: other, seen: 4, isByItself: true }, false],
  ])('%s', (_, writer, may) => expect(mayWrite(draft, writer)).toBe(may))

  test('what a page sends by itself after its reader has gone on is late, what the reader sends is not', () => {
    const left = { ...draft, pageLeft: true }
    expect(mayWrite(left, { page: one, seen: 3, isByItself: true })).toBe(false)
    expect(mayWrite(left, { page: one, seen: 3, isByItself: false })).toBe(true)
  })
})

describe('what a draft holds', () => {
  const before = { childName: 'An', oath: 'agreed', 'lien-he.phone': '0912345678' }

  test('a page replaces its own part as a whole: a box that was cleared is not sent', () => {
    expect(withTyped(before, 'form', { childName: 'Ân' })).toEqual({
      childName: 'Ân',
      'lien-he.phone': '0912345678',
    })
  })

  test('the contact details leave the declaration alone, and the other way round', () => {
    const typed = { 'lien-he.phone': 'sai', childName: 'Lạ' }
    expect(withTyped(before, 'contact', typed)).toEqual({ ...before, 'lien-he.phone': 'sai' })
    expect(withTyped(before, 'form', typed)).toEqual({
      childName: 'Lạ',
      'lien-he.phone': '0912345678',
    })
  })

  test('what steers the page is not kept', () => {
    expect(withTyped({}, 'form', { _version: '1', 'members._rows': '3', _later: '1' })).toEqual({
      'members._rows': '3',
    })
  })

  test('a blank answer is the same as none', () => {
    expect(isSameFilled({ a: '1', b: '' }, { a: '1' })).toBe(true)
    expect(isSameFilled({ a: '1' }, { a: '1', b: '2' })).toBe(false)
  })
})

test('a draft is kept 90 days from its last saving, and marked in the last 14', () => {
  const savedAt = Temporal.Instant.from('2026-09-01T02:00:00Z')
  expect(endOf({ savedAt }).toString()).toBe('2026-11-30T02:00:00Z')
  expect(endsSoon({ savedAt }, Temporal.Instant.from('2026-11-16T01:59:59Z'))).toBe(false)
  expect(endsSoon({ savedAt }, Temporal.Instant.from('2026-11-16T02:00:00Z'))).toBe(true)
})

test.each([
  [{ filed: 'here', channels: ['counter', 'online'] }, 'here'],
  [{ filed: 'here', channels: ['counter'] }, 'desk'],
  [{ filed: 'national-portal', channels: ['counter', 'online'] }, 'national-portal'],
] as const)('%o is filed: %s', (procedure, way) => expect(wayOf(procedure)).toBe(way))

describe('contact details', () => {
  const good = { 'lien-he.phone': '0912 345 678', 'lien-he.delivery': 'counter' }
  test('a telephone number and a way to get the result are enough', () => {
    expect(readContact(good)).toEqual({
      ok: true,
      value: { phone: '0912345678', email: null, address: null, delivery: 'counter' },
    })
  })

  test.each([
    ['no telephone', { 'lien-he.phone': '' }, 'lien-he.phone'],
    ['a telephone of five digits', { 'lien-he.phone': '12345' }, 'lien-he.phone'],
    ['an e-mail without a domain', { 'lien-he.email': 'minh@' }, 'lien-he.email'],
    ['post without an address', { 'lien-he.delivery': 'post' }, 'lien-he.address'],
    ['a tag in the address', { 'lien-he.address': '<b>12</b>' }, 'lien-he.address'],
    ['an address of 301 letters', { 'lien-he.address': 'a'.repeat(301) }, 'lien-he.address'],
    ['an unknown delivery', { 'lien-he.delivery': 'bo-cau' }, 'lien-he.delivery'],
  ])('%s is named beside its field', (_, change, field) => {
    const read = readContact({ ...good, ...change })
    expect(read.ok ? [] : Object.keys(read.errors)).toEqual([field])
  })
})

const component = (code: string, over = {}) => ({
  code,
  name: { vi: `Giấy ${code}`, en: `Paper ${code}` },
  kinds: ['original' as const],
  required: true,
  isNeeded: true,
  digitise: true,
  ...over,
})
const file = (fileId: string, of: string) => ({
  fileId,
  component: of,
  name: 'a.pdf',
  size: 9,
  mediaType: 'application/pdf',
  storedId: null,
})

describe('papers', () => {
  test('what is only shown is not uploaded, and other papers may always come along', () => {
    const components = [component('map'), component('card', { present: 'show' })]
    expect(slotsOf(components, []).map((slot) => slot.component.code)).toEqual(['map', 'other'])
    expect(shownPapers(components).map(({ code }) => code)).toEqual(['card'])
    expect(missingPapers(slotsOf(components, [])).map(({ code }) => code)).toEqual(['map'])
  })

  test('a file of a paper that an answer made needless stays with the application', () => {
    const slots = slotsOf([component('map')], [file(one, 'map'), file(other, 'gone')])
    expect(slots.map(({ files }) => files.map(({ fileId }) => fileId))).toEqual([[one], [other]])
    expect(handedIn(slots)).toEqual([
      { name: 'Giấy map', quantity: 1, kind: 'electronic', fileId: one },
      { name: 'Giấy tờ khác: a', quantity: 1, kind: 'electronic', fileId: other },
    ])
  })
})
