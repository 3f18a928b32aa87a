import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { town, unit } from '#test/town.ts'

import { publishedVersions } from './store-own.ts'
import { composing, home, permit } from './workflows.fixture.ts'

const place = await town('2026-11-23')
const { db, visit } = place
const { draft, version, given, published } = composing(place)

describe('công bố', () => {
  test('a draft becomes version 1, and the next one version 2', async () => {
    const code = await given()
    const publish = async (from: string) =>
      visit().post(`${home}/${code}/cong-bo`, {
        version: await version(code),
        from,
        note: 'Lần đầu',
      })
    expect((await publish('23/11/2026')).statusCode).toBe(303)
    await visit().post(`${home}/${code}/soan`)
    expect((await publish('01/12/2026')).statusCode).toBe(303)
    const versions = await db.read((q) => publishedVersions(q, code))
    expect(versions.map((one) => [one.version, one.effectiveFrom.toString()])).toEqual([
      [2, '2026-12-01'],
      [1, '2026-11-23'],
    ])
    const page = (await visit().get(`${home}/${code}`)).body
    expect(page).toContain('Lần đầu')
    expect((await visit().get(`${home}/${code}/ban/1`)).statusCode).toBe(200)
    expect((await visit().get(`${home}/${code}/ban/9`)).statusCode).toBe(404)
  })

  test('a workflow with errors is not published, and the page says why', async () => {
    const code = await given({
      ...permit,
      steps: permit.steps.map((step) => ({ ...step, otherwise: 'receive' })),
    })
    const sent = { version: await version(code), from: '23/11/2026' }
    const page = await visit().post(`${home}/${code}/cong-bo`, sent)
    expect(page.statusCode).toBe(409)
    expect(page.body).toContain('còn lỗi phải sửa')
    expect(await db.read((q) => publishedVersions(q, code))).toEqual([])
  })

  test.each(['22/11/2026', '31/02/2027', 'mai', ''])('“%s” is no first day', async (from) => {
    const code = await given()
    const page = await visit().post(`${home}/${code}/cong-bo`, {
      version: await version(code),
      from,
    })
    expect([409, 422]).toContain(page.statusCode)
    expect(await db.read((q) => publishedVersions(q, code))).toEqual([])
  })

  test('of two who publish at once one version comes out', async () => {
    const code = await given()
    const sent = { version: await version(code), from: '23/11/2026' }
    await Promise.all([1, 2, 3].map(() => visit().post(`${home}/${code}/cong-bo`, sent)))
    expect(await db.read((q) => publishedVersions(q, code))).toHaveLength(1)
  })

  test('each change is one event of the workflow', async () => {
    const code = await published()
    const { id } = await draft(code)
    const Row = z.object({ name: z.string() })
    const events = await db.read(
      (q) =>
        q.many(
          Row,
        )`select name from audit.event where unit_id = ${unit} and subject_id = ${id} order by id`,
    )
    expect(events.map(({ name }) => name)).toEqual(['workflow.drafted', 'workflow.published'])
  })
})
