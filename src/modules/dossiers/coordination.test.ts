import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { chooseFlow, draftFlow, publishFlow, type FlowContent } from '#modules/workflows/index.ts'
import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'

import { coordinationOf } from './coordination-store.ts'
import { staysOf } from './store-stays.ts'
import { dossierByCode } from './store.ts'

const { db, visit, clock } = await town('2026-11-23')
const today = Temporal.PlainDate.from('2026-11-23')
const doer = { who: officerWho(), now: clock.now, today }

const step = { en: '-', counts: true, minutes: 240 } as const
const content: FlowContent = {
  name: 'Xây dựng',
  source: 'Thử',
  procedure: '1.013225',
  steps: [
    { ...step, code: 'receive', vi: 'Tiếp nhận', role: 'desk' },
    {
      ...step,
      code: 'appraise',
      vi: 'Thẩm định',
      role: 'specialist',
      coordination: {
        waitFor: 'all',
        partners: [
          { role: 'office', task: 'Ý kiến về quy hoạch' },
          { role: 'clerk', task: 'Ý kiến về đất' },
        ],
      },
      branches: [{ when: { field: 'grade', is: 'IV' }, to: 'approve' }],
    },
    {
      ...step,
      code: 'visit',
      vi: 'Kiểm tra thực địa',
      role: 'specialist',
      coordination: { waitFor: 'lead', partners: [{ role: 'head', task: 'Cùng kiểm tra' }] },
    },
    { ...step, code: 'approve', vi: 'Ký', role: 'leader', decides: true },
  ],
}

async function chosen(flow: FlowContent) {
  const code = await db.tx(async (tx) => {
    const drafted = await draftFlow(tx, doer, flow)
    return drafted.ok ? drafted.value : drafted.why
  })
  await db.tx((tx) => publishFlow(tx, doer, { code, seen: 1, from: today, note: '' }))
  const choice = { procedure: '1.013225', caseCode: '', workflow: code, before: '' }
  const outcome = await db.tx((tx) => chooseFlow(tx, doer, choice))
  return outcome.ok ? code : outcome.why
}

const before = await givenDossier({ db, now: clock.now })
const code = await chosen(content)

const given = (grade: string) =>
  givenDossier({
    db,
    now: clock.now,
    over: { caseCode: 'house', form: { code: 'building-permit', version: 1, values: { grade } } },
  })
const dossier = async (of: string) => (await db.read((q) => dossierByCode(q, unit, of)))!
const path = (of: string) => `/can-bo/ho-so/${of}`
const act = (of: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`${path(of)}/${name}`, form)
const answer = (of: string, number: number, form = {}) =>
  visit().post(`${path(of)}/phoi-hop/${number}`, {
    opinion: 'agree',
    answer: 'Phù hợp quy hoạch',
    ...form,
  })
const requests = async (of: string) => {
  const { id } = await dossier(of)
  return db.read((q) => coordinationOf(q, unit, id))
}

describe('quy trình của hồ sơ', () => {
  test('a dossier received before keeps the workflow it started with', async () => {
    expect(await dossier(before.code)).toMatchObject({
      workflowCode: 'six-steps',
      workflowVersion: 1,
    })
    await act(before.code, 'forward')
    expect(await dossier(before.code)).toMatchObject({ step: 1, stepRole: 'head' })
  })

  test('a new one takes the commune’s workflow, and keeps its version when the next is published', async () => {
    const { code: of } = await given('III')
    expect(await dossier(of)).toMatchObject({
      workflowCode: code,
      workflowVersion: 1,
      stepCount: 4,
    })
    expect((await visit().get(path(of))).body).toContain('Bước tiếp theo: Thẩm định')
  })

  test('the way branches by what was declared, and the page says where it leads', async () => {
    const { code: of } = await given('IV')
    await act(of, 'forward')
    await answer(of, 1)
    await answer(of, 2)
    expect((await visit().get(path(of))).body).toContain('Bước tiếp theo: Ký')
    expect((await act(of, 'forward', { verdict: 'grant' })).statusCode).toBe(303)
    expect(await dossier(of)).toMatchObject({ step: 3, stepRole: 'leader' })
    await act(of, 'send-back', { reason: 'Xem lại' })
    expect(await dossier(of)).toMatchObject({ step: 1, stepRole: 'specialist' })
  })

  test('without the condition it goes to the step below', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    await answer(of, 1)
    await answer(of, 2)
    await act(of, 'forward')
    expect(await dossier(of)).toMatchObject({ step: 2 })
  })
})

