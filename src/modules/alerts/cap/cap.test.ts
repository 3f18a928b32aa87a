import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { given, givenInfo } from './cap.fixture.ts'
import { heardAround, isInArea, isWithin } from './ground.ts'
import { mostBytes, readCap } from './read.ts'
import { referencesOf, type Point } from './shape.ts'
import { writeCap, type Written } from './write.ts'

const schema = new URL('cap-1.2.xsd', import.meta.url).pathname
const xmllint = '/usr/bin/xmllint'

/** What xmllint says of a message against the schema; nothing when it holds. */
function faultsOf(xml: string): string {
  const args = ['--noout', '--nonet', '--schema', schema, '-']
  const { status, stderr } = spawnSync(xmllint, args, { input: xml, encoding: 'utf8' })
  return status === 0 ? '' : stderr
}

const at = (text: string) => Temporal.Instant.from(text)

const message: Written = {
  identifier: '019ab-1',
  sender: 'xa-so@tantru.example',
  sent: at('2026-11-23T02:00:00.750Z'),
  status: 'Actual',
  msgType: 'Alert',
  scope: 'Public',
  info: {
    language: 'vi',
    category: ['Met', 'Safety'],
    event: 'Bão',
    urgency: 'Immediate',
    severity: 'Severe',
    certainty: 'Likely',
    expires: at('2026-11-24T02:00:00Z'),
    headline: 'Bão số 9 & mưa <lớn> "rất to"',
    description: 'Bà con không ra khỏi nhà.\u0007\n]]> kết thúc',
    area: [{ areaDesc: 'Ấp Bình Hòa', polygons: [heardAround([[10.51, 106.51]]) ?? []] }],
  },
}

const noTimes = [
  '2026-02-30T10:00:00+07:00',
  '2026-11-23T24:00:00+07:00',
  '9999-12-31T23:59:59-12:00',
]
test.each([...noTimes, '0000-01-01T00:00:00+00:00'])('%s is no time: refused in words', (time) => {
  const wrong = { ok: false, why: 'wrong-cap' }
  expect(readCap(given({}, givenInfo({}, { expires: time })))).toEqual(wrong)
  expect(readCap(given({ sent: time }))).toEqual(wrong)
})

describe('thông điệp CAP của xã', () => {
  test.runIf(existsSync(xmllint))('holds on the schema of CAP 1.2', () => {
    expect(faultsOf(writeCap(message))).toBe('')
    expect(faultsOf(writeCap({ ...message, msgType: 'Cancel', references: 'a,b,c' }))).toBe('')
    // The schema is not one that takes everything.
    expect(faultsOf(writeCap(message).replace('Actual', 'Perhaps'))).toContain('Perhaps')
    expect(faultsOf(writeCap(message).replace('+07:00</sent>', 'Z</sent>'))).not.toBe('')
  })

  test('says the time in whole seconds with its offset, and no sign breaks it', () => {
    const xml = writeCap(message)
    expect(xml).toContain('<sent>2026-11-23T09:00:00+07:00</sent>')
    const read = readCap(xml)
    if (!read.ok) throw new Error(read.why)
    expect(read.value.info[0]).toMatchObject({
      headline: message.info.headline,
      description: 'Bà con không ra khỏi nhà.\n]]> kết thúc',
      category: ['Met', 'Safety'],
    })
    expect(read.value.info[0]?.area[0]?.polygon[0]).toHaveLength(9)
  })
})

