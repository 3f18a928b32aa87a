import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

import { visitor } from '#platform/who.ts'
import { town } from '#test/town.ts'

import { crcOf } from './crc.ts'
import { payloadOf } from './domain.ts'
import { parsePayload } from './parse.ts'

const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: readFileSync(wasm).buffer } })

const bare = { bin: '970403', account: '0011012345678' }
const toCard = { bin: '970403', account: '9704031101234567' }
const order = { amount: 180_000, billNumber: 'NPS6869', purpose: 'thanh toan don hang' }

// From the document of Napas; where its print is wrong (GOV, society 6.1) with the lengths and sums that it prescribes.
const printed = {
  card: '00020101021138600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN63044F52',
  account:
    '00020101021238570010A00000072701270006970403011300110123456780208QRIBFTTA530370454061800005802VN62340107NPS68690819thanh toan don hang63042E2E',
  cardOnce:
    '00020101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC530370454061800005802VN62340107NPS68690819thanh toan don hang6304A203',
  malformed:
    '00020101021138570010A00000072701270006970403011200110123456780208QRIBFTTA53037045802VN6304F4E5',
}

const withSum = (text: string) => `${text}${crcOf(text)}`
const faultsIn = (payload: string) => {
  const parsed = parsePayload(payload)
  return parsed.ok ? [] : Object.keys(parsed.faults)
}

describe('mã VietQR', () => {
  test('the check sum is the one that the standard gives for its sample', () => {
    expect(crcOf('123456789')).toBe('29B1')
  })

  test.each([
    ['for many payments to a card', toCard, printed.card],
    ['for one payment to an account', { ...bare, ...order }, printed.account],
    ['for one payment to a card', { ...toCard, ...order }, printed.cardOnce],
  ])('%s it is written as Napas prints it, and read back', (_, transfer, payload) => {
    expect(payloadOf(transfer)).toBe(payload)
    expect(parsePayload(payload)).toMatchObject({ ok: true, said: transfer })
  })

  test('a sample of Napas whose length lies is refused, and the tag is named', () => {
    expect(faultsIn(printed.malformed)).toEqual(['38.01.01'])
  })

  test.each([
    ['a digit that was changed', printed.account.replace('180000', '180001'), ['63']],
    ['a missing end', printed.account.slice(0, -1), ['63']],
    ['no check sum', printed.account.slice(0, -8), ['63']],
    [
      'an amount whose length lies',
      withSum(printed.account.slice(0, -4).replace('5406', '5405')),
      ['54'],
    ],
    [
      'an amount of nothing',
      withSum(printed.account.slice(0, -4).replace('180000', '000000')),
      ['54'],
    ],
    ['another currency', withSum(printed.card.slice(0, -4).replace('5303704', '5303840')), ['53']],
    ['another country', withSum(printed.card.slice(0, -4).replace('5802VN', '5802US')), ['58']],
    [
      'another maker',
      withSum(printed.card.slice(0, -4).replace('A000000727', 'A000000728')),
      ['38.00'],
    ],
    [
      'a bank that is no number',
      withSum(printed.card.slice(0, -4).replace('0006970403', '000697O403')),
      ['38.01.00'],
    ],
    [
      'an unknown service',
      withSum(printed.card.slice(0, -4).replace('QRIBFTTC', 'QRIBFTTX')),
      ['38.02'],
    ],
    [
      'a tag that stands twice',
      withSum(
        '00020101021101021238600010A00000072701300006970403011697040311012345670208QRIBFTTC53037045802VN6304',
      ),
      ['01'],
    ],
    ['a name with its accents', withSum(`${printed.card.slice(0, -8)}5906NGUYỄN6304`), ['59']],
    ['a text that is none of ours', 'https://xa.gov.vn/tra-cuu', ['00']],
  ])('%s is refused by its tag', (_, payload, tags) => {
    expect(faultsIn(payload)).toEqual(expect.arrayContaining(tags))
  })

  test('every payload with one sign changed is refused', () => {
    for (let at = 0; at < printed.account.length; at += 1) {
      const sign = printed.account[at] === '1' ? '2' : '1'
      const spoiled = printed.account.slice(0, at) + sign + printed.account.slice(at + 1)
      expect([at, parsePayload(spoiled).ok]).toEqual([at, false])
    }
  })
})

const { visit } = await town('2026-11-23')
const anybody = visit(visitor(1))
const make = (body: object) => anybody.json('/api/v1/vietqr', body)
const parse = (payload: unknown) => anybody.json('/api/v1/vietqr/parse', { payload })

type Problem = { status: number; errors: { field: string; message: string }[] }

describe('POST /api/v1/vietqr', () => {
  test('on a dark ground too the drawing is read by a foreign reader as the payload, without a token', async () => {
    const body = { ...bare, amount: 14_000, purpose: 'Lệ phí chứng thực', billNumber: 'XS7K2M9QA' }
    const answer = await make(body)
    expect(answer.statusCode).toBe(200)
    const { payload, svg } = answer.json<{ payload: string; svg: string }>()
    const picture = await sharp(Buffer.from(svg), { density: 300 })
      .flatten({ background: '#000' })
      .resize(600)
      .png()
      .toBuffer()
    const [code] = await readBarcodes(new Uint8Array(picture))
    expect(code?.text).toBe(payload)
    const said = (await parse(payload)).json<object>()
    expect(said).toMatchObject({ ...body, purpose: 'Le phi chung thuc', initiation: 'dynamic' })
    expect(said).toMatchObject({ bank: { shortName: 'Sacombank' } })
  })

  test.each([
    ['bin', { bin: '123456' }],
    ['bin', { bin: '97040' }],
    ['account', { account: '1'.repeat(20) }],
    ['account', { account: '12 34' }],
    ['account', { account: '' }],
    ['amount', { amount: -1 }],
    ['amount', { amount: 0 }],
    ['amount', { amount: 1.5 }],
    ['amount', { amount: 1e13 }],
    ['amount', { amount: '5000' }],
    ['purpose', { purpose: 'x'.repeat(26) }],
    ['purpose', { purpose: 'nộp 💰' }],
    ['billNumber', { billNumber: 'x'.repeat(26) }],
  ])('a bad %s is refused by its name: %o', async (field, over) => {
    const answer = await make({ ...bare, ...over })
    expect(answer.statusCode).toBe(422)
    expect(answer.json<Problem>().errors.map((one) => one.field)).toEqual([field])
  })

  test('what cannot be read is a problem that names the tag', async () => {
    const answer = await parse(printed.malformed)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([
      422,
      'application/problem+json; charset=utf-8',
    ])
    expect(answer.json<Problem>().errors[0]).toMatchObject({ field: '38.01.01' })
    for (const bad of ['', null, 5, 'x'.repeat(2000), 'ế'])
      expect((await parse(bad)).statusCode).toBe(422)
  })
})
