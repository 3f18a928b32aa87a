import { expect, test } from 'vitest'
import { z } from 'zod'

import { pagesOf, textOf } from '#platform/pdf/poppler.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { checkPeriod, registerJob } from './slip-register.ts'

const place = await town('2026-11-23')
const { db, visit, clock, owner } = place
const context = jobContext(place)
const base = '/can-bo/so-theo-doi'
const november = { from: '01/11/2026', to: '23/11/2026' }

const today = Temporal.PlainDate.from('2026-11-23')
const day = (text: string) => Temporal.PlainDate.from(text)

test.each([
  ['one day', '2026-11-23', '2026-11-23', 'ok'],
  ['a year', '2025-11-24', '2026-11-23', 'ok'],
  ['more than a year', '2025-11-22', '2026-11-23', 'too-long'],
  ['tomorrow', '2026-11-01', '2026-11-24', 'in-future'],
  ['the wrong way round', '2026-11-02', '2026-11-01', 'backwards'],
])('a period of %s', (_, from, to, answer) => {
  const checked = checkPeriod({ from: day(from), to: day(to) }, today)
  expect(checked.ok ? 'ok' : checked.why).toBe(answer)
})

test('nothing was received: no register is made and no number taken', async () => {
  const answer = await visit().post(base, { from: '01/10/2026', to: '31/10/2026' })
  expect(answer.statusCode).toBe(409)
  expect(answer.body).toContain('Không có hồ sơ nào được tiếp nhận')
  expect(answer.body).toContain('01/10/2026')
})

test.each(['31/02/2026', 'hôm qua', '', '2026-11-01'])('“%s” is no day', async (from) => {
  const answer = await visit().post(base, { from, to: '23/11/2026' })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Ghi ngày có thật')
})

test('a short register is made at once, in the order of receipt, without what was never taken in', async () => {
  const codes = []
  for (const _ of [1, 2, 3]) codes.push((await givenDossier({ db, now: clock.now })).code)
  const online = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
  const refused = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
  await visit().post(`/can-bo/ho-so/${refused.code}/reject`, { reason: 'Sai thẩm quyền' })
  const withdrawn = await givenDossier({ db, now: clock.now, over: { channel: 'online' } })
  await visit().post(`/can-bo/ho-so/${withdrawn.code}/withdraw`, { reason: 'Nộp nhầm' })

  const answer = await visit().post(base, november)
  expect(answer.statusCode).toBe(303)
  const url = String(answer.headers['location'])
  const page = (await visit().get(url)).body
  expect(page).toContain('Quyển 1 (PDF)')
  expect(page).toContain('01/STD')
  const pdf = (await visit().get(`${url}/quyen/1`)).rawPayload
  const text = (await textOf(pdf, '-layout')).replaceAll(/\s+/g, ' ')
  for (const code of codes) expect(text).toContain(code)
  // The name of the procedure would fill half a page: shortened, with its code.
  expect(text).toContain('1.013225')
  for (const { code } of [online, refused, withdrawn]) expect(text).not.toContain(code)
  expect((await visit().get(`${url}/quyen/1`)).rawPayload.equals(pdf)).toBe(true)
})

const Sum = z.object({ lines: z.number(), volumes: z.number(), sha: z.number() })

test('a long register is made volume by volume; each dossier stands in it once, and progress is shown', async () => {
  await manyDossiers(600)
  const answer = await visit().post(base, { from: '01/09/2026', to: '30/09/2026' })
  const url = String(answer.headers['location'])
  const id = url.split('/').at(-1) ?? ''
  const waiting = await visit().get(url)
  expect(waiting.headers['refresh']).toBe('5')
  expect(waiting.body).toContain('Đang lập: 0/600 hồ sơ')
  await registerJob(context, { unit, register: id })
  expect((await visit().get(url)).body).toContain('Đang lập: 250/600 hồ sơ')
  // A job that is run again and again, or twice at once, goes on where the register stands.
  await Promise.all([1, 2].map(() => registerJob(context, { unit, register: id })))
  await registerJob(context, { unit, register: id })
  const done = await visit().get(url)
  expect(done.headers['refresh']).toBeUndefined()
  expect(done.body).toContain('hồ sơ 501–600')
  const sums = await db.read(
    (q) => q.one(Sum)`
      select count(distinct line->>'code')::int as lines, count(distinct s.id)::int as volumes,
        count(distinct s.sha256)::int as sha
      from dossiers.slip s, jsonb_array_elements(s.data->'lines') line
      where s.unit_id = ${unit} and s.register_id = ${id}::uuid`,
  )
  expect(sums).toEqual({ lines: 600, volumes: 3, sha: 3 })
  const last = await visit().get(`${url}/quyen/3`)
  expect(await pagesOf(last.rawPayload)).toBeGreaterThan(3)
  expect((await textOf(last.rawPayload)).replaceAll(/\s+/g, ' ')).toContain('600')
  expect((await visit().get(`${url}/quyen/4`)).statusCode).toBe(404)
}, 90_000)

test('only those who keep the register may', async () => {
  const clerk = officerWho({ can: new Set(['public', 'dossier.view', 'dossier.receive']) })
  expect((await visit(clerk).get(base)).statusCode).toBe(403)
  expect((await visit(clerk).post(base, november)).statusCode).toBe(403)
})

/** So many dossiers, several of them in the same instant, copied from one that was received the ordinary way. */
async function manyDossiers(count: number) {
  const { code } = await givenDossier({ db, now: clock.now })
  await owner.tx(
    (tx) => tx.run`
      insert into dossiers.dossier (unit_id, id, code, procedure_code, procedure_name, channel, applicant_id, applicant_name,
        applicant_folded, applicant_reversed, state, submitted_at, received_at, due_at, workflow_code, workflow_version, step,
        step_count, step_role)
      select unit_id, gen_random_uuid(), 'X-260901-' || lpad(n::text, 5, '0'), procedure_code, procedure_name, channel,
        applicant_id, applicant_name, applicant_folded, applicant_reversed, state, at, at, due_at, workflow_code,
        workflow_version, step, step_count, step_role
      from dossiers.dossier, generate_series(1, ${count}::int) n,
        lateral (select '2026-09-01T01:00:00Z'::timestamptz + (n / 10) * interval '1 minute' as at) t
      where unit_id = ${unit} and code = ${code}`,
  )
}
