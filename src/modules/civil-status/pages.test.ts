import { expect, test } from 'vitest'

import { personByIdNumber } from '#modules/people/index.ts'
import { officer as addOfficer } from '#test/actors.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'

import { forms } from './registers.ts'
import { birthOf, deathOf, marriageOf, newcomer, registry } from './registry.fixture.ts'
import { entryById } from './store.ts'

const place = await town('2026-11-23')
const { db, visit, officer, clock } = place
const { approved, entered } = registry(place)
const clerk = visit(officer)
const leader = await addOfficer(place, ['leader'])
const home = '/can-bo/ho-tich'

const mother = newcomer()
const declared = {
  code: 'birth',
  values: {
    relation: 'mother',
    childName: 'Lê Thị Mận',
    childBirthDate: '2026-11-01',
    childGender: 'female',
    childEthnicity: 'Kinh',
    childNationality: 'Việt Nam',
    birthFacility: 'Trạm Y tế xã',
    birthPlace: { province: '80', commune: '28000', text: 'xã Tân Trụ, tỉnh Tây Ninh' },
    knownParents: 'mother',
    mother: {
      fullName: mother.fullName,
      birthDate: mother.birth,
      idNumber: mother.idNumber,
      nationality: 'Việt Nam',
    },
  },
}

/** The form as a browser would send it back: every field with what stands in it. */
function sentBack(body: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [tag] of body.matchAll(/<input[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1]
    const value = /value="([^"]*)"/.exec(tag)?.[1]
    if (name && /[a-z]\.[a-zA-Z]/.test(name)) fields[name] = value ?? ''
  }
  for (const [, name = '', options = ''] of body.matchAll(
    /<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs,
  ))
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? ''
  return fields
}

test('what the declaration says stands in the form; only what it lacks is typed; the entry has a number', async () => {
  const code = await approved('1.001193', declared)
  expect((await clerk.get(home)).body).toContain(code)
  expect((await clerk.get(`/can-bo/ho-so/${code}`)).body).toContain('chưa vào sổ hộ tịch')
  const { body } = await clerk.get(`${home}/ho-so/${code}`)
  for (const text of [
    'Lê Thị Mận',
    '01/11/2026',
    mother.fullName!,
    'xã Tân Trụ, tỉnh Tây Ninh',
    'Quê quán',
  ])
    expect(body).toContain(text)
  const form = { ...sentBack(body), signer: leader.id }
  const missing = await clerk.post(`${home}/ho-so/${code}`, form)
  expect(missing.statusCode).toBe(422)
  expect(missing.body).toContain('Chưa ghi: quê quán')
  const sent = { ...form, 'facts.hometown': 'Tân Trụ, Tây Ninh' }
  const done = await clerk.post(`${home}/ho-so/${code}`, sent)
  expect(done.statusCode).toBe(303)
  expect(done.headers.location).toBe(`${home}/so/khai-sinh/2026/1`)
  expect((await clerk.post(`${home}/ho-so/${code}`, sent)).headers.location).toBe(
    done.headers.location,
  )
  const entry = (await clerk.get(`${home}/so/khai-sinh/2026/1`)).body
  for (const text of ['Lê Thị Mận', 'Khai sinh 01/2026', code, 'Tân Trụ, Tây Ninh'])
    expect(entry).toContain(text)
  expect(entry).not.toContain(mother.idNumber)
  expect((await clerk.get(home)).body).not.toContain(code)
  expect((await clerk.get(`/can-bo/ho-so/${code}`)).body).toContain('/so/khai-sinh/2026/1"')
})

test('an entry that collides with another says with which, and is not made', async () => {
  const man = newcomer({ sex: 'male' })
  const first = await entered('marriage', marriageOf(man, newcomer()))
  const values = {
    groom: { fullName: man.fullName, birthDate: man.birth, idNumber: man.idNumber },
    bride: { fullName: 'Võ Thị Na', birthDate: '1995-05-05', idNumber: '079195000999' },
  }
  const code = await approved('1.000894', { code: 'marriage', values })
  const { body } = await clerk.get(`${home}/ho-so/${code}`)
  expect(body).toContain('đang có vợ (chồng) theo sổ kết hôn')
  expect(body).toContain(`/so/ket-hon/2026/${first.number}`)
  const again = await clerk.post(`${home}/ho-so/${code}`, { ...sentBack(body), signer: leader.id })
  expect(again.statusCode).toBe(409)
})

test('a warning is set aside with a reason, and the reason stays with the entry', async () => {
  const child = { fullName: 'Trần Văn Song', birth: '2026-10-10', gender: 'male' }
  await entered('birth', birthOf(child, newcomer()))
  const values = {
    ...declared.values,
    childName: child.fullName,
    childBirthDate: child.birth,
    childGender: 'male',
  }
  const code = await approved('1.001193', { code: 'birth', values })
  const { body } = await clerk.get(`${home}/ho-so/${code}`)
  const form = { ...sentBack(body), 'facts.hometown': 'Tân Trụ', signer: leader.id }
  const refused = await clerk.post(`${home}/ho-so/${code}`, form)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Nếu vẫn vào sổ thì ghi lý do')
  const done = await clerk.post(`${home}/ho-so/${code}`, {
    ...form,
    'ly-do.birth.like-child': 'Hai trẻ khác cha mẹ',
  })
  expect(done.statusCode).toBe(303)
  expect((await clerk.get(String(done.headers.location))).body).toContain('Hai trẻ khác cha mẹ')
})

