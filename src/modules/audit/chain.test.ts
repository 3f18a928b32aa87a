import { beforeEach, describe, expect, test, vi } from 'vitest'

import { count } from '#platform/columns.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { sealNext } from '#platform/sealer.ts'
import { verifyNewest } from '#platform/verify-newest.ts'
import { officerWho, town, unit } from '#test/town.ts'

const { app, db, visit, owner, seal } = await town('2026-11-23')
const home = '/quan-tri/nhat-ky'
const subject = { kind: 'test', id: newId() }

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
    ids.push(await db.tx((tx) => record(tx, officerWho(), 'test.happened', subject, { n })))
    if (n % 4 === 3) await sealWritten(4)
  }
  return ids
}

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`truncate audit.event, audit.seal, audit.head`
    await tx.run`update audit.sealing set tx = '0', id = '00000000-0000-0000-0000-000000000000'`
  }),
)

describe('chuỗi niêm phong', () => {
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

  test('the heads of the days are open to all, and hold nothing but hashes', async () => {
    await sealed()
    const answer = await app.inject({
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
