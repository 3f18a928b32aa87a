import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { checkSignatures } from '../check.ts'
import { paperWay } from '../flow.fixture.ts'
import { bytesOf } from '../keeping.ts'
import { signDocument } from '../signing.ts'
import { documentById } from '../store.ts'
import { testAuthority } from '../trust/roots.ts'
import { driversHere } from './drivers.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-key-place-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const driver = '/usr/lib/softhsm/libsofthsm2.so'

/** A token as its maker hands it over: a key, and no certificate yet. */
function newToken(keysFolder: string) {
  mkdirSync(join(folder, 'tokens'))
  mkdirSync(keysFolder, { recursive: true })
  const file = join(keysFolder, 'softhsm2.conf')
  writeFileSync(file, `directories.tokendir = ${join(folder, 'tokens')}\n`)
  const env = { PATH: '/usr/bin:/bin', SOFTHSM2_CONF: file }
  const run = (program: string, line: string) =>
    execFileSync(program, line.split(' '), { stdio: 'pipe', env })
  run('softhsm2-util', '--init-token --free --label xa --so-pin 12345678 --pin 2468')
  const login = `--module ${driver} --token-label xa --login --pin 2468`
  run('pkcs11-tool', `${login} --keypairgen --key-type rsa:2048 --id 01 --label ky`)
}

const place = await town('2026-11-23')
const { db, world, clock, officer, visit } = place
newToken(world.keysFolder)
const staff = {
  ...{ login: 'chutich', fullName: 'Nguyễn Văn Ký', position: 'Chủ tịch' },
  ...{ roles: ['leader'], password: 'một mật khẩu dài' },
}
const added = await db.tx((tx) => addStaff(tx, officer, clock.now, staff))
const id = added.ok ? added.value.id : ''
const leader = officerWho({ name: staff.fullName, staff: id, actor: `staff:${id}` })
const { dossierAtClerk, asked } = paperWay(place, { leader })
const admin = visit()
const home = '/quan-tri/phuong-tien-ky-so'
const tokens = `${home}/thiet-bi`
const service = `${home}/dich-vu`
const at = `${home}/${id}`
const form = (fields: Record<string, string>, file?: [string, Buffer]) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)
  if (file) made.set(file[0], new File([new Uint8Array(file[1])], 'tep.pem'))
  return made
}
const key = { provider: 'pkcs11', token: 'xa', keyId: '01' }
const give = (fields: Record<string, string>) => admin.upload(at, form(fields))

describe('a token is set up, given, tried and signed with, from the page alone', () => {
  test('a form chooses among the drivers of this machine and never names another', async () => {
    expect(driversHere().map(({ path }) => path)).toContain(driver)
    expect((await admin.get(tokens)).body).toContain('SoftHSM2')
    for (const wrong of ['/tmp/anything.so', '', '../../x.so']) {
      const refused = await admin.upload(tokens, form({ driver: wrong }))
      expect([wrong, refused.statusCode]).toEqual([wrong, 422])
    }
    const nobody = officerWho({ can: new Set(['public', 'unit.view']) })
    for (const path of [tokens, service])
      expect((await visit(nobody).get(path)).statusCode).toBe(403)
  })

  test('before that no officer is given a key on a token', async () => {
    const refused = await give({ ...key, pin: '2468' })
    expect([refused.statusCode, refused.body.includes('Cách ký này chưa được đặt')]).toEqual([
      422,
      true,
    ])
  })

  test('set up, the PIN is asked for, sealed and never shown again', async () => {
    expect((await admin.upload(tokens, form({ driver }))).statusCode).toBe(303)
    expect((await admin.get(home)).body).toContain(driver)
    expect((await give(key)).body).toContain('Ghi mã PIN')
    expect((await give({ ...key, pin: '2468' })).statusCode).toBe(303)
    expect((await admin.get(at)).body).not.toContain('2468')
  })

  test('a key without a certificate is refused with what to look at; the test authority writes one', async () => {
    const refused = await admin.post(`${at}/thu`)
    expect([refused.statusCode, refused.body.includes('khóa đã có chứng thư')]).toEqual([409, true])
    expect((await admin.post(`${at}/chung-thu-thu`)).statusCode).toBe(303)
    expect((await admin.post(`${at}/thu`)).statusCode).toBe(303)
    expect((await admin.get(at)).body).toContain('Được')
  })

  test('the test page is handed out, signed and checked; and the officer signs papers with the token', async () => {
    const page = await admin.post(`${at}/thu`, { page: 'yes' })
    expect(page.headers['content-type']).toContain('application/pdf')
    const { valid, signatures } = await checkSignatures(world, page.rawPayload, { db, unit })
    expect([valid, signatures[0]?.signer]).toEqual([true, staff.fullName])
    const paper = await asked(await dossierAtClerk())
    expect(await signDocument(world, db, leader, { id: paper, now: clock.now })).toEqual({
      ok: true,
      value: undefined,
    })
    const { signedId } = (await db.read((q) => documentById(q, unit, paper)))!
    const pdf = await bytesOf(db, world.files, leader, signedId ?? '')
    expect((await checkSignatures(world, pdf, { db, unit })).valid).toBe(true)
  })

  test('a wrong PIN says so and nothing more', async () => {
    await give({ ...key, pin: '9999' })
    const { statusCode, body } = await admin.post(`${at}/thu`)
    expect([statusCode, body.includes('Mã PIN sai'), body.includes('9999')]).toEqual([
      409,
      true,
      false,
    ])
    expect(body).not.toContain('không trả lời')
  })

  test('no longer used, whoever had a key there signs nothing', async () => {
    await give({ ...key, pin: '2468' })
    expect((await admin.post(`${tokens}/thoi`)).statusCode).toBe(303)
    const paper = await asked(await dossierAtClerk())
    const done = await signDocument(world, db, leader, { id: paper, now: clock.now })
    expect(done).toEqual({ ok: false, why: 'no-provider' })
  })
})

describe('a remote service is set up', () => {
  test.each([
    ['ftp://x.vn', 'bắt đầu bằng https'],
    ['http://ky-so.vn', 'bắt đầu bằng https'],
    ['https://a:b@ky-so.vn', 'bắt đầu bằng https'],
    ['', 'Ghi địa chỉ'],
  ])('“%s” is no address of one', async (address, words) => {
    const refused = await admin.upload(service, form({ address }))
    expect([refused.statusCode, refused.body.includes(words)]).toEqual([422, true])
  })

  test('its roots are believed when papers are checked, and a file without certificates is refused', async () => {
    const address = 'https://127.0.0.1:9'
    const wrong = form({ address }, ['certificates', Buffer.from('xin chào')])
    expect((await admin.upload(service, wrong)).statusCode).toBe(422)
    const { root, issuer } = await testAuthority(world)
    const pem = [root, issuer]
      .map(({ certificate: { raw } }) => Buffer.from(raw).toString('base64'))
      .map((one) => `-----BEGIN CERTIFICATE-----\n${one}\n-----END CERTIFICATE-----\n`)
      .join('')
    const right = form({ address }, ['certificates', Buffer.from(pem)])
    expect((await admin.upload(service, right)).statusCode).toBe(303)
    expect((await admin.get(service)).body).toContain('gốc được tin')
    await give({ provider: 'csc', credential: 'ky-1', pin: '1', bearer: 'x' })
    const { statusCode, body } = await admin.post(`${at}/thu`)
    expect([statusCode, body.includes('Kiểm tra địa chỉ dịch vụ')]).toEqual([409, true])
  })
})
