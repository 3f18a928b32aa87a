import { deflateSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { textOf } from '#platform/pdf/poppler.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { signedPaper } from '../desk.fixture.ts'
import { paperWay } from '../flow.fixture.ts'
import { bytesOf } from '../keeping.ts'
import { pictureFor } from '../pictures/pictures.ts'
import { signDocument } from '../signing.ts'
import { documentById } from '../store.ts'
import { testHolder } from '../trust/signers.ts'
import { partyOf } from './change.ts'

const place = await town('2026-11-23')
const { db, world, clock, officer, visit } = place
const staff = {
  ...{ login: 'chutich', fullName: 'Nguyễn Văn Ký', position: 'Chủ tịch' },
  ...{ roles: ['leader'], password: 'một mật khẩu dài' },
}
const added = await db.tx((tx) => addStaff(tx, officer, clock.now, staff))
const id = added.ok ? added.value.id : ''
const leader = officerWho({ name: staff.fullName, staff: id, actor: `staff:${id}` })
const { clerk, dossierAtClerk, asked } = paperWay(place, { leader })
const admin = visit()
const home = '/quan-tri/phuong-tien-ky-so'
const at = `${home}/${id}`
const form = (fields: Record<string, string>, file?: [string, Buffer]) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  if (file) made.set(file[0], new File([new Uint8Array(file[1])], 'tep'))
  return made
}

describe('the administrator says who signs by what', () => {
  test('the agency and every officer who may sign are listed; nothing was given yet', async () => {
    const { body } = await admin.get(home)
    expect(body).toContain('Nguyễn Văn Ký')
    expect(body).toContain('UBND xã Tân Trụ')
    expect(body).toContain('Theo mặc định của máy chủ')
    const nobody = officerWho({ can: new Set(['public', 'unit.view']) })
    expect((await visit(nobody).get(home)).statusCode).toBe(403)
  })

  test('a remote service: given, tried, with certificate, validity and who gave it; and it signs', async () => {
    const sent = await admin.upload(at, form({ provider: 'csc', credential: 'ky-1' }))
    expect(sent.headers.location).toBe(at)
    expect((await admin.post(`${at}/thu`)).statusCode).toBe(303)
    const { body } = await admin.get(at)
    for (const words of ['Dịch vụ ký từ xa', 'Được', 'Cấp bởi CA thử nghiệm', officer.name])
      expect(body).toContain(words)
    const paper = await asked(await dossierAtClerk())
    expect(await signDocument(world, db, leader, { id: paper, now: clock.now })).toMatchObject({
      ok: true,
    })
  })

  test('what a plug-in is registered with must be a certificate', async () => {
    const wrong = form({ provider: 'plug-in' }, ['certificate', Buffer.from('không phải')])
    const refused = await admin.upload(at, wrong)
    expect([refused.statusCode, refused.body.includes('không phải chứng thư X.509')]).toEqual([
      422,
      true,
    ])
    const party = await db.read((q) => partyOf(q, unit, { id, name: staff.fullName }))
    const { raw } = (await testHolder(world, party)).certificate
    const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(raw).toString('base64')}\n-----END CERTIFICATE-----\n`
    for (const bytes of [Buffer.from(raw), Buffer.from(pem)])
      expect(
        (await admin.upload(at, form({ provider: 'plug-in' }, ['certificate', bytes]))).statusCode,
      ).toBe(303)
    expect((await admin.get(at)).body).toContain('Trình cắm trên máy của người ký')
  })

  test('what this installation cannot sign by is refused, and what held before stays to be read', async () => {
    const refused = await admin.upload(at, form({ provider: 'pkcs11', token: 'xa', keyId: '01' }))
    expect([refused.statusCode, refused.body.includes('chưa được đặt')]).toEqual([422, true])
    await admin.upload(at, form({ provider: 'test' }))
    const { body } = await admin.get(at)
    expect(body.match(/Trình cắm trên máy của người ký/g)?.length).toBeGreaterThanOrEqual(3)
    expect((await admin.get(`${home}/${crypto.randomUUID()}`)).statusCode).toBe(404)
  })
})

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc = (bytes: Buffer) =>
  (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 0xff]! ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>>
  0
const chunk = (kind: string, data: Buffer) => {
  const body = Buffer.concat([Buffer.from(kind), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc(body))
  return Buffer.concat([length, body, sum])
}
/** A blue stroke; colour type 6 has nothing behind it, type 2 has. */
function png(colours: 2 | 6, [width, height] = [300, 120]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, colours], 8)
  const pixel = colours === 6 ? [31, 63, 168, 255] : [31, 63, 168]
  const row = Buffer.from([0, ...Array.from({ length: width }, () => pixel).flat()])
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

describe('pictures of hands and the seal', () => {
  const mine = visit(leader)
  const path = `/can-bo/ky-so/hinh/${id}`
  const send = (bytes: Buffer, to = path, by = mine) => by.upload(to, form({}, ['picture', bytes]))

  test('an officer’s own hand is drawn on what she signs, and the paper still says that it is a test', async () => {
    expect((await send(png(6))).statusCode).toBe(303)
    expect(await pictureFor(world, db, unit, id)).toContain('data:image/png')
    const paper = await asked(await dossierAtClerk())
    await signDocument(world, db, leader, { id: paper, now: clock.now })
    const { signedId } = (await db.read((q) => documentById(q, unit, paper)))!
    const pdf = await bytesOf(db, world.files, clerk, signedId ?? '')
    expect(await textOf(pdf)).toContain('CHỮ KÝ THỬ NGHIỆM')
    expect(pdf.length).toBeGreaterThan((await signedPaper(world)).length)
    expect((await mine.get('/can-bo/ky-so/hinh')).body).toContain('Thôi dùng hình đang có')
  })

  test.each([
    ['a page behind the ink', png(2), 'nền trong suốt'],
    ['a stamp of ten points', png(6, [10, 10]), 'từ 100 đến 3.000'],
    ['no picture', Buffer.from('xin chào'), 'không phải ảnh PNG'],
    ['half a picture', png(6).subarray(0, 200), 'bị hỏng'],
    ['more than a megabyte', Buffer.alloc(1_200_000, 1), 'lớn quá'],
  ])('%s is refused with the reason', async (_, bytes, words) => {
    const answer = await send(bytes)
    expect([answer.statusCode, answer.body.includes(words)]).toEqual([422, true])
  })

  test('nobody changes another’s hand, and only who seals changes the seal', async () => {
    const other = visit(officerWho({ can: new Set(['public', 'unit.view', 'signature.sign']) }))
    expect((await send(png(6), path, other)).statusCode).toBe(403)
    const seal = '/can-bo/ky-so/hinh/co-quan'
    expect((await send(png(6), seal, other)).statusCode).toBe(403)
    const stamps = visit(officerWho({ can: new Set(['public', 'unit.view', 'signature.seal']) }))
    expect((await send(png(6), seal, stamps)).statusCode).toBe(303)
  })

  test('taken away, the made-up mark is drawn again; two who change at once leave one picture', async () => {
    const both = await Promise.all([send(png(6)), send(png(6))])
    expect(both.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await mine.post(`${path}/bo`)).statusCode).toBe(303)
    expect(await pictureFor(world, db, unit, id)).toBe(undefined)
  })
})
