import { globSync, readFileSync } from 'node:fs'

import { beforeEach, describe, expect, test, vi } from 'vitest'

import { addStaff } from '#modules/accounts/index.ts'
import { count } from '#platform/columns.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { sealNext } from '#platform/sealer.ts'
import { verifyNewest } from '#platform/verify-newest.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { factsOf, masked } from './mask.ts'
import { trail } from './store.ts'
import { eventNames } from './words.ts'

declare module '#platform/events.ts' {
  interface Events {
    'test.happened': Record<string, unknown>
  }
}

const here = await town('2026-11-23')
const { db, clock, visit, owner, seal } = here
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
    expect(declared.filter((name) => !eventNames.includes(name ?? ''))).toEqual([])
  })
})

describe('chuỗi niêm phong', () => {
  const look = (most?: number) => db.read((q) => verifyNewest(q, unit, seal, most))
  const tamper = (statement: string) =>
    owner.tx((tx) => tx.run([statement] as unknown as TemplateStringsArray))

  /** Seals what was just written. A transaction anywhere on the server may hold the sealer up for a moment. */
  const sealWritten = (events: number) =>
    vi.waitFor(
      async () => {
        const { count: open } = await owner.read(
          (q) => q.one(count)`
            select count(*) as count from pg_stat_activity
            where backend_xid is not null and pid <> pg_backend_pid()
          `,
        )
        if (open > 0) throw new Error('a transaction is still open')
        expect(await sealNext(owner, seal)).toBe(events)
      },
      { timeout: 10_000, interval: 20 },
    )

  /** Three seals of four events; the ids in order. */
  async function sealed() {
    const ids: string[] = []
    for (let n = 0; n < 12; n += 1) {
      ids.push(await happen({ n }))
      if (n % 4 === 3) await sealWritten(4)
    }
    return ids
  }

  test('the page says how far the chain reaches, and the check finds it whole', async () => {
    await sealed()
    const { body } = await visit().get(home)
    expect(body).toMatch(/Số niêm phong<\/dt><dd>3</)
    expect(body).toMatch(/Số sự kiện<\/dt><dd>12</)
    const check = await visit().get(`${home}/kiem-tra`)
    expect(check.body).toContain('Đã kiểm tra 12 sự kiện trong 3 niêm phong')
    expect(check.body).toContain('npm run audit:verify')
  })

  test('only as many of the newest seals are looked at as are needed', async () => {
    await sealed()
    expect(await look(4)).toEqual({ events: 4, seals: 1, fault: undefined })
    expect(await look(5)).toEqual({ events: 8, seals: 2, fault: undefined })
    expect(await look(12)).toEqual({ events: 12, seals: 3, fault: undefined })
  })

  test.each([
    ['edited', (id: string) => `update audit.event set actor = 'x' where id = '${id}'`],
    ['removed', (id: string) => `delete from audit.event where id = '${id}'`],
    [
      'inserted',
      (id: string) =>
        `insert into audit.event select unit_id, (left(id::text, 35) || case right(id::text, 1) when '0' then '1' else '0' end)::uuid,
           tx, at, name, subject_kind, subject_id, actor, origin, data from audit.event where id = '${id}'`,
    ],
  ])('an event that was %s is found', async (what, statement) => {
    const ids = await sealed()
    await tamper(statement(ids[9] ?? ''))
    expect((await look()).fault).toMatchObject({ what })
    expect((await visit().get(`${home}/kiem-tra`)).body).toContain('Giữ nguyên máy chủ')
  })

  test.each([
    ['seal-missing', 'delete from audit.seal where number = 2'],
    ['seal-missing', 'delete from audit.seal where number = 3'],
    ['seal-broken', `update audit.seal set hash = '\\x00' where number = 2`],
    ['seal-forged', `update audit.seal set signature = '\\x00' where number = 2`],
  ])('%s is found', async (what, statement) => {
    await sealed()
    await tamper(statement)
    expect((await look()).fault).toMatchObject({ what })
  })

  test('two thousand events are checked within a second', async () => {
    await db.tx(async (tx) => {
      for (let n = 0; n < 2_000; n += 1)
        await record(tx, officerWho(), 'test.happened', subject, { n })
    })
    await sealWritten(2_000)
    const start = performance.now()
    expect(await look()).toEqual({ events: 2_000, seals: 1, fault: undefined })
    expect(performance.now() - start).toBeLessThan(1_000)
  })

  test('the heads of the days are open to all, and hold nothing but hashes', async () => {
    await sealed()
    const answer = await here.app.inject({
      url: `${home}/dau-chuoi.json`,
      headers: { host: 'localhost' },
    })
    expect(answer.json()).toEqual({
      unit,
      heads: [
        {
          day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
          number: 3,
          hash: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      ],
    })
  })

  test('who may not see the trail does not', async () => {
    const desk = visit(officerWho({ can: new Set(['public', 'dossier.view']) }))
    for (const url of [home, `${home}/kiem-tra`]) expect((await desk.get(url)).statusCode).toBe(403)
  })
})