describe('đọc thông điệp CAP', () => {
  test('what a provincial station sends', () => {
    const read = readCap(given())
    if (!read.ok) throw new Error(read.why)
    expect(read.value).toMatchObject({
      identifier: 'VN-KTTV-2026-117',
      msgType: 'Alert',
      info: [{ event: 'Bão', severity: 'Severe', area: [{ areaDesc: 'Tỉnh Tây Ninh' }] }],
    })
  })

  test('a message with a prefix, in CDATA, with a signature of another namespace', () => {
    const prefixed = given()
      .replaceAll(/<(\/?)(\w)/g, '<$1c:$2')
      .replace('xmlns=', 'xmlns:c=')
      .replace('<c:event>Bão<', '<c:event><![CDATA[Bão]]><')
      .replace(
        '</c:alert>',
        '<s:Signature xmlns:s="http://www.w3.org/2000/09/xmldsig#"/></c:alert>',
      )
    expect(readCap(prefixed)).toMatchObject({ ok: true, value: { info: [{ event: 'Bão' }] } })
  })

  const bomb = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]>${given().slice(39)}`
  test.each([
    ['hostile', 'entities that grow', bomb],
    [
      'hostile',
      'an outside document type',
      `<!DOCTYPE alert SYSTEM "file:///etc/passwd">${given()}`,
    ],
    ['hostile', 'very deep', `${'<a>'.repeat(5_000)}`],
    ['hostile', 'very many elements', `<a>${'<b/>'.repeat(6_000)}</a>`],
    ['not-xml', 'an entity nobody declared', given().replace('Bão', '&bao;')],
    ['not-xml', 'broken off', given().slice(0, 300)],
    ['not-xml', 'nothing', ''],
    ['not-xml', 'a picture', '\u0089PNG\r\n\u001A\n'],
    ['not-xml', 'two messages in one file', given() + given()],
    ['too-large', 'half a megabyte', given({ note: 'x'.repeat(mostBytes) })],
    ['not-cap', 'a page', '<html><body>Bão</body></html>'],
    ['not-cap', 'CAP 1.1', given().replace('cap:1.2', 'cap:1.1')],
    ['wrong-cap', 'a time without offset', given({ sent: '2026-11-23T09:00:00' })],
    ['wrong-cap', 'a day there is not', given({ sent: '2026-02-31T25:00:00+07:00' })],
    ['wrong-cap', 'an identifier with a comma', given({ identifier: 'a,b' })],
    ['wrong-cap', 'an unknown status', given({ status: 'Real' })],
    [
      'wrong-cap',
      'two identifiers',
      given().replace('<sender>', '<identifier>other</identifier><sender>'),
    ],
    [
      'wrong-cap',
      'two ends',
      given().replace('</expires>', '</expires><expires>2030-01-01T00:00:00+07:00</expires>'),
    ],
    [
      'wrong-cap',
      'a ring that does not close',
      given({}, givenInfo({ polygon: '10,106 10,107 11,107 11,106' })),
    ],
    [
      'wrong-cap',
      'a ring off the earth',
      given({}, givenInfo({ polygon: '100,106 10,107 11,107 100,106' })),
    ],
    ['wrong-cap', 'a circle without a radius', given({}, givenInfo({ circle: '10,106' }))],
  ])('%s: %s', (why, _what, xml) => {
    expect(readCap(xml)).toEqual({ ok: false, why })
  })

  test('a name like a prototype is only a name', () => {
    const xml = given().replace(
      '<scope>',
      '<__proto__>x</__proto__><constructor>y</constructor><scope>',
    )
    expect(readCap(xml)).toMatchObject({ ok: true })
    expect(Object.prototype).not.toHaveProperty('x')
  })

  test('references name earlier messages', () => {
    expect(referencesOf({ references: ' s,one,2026 \n s,two,2026 broken ' })).toEqual([
      { sender: 's', identifier: 'one' },
      { sender: 's', identifier: 'two' },
    ])
  })
})

describe('vùng', () => {
  const places: Point[] = [
    [10.5, 106.5],
    [10.52, 106.5],
    [10.5, 106.53],
    [10.51, 106.51],
  ]

  test.each([1, 2, 3, 4])(
    'the ring around %i clusters is closed and holds each of them',
    (count) => {
      const some = places.slice(0, count)
      const ring = heardAround(some) ?? []
      expect(ring.length).toBeGreaterThanOrEqual(4)
      expect(ring[0]).toEqual(ring.at(-1))
      for (const place of some) expect(isWithin(place, ring)).toBe(true)
      expect(isWithin([10.6, 106.5], ring)).toBe(false)
    },
  )

  test('clusters at one place, or at none', () => {
    expect(heardAround([])).toBeUndefined()
    const ring = heardAround([places[0]!, places[0]!]) ?? []
    expect(isWithin(places[0]!, ring)).toBe(true)
  })

  test('a circle holds what is near enough', () => {
    const area = {
      areaDesc: '',
      polygon: [],
      circle: [{ at: [10.5, 106.5] as const, kilometres: 3 }],
    }
    expect(isInArea([10.52, 106.5], area)).toBe(true)
    expect(isInArea([10.55, 106.5], area)).toBe(false)
  })
})
