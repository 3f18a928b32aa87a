import { execFileSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { PDFDocument } from 'mupdf'
import { describe, expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { pdfsig } from '#platform/signing/foreign.fixture.ts'
import { fileById } from '#platform/stored-files.ts'
import { visitor } from '#platform/who.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { paperWay } from './flow.fixture.ts'
import { sealDocument } from './sealing.ts'
import { signDocument } from './signing.ts'
import { documentById } from './store.ts'

const place = await town('2026-11-23')
const { db, world, clock, visit, officer } = place

/** Officers with accounts: a job asks what they may do. */
async function hired(login: string, fullName: string, roles: readonly string[]) {
  const staff = { login, fullName, position: 'Chủ tịch', roles, password: 'một mật khẩu dài' }
  const added = await db.tx((tx) => addStaff(tx, officer, clock.now, staff))
  if (!added.ok) throw new Error(login)
  return officerWho({ name: fullName, staff: added.value.id, actor: `staff:${added.value.id}` })
}

const leader = await hired('chutich', 'Nguyễn Văn Ký', ['leader'])
const clerk = await hired('vanthu2', 'Lê Thị Dấu', [
  'clerk',
  'leader',
  'specialist',
  'head',
  'desk',
])
const { dossierAtClerk, asked } = paperWay(place, { leader, clerk })
const { work } = background(place)
const act = (id: string) => ({ id, now: clock.now })
const document = async (id: string) => (await db.read((q) => documentById(q, unit, id)))!
const home = '/can-bo/ky-so'
const anybody = visit(visitor(unit))

const bytesOf = async (id: string | null) => {
  const file = (await db.read((q) => fileById(q, unit, id ?? '')))!
  return readFileSync(world.files.path(file.sha256))
}

const pdfForm = (bytes: Buffer, name = 'a.pdf') => {
  const form = new FormData()
  form.set('file', new File([new Uint8Array(bytes)], name, { type: 'application/pdf' }))
  return form
}

function encrypted(): Buffer {
  const pdf = new PDFDocument()
  pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.newDictionary(), ''))
  const options = 'encrypt=aes-256,user-password=x,owner-password=y'
  return Buffer.from(pdf.saveToBuffer(options).asUint8Array().slice())
}

async function sealedPaper() {
  const id = await asked(await dossierAtClerk())
  await signDocument(world, db, leader, act(id))
  await sealDocument(world, db, clerk, act(id))
  return document(id)
}

describe('from text to sealed result, with forms only', () => {
  test('an officer types it, the leader signs, the clerk seals, each on the same page', async () => {
    const code = await dossierAtClerk()
    const path = `/can-bo/ho-so/${code}/trinh-ky`
    expect((await visit().get(path)).body).toContain('Nguyễn Văn Ký')
    const form = new FormData()
    for (const [name, value] of Object.entries({
      title: 'Giấy xác nhận',
      symbol: 'GXN-UBND',
      signer: leader.staff ?? '',
      text: 'Xác nhận ông A thường trú tại ấp 1.',
    }))
      form.set(name, value)
    const sent = await visit().upload(path, form)
    expect(sent.statusCode).toBe(303)
    const paper = String(sent.headers.location)
    expect((await visit(clerk).post(`${paper}/dong-dau`)).statusCode).toBe(409)
    expect((await visit(leader).get(home)).body).toContain('Giấy xác nhận')
    expect((await visit(leader).post(`${paper}/ky`)).statusCode).toBe(303)
    expect((await visit(leader).post(`${paper}/ky`)).statusCode).toBe(409)
    expect((await visit(clerk).post(`${paper}/dong-dau`)).statusCode).toBe(303)
    const shown = (await visit(clerk).get(paper)).body
    expect(shown).toContain('Chữ ký hợp lệ; từ khi ký, nội dung không bị sửa.')
    expect(shown).toContain('01/GXN-UBND')
    expect(shown).toContain('PAdES B-LT')
  })

  test('what is missing stands beside its field, and what was typed stays', async () => {
    const code = await dossierAtClerk()
    const form = new FormData()
    form.set('title', 'Tên còn đây')
    form.set('symbol', 'chữ thường')
    const answer = await visit().upload(`/can-bo/ho-so/${code}/trinh-ky`, form)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Tên còn đây')
    expect(answer.body).toContain('Chọn tệp PDF đã soạn')
    expect(answer.body).toContain('Ký hiệu gồm chữ in hoa')
  })

  test('a broken or encrypted PDF is refused before anybody is asked to sign it', async () => {
    const code = await dossierAtClerk()
    const form = pdfForm(encrypted())
    for (const [name, value] of [
      ['title', 'A'],
      ['symbol', 'A'],
      ['signer', leader.staff ?? ''],
    ] as const)
      form.set(name, value)
    const answer = await visit().upload(`/can-bo/ho-so/${code}/trinh-ky`, form)
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('không ký được')
  })
})