test('a number that is another’s is shown as whose it is, and taken when the officer says so', async () => {
  const other = newcomer()
  await entered('birth', birthOf({ fullName: 'Lê Văn Khác' }, other))
  const values = {
    ...declared.values,
    childName: 'Lê Văn Lạ',
    mother: { ...declared.values.mother, idNumber: other.idNumber },
  }
  const code = await approved('1.001193', { code: 'birth', values })
  const { body } = await clerk.get(`${home}/ho-so/${code}`)
  const form = { ...sentBack(body), 'facts.hometown': 'Tân Trụ', signer: leader.id }
  const refused = await clerk.post(`${home}/ho-so/${code}`, form)
  expect(refused.statusCode).toBe(422)
  expect(refused.body).toContain(other.fullName)
  const same = /name="same"[^>]*value="([^"]*)"/.exec(refused.body)?.[1] ?? ''
  expect((await clerk.post(`${home}/ho-so/${code}`, { ...form, same })).statusCode).toBe(303)
})

test('every register of the year is there to be seen, also before its first entry', async () => {
  const { body } = await clerk.get(home)
  for (const form of forms) expect(body).toContain(form.words[0])
  expect(body).toContain('Mở khi vào sổ việc đầu tiên')
  expect(body).not.toContain('/so/cham-dut-giam-ho/2026')
})

test('the counter finds an entry by name from either end, by number, by personal number and by day', async () => {
  const found = async (q: string) => (await clerk.get(`${home}?q=${encodeURIComponent(q)}`)).body
  for (const q of [
    'lê thị m',
    'man',
    'le thi man',
    '1/2026',
    '01/2026',
    mother.idNumber!,
    '23/11/2026',
  ])
    expect(await found(q), q).toContain('Lê Thị Mận')
  expect(await found('Không Ai Cả')).toContain('Không có việc hộ tịch nào như vậy')
})

test('whoever stands in an entry reads which officer looked at it', async () => {
  const mother = newcomer()
  const { number, year } = await entered('birth', birthOf({ fullName: 'Lê Thị Được Xem' }, mother))
  const known = await db.read((q) => personByIdNumber(q, mother.idNumber ?? ''))
  const mine = visit(citizenWho(known!.id))
  const reason = `sổ đăng ký khai sinh, số ${String(number).padStart(2, '0')}/${year}`
  expect((await mine.get('/cua-toi/ai-da-xem')).body).not.toContain(reason)
  clock.now = clock.now.add({ hours: 2 })
  await visit(officer).get(`/can-bo/ho-tich/so/khai-sinh/${year}/${number}`)
  expect((await mine.get('/cua-toi/ai-da-xem')).body).toContain(reason)
})

test('a book shows its entries without a gap, and is locked by a leader when the year is over', async () => {
  const book = `${home}/so/khai-sinh/2026`
  expect((await clerk.get(book)).body).toContain('Không thiếu số nào')
  expect((await clerk.post(`${book}/khoa`)).statusCode).toBe(409)
  const now = clock.now
  clock.now = Temporal.Instant.from('2027-01-04T03:00:00Z')
  const desk = visit(officerWho({ can: new Set(['public', 'civil-status.view']) }))
  expect((await desk.post(`${book}/khoa`)).statusCode).toBe(403)
  expect((await clerk.post(`${book}/khoa`)).statusCode).toBe(303)
  expect((await clerk.get(book)).body).toContain('Tổng khi khóa')
  clock.now = now
  const code = await approved('1.001193', declared)
  const form = { ...sentBack((await clerk.get(`${home}/ho-so/${code}`)).body), signer: leader.id }
  const late = await clerk.post(`${home}/ho-so/${code}`, {
    ...form,
    'child.fullName': 'Lê Văn Muộn',
    'facts.hometown': 'Tân Trụ',
  })
  expect(late.statusCode).toBe(409)
  expect(late.body).toContain('đã khóa')
})

test('a book kept elsewhere is gone on with; a dossier of another kind is told so', async () => {
  const hand = { book: 'khai-tu', upTo: '88', reason: 'Đã ghi sổ giấy' }
  expect((await clerk.post(home, hand)).statusCode).toBe(303)
  expect((await clerk.post(home, hand)).statusCode).toBe(409)
  const other = await approved('1.013225')
  expect((await clerk.get(`${home}/ho-so/${other}`)).body).toContain('không vào sổ hộ tịch')
  expect((await clerk.get(`${home}/so/giam-ho/2026`)).statusCode).toBe(404)
})

test('the page of a person tells of the death and leads to the entries', async () => {
  const deceased = newcomer()
  const { id } = await entered('death', deathOf(deceased))
  const entry = await place.db.read((q) => entryById(q, 1, id))
  const person = entry?.content.parties[0]?.personId ?? ''
  const { body } = await clerk.get(`/can-bo/nguoi/${person}`)
  for (const text of [
    'Đã mất, theo sổ khai tử: 20/11/2026',
    'Trong sổ hộ tịch',
    '/so/khai-tu/2026/',
  ])
    expect(body).toContain(text)
})
