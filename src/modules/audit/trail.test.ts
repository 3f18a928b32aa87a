import { globSync, readFileSync } from 'node:fs'

import { beforeEach, describe, expect, test } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { factsOf, masked } from './mask.ts'
import { trail } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'test.happened': Record<string, unknown>
  }
}

const here = await town('2026-11-23')
const { db, clock, visit, owner } = here
const home = '/quan-tri/nhat-ky'
const subject = { kind: 'test', id: newId() }

const happen = (data: Record<string, unknown>, who = officerWho()) =>
  db.tx((tx) => record(tx, who, 'test.happened', subject, data))

const day = (text: string) => Temporal.Instant.from(`${text}T10:00:00+07:00`)

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`truncate audit.event, audit.seal, audit.head`
    await tx.run`update audit.sealing set tx = '0', id = '00000000-0000-0000-0000-000000000000'`
  }),
)

describe('nhật ký', () => {
  test('the trail tells in words who did what on which dossier, and leads to it', async () => {
    const account = {
      login: 'lan',
      fullName: 'Trần Thị Lan',
      position: 'Chuyên viên',
      roles: ['desk'],
    }
    const added = await db.tx((tx) => addStaff(tx, system(unit), clock.now, account))
    const staff = added.ok ? added.value.id : ''
    const { code } = await givenDossier({ db, now: clock.now, who: officerWho({ staff }) })
    const { body, statusCode } = await visit().get(home)
    expect(statusCode).toBe(200)
    expect(body).toContain('Tiếp nhận hồ sơ')
    expect(body).toContain('Trần Thị Lan, Chuyên viên')
    expect(body).toContain(`href="/can-bo/ho-so/${code}"`)
    expect(body).not.toMatch(/ style="| on\w+="/)
  })

  test('nothing that leads to a person is printed, whatever an officer typed', async () => {
    await happen({
      reason: 'Gọi 0912 345 678 hoặc thư lan.tran@example.vn, số 079087000123',
      idNumber: '079087000123',
      applicant: { phone: '0912345678', note: 'CCCD 079087000123' },
    })
    const { body } = await visit().get(home)
    expect(body).toContain('test.happened')
    expect(body).toContain('Gọi •••••• hoặc thư ••••••, số ••••••')
    expect(body).not.toMatch(/079087|345.?678|example\.vn/)
  })

  test.each([
    ['079087000123', '••••••'],
    ['079 087 000 123', '••••••'],
    ['+84912345678', '••••••'],
    ['hồ sơ H79.28.075-261122-0001 đã nhận', 'hồ sơ H79.28.075-261122-0001 đã nhận'],
    ['hẹn 2026-11-26T10:00:00Z', 'hẹn 2026-11-26T10:00:00Z'],
    ['ngày 26/11/2026', 'ngày 26/11/2026'],
    ['thuỷ.le@xã.vn', '••••••'],
  ])('%s is shown as %s', (text, shown) => {
    expect(masked(text)).toBe(shown)
  })

  test('a field that is personal by its name is covered, whatever it holds', () => {
    expect(factsOf({ birthDate: '05/02/1987', address: 'Ấp 1', code: 'A', nothing: null })).toEqual(
      [
        { key: 'birthDate', value: '••••••' },
        { key: 'address', value: '••••••' },
        { key: 'code', value: 'A' },
      ],
    )
  })

  test('the filters in the address narrow by officer, deed, dossier and day', async () => {
    const one = officerWho()
    const { code } = await givenDossier({
      db,
      now: clock.now,
      who: { ...one, at: day('2026-11-20') },
    })
    await happen({ n: 'việc khác' }, { ...officerWho(), at: day('2026-11-21') })
    const at = async (query: string) => {
      const { body } = await visit().get(`${home}?${query}`)
      return [/<summary>Tiếp nhận hồ sơ</.test(body), /<summary>test.happened</.test(body)]
    }
    expect(await at('')).toEqual([true, true])
    expect(await at(`nguoi=${one.actor}`)).toEqual([true, false])
    expect(await at('nguoi=citizen:')).toEqual([false, false])
    expect(await at('viec-gi=test.happened')).toEqual([false, true])
    expect(await at(`doi-tuong=${code}`)).toEqual([true, false])
    expect(await at(`doi-tuong=${subject.id}`)).toEqual([false, true])
    expect(await at('tu-ngay=21/11/2026')).toEqual([false, true])
    expect(await at('den-ngay=20/11/2026')).toEqual([true, false])
  })

  test('a day that does not exist and a code that nobody has are said beside their fields', async () => {
    const { statusCode, body } = await visit().get(`${home}?tu-ngay=31/02/2026&doi-tuong=xyz`)
    expect(statusCode).toBe(422)
    expect(body).toContain('Ghi ngày dạng ngày/tháng/năm')
    expect(body).toContain('Không có hồ sơ hay đối tượng nào mang mã này')
  })

  test('pages follow each other without a gap or a line twice', async () => {
    for (let n = 0; n < 120; n += 1) await happen({ n })
    const seen: unknown[] = []
    let cursor: string | undefined
    do {
      const found = await db.read((q) => trail(q, unit, {}, { cursor }))
      seen.push(...found.events.map(({ data }) => data['n']))
      cursor = found.next
    } while (cursor)
    expect(seen.toSorted((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 120 }, (_, n) => n),
    )
  })

  test('looking for what is rare stops after so many lines, says where, and goes on from there', async () => {
    await happen({ n: 'hiếm' }, { ...officerWho(), actor: 'client:hiem' })
    for (let n = 0; n < 25; n += 1) await happen({ n })
    const filter = { actor: 'client:hiem' }
    const look = (cursor?: string) => db.read((q) => trail(q, unit, filter, { cursor, most: 10 }))
    const pages = [await look()]
    for (let next = pages[0]?.next; next; next = pages.at(-1)?.next) pages.push(await look(next))
    expect(pages.map(({ events }) => events.length)).toEqual([0, 0, 1])
    expect(pages.map(({ scannedTo }) => scannedTo !== undefined)).toEqual([true, true, false])
  })

  test('every event that the program can record has its words', async () => {
    const declared = globSync('src/**/*.ts')
      .filter((file) => !file.endsWith('.test.ts'))
      .flatMap(
        (file) => readFileSync(file, 'utf8').match(/interface Events \{[\s\S]*?\n  \}/g) ?? [],
      )
      .flatMap((text) => [...text.matchAll(/^ {4}'([a-z-]+\.[a-z-]+)':/gm)].map(([, name]) => name))
    expect(declared.length).toBeGreaterThan(50)
    const { body } = await visit().get(home)
    expect(declared.filter((name) => !body.includes(`value="${name}"`))).toEqual([])
  })
})