describe('many at once, with one consent', () => {
  test('each is signed for itself; what is refused says why; the page shows how far it is', async () => {
    const ids = [
      await asked(await dossierAtClerk()),
      await asked(await dossierAtClerk()),
      await asked(await dossierAtClerk()),
    ]
    await visit().post(`${home}/van-ban/${ids[1]}/rut`)
    const begun = await visit(leader).post(`${home}/luot/ky`, { ids })
    expect(begun.statusCode).toBe(303)
    const path = String(begun.headers.location)
    const before = await visit(leader).get(path)
    expect([before.headers['refresh'], before.body.includes('Đang làm: 0 / 3')]).toEqual([
      '2',
      true,
    ])
    await work()
    const after = (await visit(leader).get(path)).body
    expect(after).toContain('2 / 3')
    expect((await document(ids[0]!)).state).toBe('signed')
    expect((await document(ids[1]!)).state).toBe('withdrawn')
    expect((await visit(clerk).get(path)).statusCode).toBe(404)
    const sealing = await visit(clerk).post(`${home}/luot/dong-dau`, { ids: [ids[0]!, ids[2]!] })
    await work()
    expect((await visit(clerk).get(String(sealing.headers.location))).body).toContain(
      'Xong: 2 / 2 văn bản.',
    )
    const numbers = [(await document(ids[0]!)).number, (await document(ids[2]!)).number]
    expect(numbers[1]! - numbers[0]!).toBe(1)
  })

  test('nothing chosen, too many, or no permission: a clear no', async () => {
    expect((await visit(leader).post(`${home}/luot/ky`)).statusCode).toBe(422)
    const stranger = officerWho({ can: new Set(['public', 'dossier.view']) })
    expect((await visit(stranger).post(`${home}/luot/dong-dau`, { ids: 'x' })).statusCode).toBe(403)
  })
})

describe('/xac-minh, for everybody', () => {
  test('by the code on the paper, typed as people type', async () => {
    const { checkCode } = await sealedPaper()
    const found = await anybody.post('/xac-minh/ma', {
      code: ` ${checkCode.replace('-', ' ').toLowerCase()} `,
    })
    expect(found.headers.location).toBe(`/xac-minh/${checkCode}`)
    const { body } = await anybody.get(`/xac-minh/${checkCode}`)
    expect(body).toContain('/GXN-UBND')
    expect((await anybody.post('/xac-minh/ma', { code: 'AAAAA-AAAAA' })).statusCode).toBe(422)
    expect((await anybody.get('/xac-minh/AAAAA-AAAAA')).statusCode).toBe(404)
  })

  test('the file in hand is compared with the registered one', async () => {
    const { checkCode, sealedId } = await sealedPaper()
    const pdf = await bytesOf(sealedId)
    const path = `/xac-minh/${checkCode}/tep`
    expect((await anybody.upload(path, pdfForm(pdf))).body).toContain('đúng là tệp đã ban hành')
    const changed = Buffer.from(pdf)
    changed[changed.indexOf('stream') + 20]! ^= 1
    const other = (await anybody.upload(path, pdfForm(changed))).body
    expect(other).toContain('khác tệp đã ban hành')
    expect(other).toContain('Tệp đã bị sửa sau khi ký.')
  })

  test('the roots are there for whoever checks with other programs, which then agree', async () => {
    expect((await anybody.get('/xac-minh')).body).toContain('href="/xac-minh/chung-thu-goc.pem"')
    const sent = await anybody.get('/xac-minh/chung-thu-goc.pem')
    expect(sent.statusCode).toBe(200)
    const { raw } = new X509Certificate(sent.body)
    const said = await pdfsig(await bytesOf((await sealedPaper()).sealedId), raw)
    expect(said.match(/Certificate is Trusted/g)).toHaveLength(2)
  })

  test('the lines for pdfsig work as they stand, in a folder with nothing but the two files', async () => {
    const { body } = await anybody.get('/xac-minh')
    const lines = /<pre class="commands">([^<]+)<\/pre>/.exec(body)?.[1] ?? ''
    const folder = mkdtempSync(join(tmpdir(), 'xaso-lines-'))
    const roots = (await anybody.get('/xac-minh/chung-thu-goc.pem')).body
    writeFileSync(join(folder, 'chung-thu-goc.pem'), roots)
    writeFileSync(join(folder, 'ket-qua.pdf'), await bytesOf((await sealedPaper()).sealedId))
    // The status of the certificates cannot be asked here: nothing serves at the address in them.
    const alone = lines.replace('pdfsig ', 'pdfsig -no-ocsp ')
    const said = execFileSync('sh', ['-ec', alone], { cwd: folder, encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(said.match(/Certificate is Trusted/g)).toHaveLength(2)
  })

  test('any PDF says who signed it; one of ours leads to the register', async () => {
    const { sealedId } = await sealedPaper()
    const pdf = await bytesOf(sealedId)
    const good = (await anybody.upload('/xac-minh/tep', pdfForm(pdf))).body
    expect(good).toContain('Chữ ký hợp lệ')
    expect(good).toContain('Tệp này có trong sổ kết quả của xã.')
    const longer = (
      await anybody.upload('/xac-minh/tep', pdfForm(Buffer.concat([pdf, Buffer.from('% x')])))
    ).body
    expect(longer).toContain('Tệp có nội dung được thêm sau khi ký.')
    const none = await anybody.upload('/xac-minh/tep', pdfForm(Buffer.from('hello')))
    expect(none.body).toContain('Tệp này không phải PDF.')
    expect((await anybody.post('/xac-minh/tep', {})).statusCode).toBe(422)
  })
})