describe('phối hợp song song', () => {
  test('all are asked at once, and the lead waits until all have answered', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    expect((await requests(of)).map(({ task, awaited }) => [task, awaited])).toEqual([
      ['Ý kiến về quy hoạch', true],
      ['Ý kiến về đất', true],
    ])
    const early = await act(of, 'forward', { note: 'Chuyển luôn' })
    expect(early.statusCode).toBe(409)
    expect(early.body).toContain('Còn đơn vị phối hợp chưa cho ý kiến')
    expect(early.body).toContain('Chuyển luôn')
    await answer(of, 1)
    expect((await act(of, 'forward')).statusCode).toBe(409)
    expect((await answer(of, 2, { opinion: 'disagree', answer: 'Đất lúa' })).statusCode).toBe(303)
    const page = (await visit().get(path(of))).body
    for (const text of ['Phù hợp quy hoạch', 'Đất lúa', 'Không đồng ý'])
      expect(page).toContain(text)
    expect((await act(of, 'forward')).statusCode).toBe(303)
  })

  test('where the lead’s word is enough nobody is waited for, and what is open closes', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    await answer(of, 1)
    await answer(of, 2)
    await act(of, 'forward')
    expect((await act(of, 'forward', { verdict: 'grant' })).statusCode).toBe(303)
    expect((await requests(of))[2]).toMatchObject({ answeredAt: null, closedAt: clock.now })
    const late = await answer(of, 3)
    expect([late.statusCode, late.body.includes('đã rời bước này')]).toEqual([409, true])
    expect(late.body).toContain('Phù hợp quy hoạch')
  })

  test('two who answer at once: one counts, the other is told and keeps the text', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    const answers = await Promise.all([
      answer(of, 1, { answer: 'Của Lan' }),
      answer(of, 1, { answer: 'Của Hoa' }),
    ])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      303, 409,
    ])
    const loser = answers.find(({ statusCode }) => statusCode === 409)!
    expect(loser.body).toContain(
      (await requests(of))[0]?.answer === 'Của Lan' ? 'Của Hoa' : 'Của Lan',
    )
  })

  test('a double click answers once, and both clicks see it done', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    const twice = await Promise.all([
      answer(of, 1, { _key: 'one page' }),
      answer(of, 1, { _key: 'one page' }),
    ])
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([303, 303])
  })

  test('answering does not disturb what the lead is typing', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    const { version } = await dossier(of)
    await answer(of, 1)
    await answer(of, 2)
    expect((await act(of, 'forward', { version: String(version) })).statusCode).toBe(303)
  })

  test('only those who are asked may answer', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    const desk = officerWho({
      can: new Set(['public', 'dossier.view', 'dossier.process', 'step.desk']),
    })
    const sent = { opinion: 'agree', answer: 'Ừ' }
    expect((await visit(desk).post(`${path(of)}/phoi-hop/1`, sent)).statusCode).toBe(403)
    expect((await visit(desk).get(`${path(of)}/phoi-hop/1`)).body).toContain('gửi bên khác')
    expect((await visit(desk).get('/can-bo/phoi-hop')).body).toContain('Không có hồ sơ nào chờ')
  })

  test('a blank opinion comes back with its field marked', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    const page = await answer(of, 1, { answer: ' ', opinion: '' })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Ghi nội dung ý kiến')
    expect(page.body).toContain('Chọn đồng ý hay không đồng ý')
  })

  test('what waits for me is one list, and what was withdrawn is not in it', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    expect((await visit().get('/can-bo/phoi-hop')).body).toContain(of)
    await act(of, 'withdraw', { reason: 'Không xây nữa' })
    expect((await visit().get('/can-bo/phoi-hop')).body).not.toContain(of)
  })

  test('the applicant reads nothing of what officers ask each other', async () => {
    const { code: of } = await given('III')
    await act(of, 'forward')
    await answer(of, 1, { answer: 'Chuyện nội bộ' })
    const { applicantId, id } = await dossier(of)
    const page = await visit(citizenWho(applicantId)).get(`/cua-toi/ho-so/${of}`)
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toContain('Chuyện nội bộ')
    expect(page.body).not.toContain('phối hợp')
    const Row = z.object({ name: z.string() })
    const events = await db.read(
      (q) =>
        q.many(
          Row,
        )`select name from audit.event where unit_id = ${unit} and subject_id = ${id} and name like 'dossier.coordination%'`,
    )
    expect(events).toHaveLength(2)
  })
})

describe('chạy thử', () => {
  const run = (of: string, query = '') =>
    visit().get(`/quan-tri/quy-trinh/${code}/chay-thu?ho-so=${of}${query}`)

  test('shows the way of a past dossier step by step, with dates on the commune’s calendar', async () => {
    const { code: of } = await given('IV')
    const { body, statusCode } = await run(of.toLowerCase())
    expect(statusCode).toBe(200)
    // Received on Monday 23 at nine; 24/11 is a holiday; three steps of half a day end on the 25th.
    expect(body).toContain('25/11/2026')
    expect(body).toContain('Cấp công trình là “Cấp IV”')
    expect(body).not.toContain('3. Kiểm tra thực địa</td>')
    const { id } = await dossier(of)
    expect(await db.read((q) => staysOf(q, unit, id))).toHaveLength(1)
  })

  test('lists recent dossiers of the procedure to choose from', async () => {
    const { code: of } = await given('III')
    const { body } = await visit().get(`/quan-tri/quy-trinh/${code}/chay-thu`)
    expect(body).toContain('Hồ sơ gần đây')
    expect(body).toContain(`chay-thu?ho-so=${of}`)
  })

  test('a code that is no dossier is told beside the field', async () => {
    expect((await run('H00-000000-0000')).body).toContain('Không có hồ sơ mang mã này')
  })

  test('a draft can be tried before it is published', async () => {
    await visit().post(`/quan-tri/quy-trinh/${code}/soan`)
    expect((await run(before.code, '&ban=nhap')).statusCode).toBe(200)
  })
})
