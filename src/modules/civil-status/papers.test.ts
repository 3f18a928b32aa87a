import { expect, test } from 'vitest'

import { textOf as pdfText } from '#platform/pdf/poppler.ts'
import { officer as addOfficer } from '#test/actors.ts'
import { town } from '#test/town.ts'

import { dateInWords } from './paper.ts'
import { birthOf, deathOf, marriageOf, newcomer, registry } from './registry.fixture.ts'

const place = await town('2026-11-23')
const { visit, officer } = place
const { approved, entered } = registry(place)
const clerk = visit(officer)
const leader = await addOfficer(place, ['leader'])
const books = '/can-bo/ho-tich/so'

const mother = newcomer()
await entered('birth', birthOf({ fullName: 'Lê Thị Mận' }, mother))
const child = `${books}/khai-sinh/2026/1`
const plain = (text: string) => text.replaceAll(/\s+/g, ' ')

test.each([
  ['2026-11-01', 'Ngày mùng một tháng mười một năm hai nghìn không trăm hai mươi sáu'],
  ['1987-04-25', 'Ngày hai mươi lăm tháng tư năm một nghìn chín trăm tám mươi bảy'],
  ['1950', 'Năm một nghìn chín trăm năm mươi'],
])('%s is written out', (iso, words) => expect(dateInWords(iso)).toBe(words))

test('the certificate says what was entered, with its number, and comes out the same again', async () => {
  const first = await clerk.get(`${child}/giay/ban-in.pdf`)
  const whole = await pdfText(first.rawPayload, '-layout')
  expect(whole.split('\f').filter((page) => page.trim() !== '')).toHaveLength(1)
  const text = plain(whole)
  for (const word of [
    'GIẤY KHAI SINH',
    '01/2026',
    'Lê Thị Mận',
    mother.fullName!,
    'ngày mùng một',
    'chưa đối chiếu',
  ])
    expect(text.toLocaleLowerCase('vi')).toContain(word.toLocaleLowerCase('vi'))
  expect((await clerk.get(`${child}/giay/ban-in.pdf`)).rawPayload.equals(first.rawPayload)).toBe(
    true,
  )
})

test('a correction stands beside the entry, is found by both names, and is what a copy says from then on', async () => {
  const note = {
    kind: 'correction',
    text: 'Cải chính chữ đệm và ngày sinh',
    basis: 'Quyết định số 12/QĐ-UBND ngày 20/11/2026',
    holdsFrom: '20/11/2026',
    'moi.child.fullName': 'Lê Ngọc Mận',
    'moi.child.birth': '02/11/2026',
  }
  expect((await clerk.post(`${child}/ghi-chu`, { ...note, kind: '' })).statusCode).toBe(422)
  expect(
    (await clerk.post(`${child}/ghi-chu`, { ...note, 'moi.child.birth': '31/02/2026' })).statusCode,
  ).toBe(422)
  expect((await clerk.post(`${child}/ghi-chu`, note)).statusCode).toBe(303)
  const { body } = await clerk.get(child)
  for (const text of ['Cải chính', 'Lê Ngọc Mận', 'Lê Thị Mận', '02/11/2026', note.basis])
    expect(body).toContain(text)
  for (const q of ['le thi man', 'le ngoc man'])
    expect((await clerk.get(`/can-bo/ho-tich?q=${encodeURIComponent(q)}`)).body).toContain(child)
  const again = await clerk.post(`${child}/ghi-chu`, note)
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('giống nội dung đang có')
})

const asked = (over: Record<string, string> = {}) => ({
  paper: 'birth-copy',
  copies: '3',
  recipientName: 'Lê Văn Ổi',
  recipientIdNumber: '',
  relation: 'relative',
  signer: leader.id,
  ...over,
})

