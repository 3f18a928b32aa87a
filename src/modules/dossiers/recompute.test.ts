import { expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier } from '#test/given.ts'
import { town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { dossierByCode } from './store.ts'

const here = await town('2026-11-30')
const { db, visit, clock } = here
const { work } = background(here)
const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
const page = async (code: string, part = '') =>
  (await visit().get(`/can-bo/ho-so/${code}${part}`)).body

// Fifteen calendar days from 30/11: due on 15/12, and on the next working day when that is a day off.
const holiday = {
  from: '15/12/2026',
  to: '',
  kind: 'holiday',
  name: 'Quốc tang',
  citation: 'Thông báo của Văn phòng Chính phủ',
  certainty: 'certain',
}

const dayOff = '/quan-tri/lich/ngay/2026-12-15'
const changes = (id: string) =>
  db.read(
    (q) => q.many(z.object({ reason: z.string() }))`
      select reason from dossiers.due_change where dossier_id = ${id} order by number`,
  )

test('a holiday announced late moves what is still open, and the change is written down', async () => {
  const { code, id } = await givenDossier({ db, now: clock.now })
  const before = await dossier(code)
  await work()
  expect((await visit().post('/quan-tri/lich/them', holiday)).statusCode).toBe(303)
  await work()
  const after = await dossier(code)
  expect(after.dueAt?.toString()).toBe('2026-12-16T10:00:00Z')
  expect(after.firstDueAt).toEqual(before.dueAt)
  expect(await changes(id)).toEqual([{ reason: 'calendar' }])
  expect(await page(code)).toContain('Ngày hẹn trả được tính lại theo lịch nghỉ')
  expect(await page(code, '/thoi-han')).toContain(
    'Ngày cuối của thời hạn là ngày nghỉ (Nghỉ lễ: Quốc tang)',
  )

  await visit().post(`${dayOff}/bo`, { citation: 'Thông báo đính chính' })
  await work()
  expect((await dossier(code)).dueAt).toEqual(before.dueAt)
})

test('what was finished or withdrawn keeps its date', async () => {
  const { code, id } = await givenDossier({ db, now: clock.now })
  await visit().post(`/can-bo/ho-so/${code}/withdraw`, { reason: 'Người nộp rút hồ sơ' })
  const { dueAt } = await dossier(code)
  await visit().post('/quan-tri/lich/them', { ...holiday, from: '17/12/2026' })
  await work()
  expect((await dossier(code)).dueAt).toEqual(dueAt)
  expect(await changes(id)).toEqual([])
})

test('a day that is only confirmed moves nothing', async () => {
  const { code, id } = await givenDossier({ db, now: clock.now })
  await visit().post('/quan-tri/lich/them', {
    ...holiday,
    from: '15/12/2026',
    certainty: 'to-confirm',
  })
  await work()
  const moved = await dossier(code)
  await visit().post('/quan-tri/lich/ngay/2026-12-15/xac-nhan', { citation: 'Thông báo số 9' })
  await work()
  expect((await dossier(code)).dueAt).toEqual(moved.dueAt)
  expect(await changes(id)).toEqual([{ reason: 'calendar' }])
})

test('the step at which it stands has its days off as well', async () => {
  const { code } = await givenDossier({ db, now: clock.now })
  const before = await dossier(code)
  expect(before.stepDueAt?.toString()).toBe('2026-11-30T08:00:00Z')
  const days = { ...holiday, from: '30/11/2026', to: '04/12/2026' }
  await visit().post('/quan-tri/lich/them', days)
  await visit().post('/quan-tri/lich/them', { ...holiday, from: '16/12/2026' })
  await work()
  // Nine working days are left for the ten of the workflow, so its four hours are nine tenths of that.
  expect((await dossier(code)).stepDueAt?.toString()).toBe('2026-12-07T03:36:00Z')
})