test('copies are numbered in a book of their own and logged: how many, to whom, by whom', async () => {
  expect((await clerk.post(`${child}/ban-sao`, asked({ copies: '99' }))).statusCode).toBe(422)
  expect((await clerk.post(`${child}/ban-sao`, asked({ fee: '0' }))).statusCode).toBe(422)
  const once = { _key: '018f0000-0000-7000-8000-000000000001' }
  const [one, two] = await Promise.all([
    clerk.post(`${child}/ban-sao`, asked(once)),
    clerk.post(`${child}/ban-sao`, asked(once)),
  ])
  expect([one?.statusCode, two?.statusCode]).toEqual([303, 303])
  expect(one?.headers.location).toBe(`${books}/ban-sao/2026/1`)
  expect(two?.headers.location).toBe(one?.headers.location)
  const { body } = await clerk.get(`${books}/ban-sao/2026/1`)
  for (const text of ['Lê Văn Ổi', '24.000', officer.name, 'Người thân thích'])
    expect(body).toContain(text)
  const pdf = await clerk.get(`${books}/ban-sao/2026/1/ban-sao.pdf`)
  const text = plain(await pdfText(pdf.rawPayload, '-layout'))
  for (const word of ['TRÍCH LỤC KHAI SINH', '(Bản sao)', '01/TLKS-BS', 'Lê Ngọc Mận', 'Cải chính'])
    expect(text).toContain(word)
  expect((await clerk.get(`${books}/ban-sao/2026`)).body).toContain('Lê Văn Ổi')
  expect((await clerk.get(child)).body).toContain('Lê Văn Ổi')
})

test('a divorce ends a marriage once; a revoked entry takes no note and gives no copy', async () => {
  const [man, woman] = [newcomer({ sex: 'male' }), newcomer()]
  const { number } = await entered('marriage', marriageOf(man, woman))
  const marriage = `${books}/ket-hon/2026/${number}`
  const divorce = {
    kind: 'divorce',
    text: 'Ly hôn',
    basis: 'Bản án 05/2026/HNGĐ-ST, TAND khu vực 3',
    holdsFrom: '',
  }
  const early = await clerk.post(`${marriage}/ghi-chu`, { ...divorce, holdsFrom: '01/01/2020' })
  expect(early.statusCode).toBe(409)
  expect((await clerk.post(`${marriage}/ghi-chu`, divorce)).statusCode).toBe(303)
  expect((await clerk.post(`${marriage}/ghi-chu`, divorce)).statusCode).toBe(409)
  expect((await clerk.post(`${child}/ghi-chu`, divorce)).statusCode).toBe(409)
  await entered('marriage', marriageOf(newcomer({ sex: 'male' }), woman))
  const revoke = {
    kind: 'revoked',
    text: 'Đăng ký trái thẩm quyền',
    basis: 'Quyết định 7/QĐ-UBND',
    holdsFrom: '',
  }
  expect((await clerk.post(`${marriage}/ghi-chu`, revoke)).statusCode).toBe(303)
  expect((await clerk.post(`${marriage}/ghi-chu`, divorce)).statusCode).toBe(409)
  const copy = await clerk.post(`${marriage}/ban-sao`, asked({ paper: 'marriage-copy' }))
  expect(copy.statusCode).toBe(409)
  expect(copy.body).toContain('không cấp bản sao')
})

test('a dossier that asks for a copy finds the entry of its person, and the form knows the rest', async () => {
  const deceased = newcomer()
  const { number } = await entered('death', deathOf(deceased))
  const values = {
    relation: 'relative',
    kind: 'death',
    copies: '2',
    subject: {
      fullName: deceased.fullName,
      birthDate: deceased.birth,
      idNumber: deceased.idNumber,
    },
  }
  const code = await approved('2.000635', { code: 'civil-extract', values })
  const { body } = await clerk.get(`/can-bo/ho-tich/ho-so/${code}`)
  const link = `${books}/khai-tu/2026/${number}/ban-sao?hs=${code}`
  expect(body).toContain(link)
  const form = (await clerk.get(link)).body
  for (const text of ['value="2"', 'value="death-copy"', 'Nguyễn Văn Minh', code])
    expect(form).toContain(text)
})

test('the paper goes to the leader’s desk under the number of its register, or is attached by hand', async () => {
  const [up, again] = await Promise.all([
    clerk.post(`${child}/giay/trinh-ky`),
    clerk.post(`${child}/giay/trinh-ky`),
  ])
  expect(again.headers['location']).toBe(up.headers['location'])
  expect(up.statusCode).toBe(303)
  const document = await clerk.get(String(up.headers.location))
  expect(document.body).toContain('Giấy khai sinh')
  const { number } = await entered('birth', birthOf({ fullName: 'Lê Văn Hai' }, newcomer()))
  const second = `${books}/khai-sinh/2026/${number}`
  const attached = await clerk.post(`${second}/giay/ky-giay`)
  expect(attached.statusCode).toBe(303)
  expect((await clerk.get(String(attached.headers.location))).body).toContain(`0${number}/2026`)
})
