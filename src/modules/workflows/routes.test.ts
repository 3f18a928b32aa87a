import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { addUnit } from '#modules/units/index.ts'
import { runsIn } from '#test/hostile.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { draftFlow, publishFlow } from './actions.ts'
import { workflowFor } from './chosen.ts'
import type { FlowContent } from './domain.ts'
import { fileOf } from './shapes.ts'
import { ownFlow, publishedVersions } from './store-own.ts'

const place = await town('2026-11-23')
const { db, visit, clock } = place
const home = '/quan-tri/quy-trinh'
const today = Temporal.PlainDate.from('2026-11-23')
const draft = async (code: string) => (await db.read((q) => ownFlow(q, code)))!
const version = async (code: string) => String((await draft(code)).version)

const permit: FlowContent = {
  name: 'Cấp giấy phép xây dựng',
  source: 'Quyết định thử số 1',
  procedure: '1.013225',
  steps: [
    { code: 'receive', vi: 'Tiếp nhận', en: 'Receive', role: 'desk', minutes: 240, counts: true },
    {
      code: 'appraise',
      vi: 'Thẩm định',
      en: 'Appraise',
      role: 'specialist',
      minutes: 960,
      counts: true,
      branches: [{ when: { field: '@case', is: 'house' }, to: 'approve' }],
    },
    {
      code: 'visit',
      vi: 'Kiểm tra thực địa',
      en: 'Visit',
      role: 'head',
      minutes: 480,
      counts: true,
    },
    {
      code: 'approve',
      vi: 'Ký',
      en: 'Sign',
      role: 'leader',
      minutes: 240,
      counts: true,
      decides: true,
    },
  ],
}

let names = 0
/** A draft of this content under a name of its own. */
async function given(content: FlowContent = permit): Promise<string> {
  names += 1
  const doer = { who: officerWho(), now: clock.now, today }
  const flow = { ...content, name: `${content.name} ${names}` }
  const drafted = await db.tx((tx) => draftFlow(tx, doer, flow))
  return drafted.ok ? drafted.value : drafted.why
}

async function published(content: FlowContent = permit, from = today): Promise<string> {
  const code = await given(content)
  const doer = { who: officerWho(), now: clock.now, today }
  const outcome = await db.tx(async (tx) =>
    publishFlow(tx, doer, { code, seen: 1, from, note: '' }),
  )
  return outcome.ok ? code : outcome.why
}

const rule = { amount: 5, unit: 'working-day' } as const
const taken = (procedure: string, on = today, caseCode?: string) =>
  db.read((q) => workflowFor(q, rule, on, { procedure, caseCode }))

describe('soạn', () => {
  test('a copy of the standard workflow becomes a draft of the commune’s own', async () => {
    const made = await visit().post(`${home}/them`, {
      name: 'Quy trình đất đai',
      from: 'six-steps',
    })
    expect([made.statusCode, made.headers['location']]).toEqual([
      303,
      `${home}/quy-trinh-dat-dai.1/sua`,
    ])
    expect((await draft('quy-trinh-dat-dai.1')).draft?.steps).toHaveLength(6)
    const page = await visit().get(`${home}/quy-trinh-dat-dai.1/sua`)
    expect(page.body).toContain('Thẩm định, dự thảo kết quả')
    expect(page.body).toContain('6 ngày làm việc')
  })

  test('the same name twice is told beside the name, and nothing typed is lost', async () => {
    await visit().post(`${home}/them`, { name: 'Quy trình hộ tịch', from: '' })
    const again = await visit().post(`${home}/them`, { name: 'Quy trình Hộ tịch', from: '' })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('value="Quy trình Hộ tịch"')
  })

  test('steps are added, moved and removed by buttons', async () => {
    const code = await given()
    const act = async (what: string) =>
      visit().post(`${home}/${code}/buoc`, { version: await version(code), do: what })
    expect((await act('add')).headers['location']).toBe(`${home}/${code}/buoc/buoc-moi`)
    await act('up:buoc-moi')
    await act('remove:visit')
    const codes = (await draft(code)).draft?.steps.map((step) => step.code)
    expect(codes).toEqual(['receive', 'appraise', 'buoc-moi', 'approve'])
  })

  test('a step is saved with its time, those it asks and its conditions', async () => {
    const code = await given()
    const saved = await visit().post(`${home}/${code}/buoc/appraise`, {
      version: await version(code),
      vi: 'Thẩm định hồ sơ',
      role: 'specialist',
      minutes: '2,5 ngày',
      counts: 'yes',
      waitFor: 'all',
      'p.0.role': 'head',
      'p.0.task': 'Ý kiến về quy hoạch',
      'b.0.test': 'is|grade|III',
      'b.0.to': 'visit',
      'b.1.test': 'more|height',
      'b.1.number': '12,5',
      'b.1.to': 'visit',
      otherwise: 'approve',
    })
    expect(saved.statusCode).toBe(303)
    expect((await draft(code)).draft?.steps[1]).toEqual({
      code: 'appraise',
      vi: 'Thẩm định hồ sơ',
      en: 'Thẩm định hồ sơ',
      role: 'specialist',
      minutes: 1200,
      counts: true,
      decides: false,
      coordination: { waitFor: 'all', partners: [{ role: 'head', task: 'Ý kiến về quy hoạch' }] },
      branches: [
        { when: { field: 'grade', is: 'III' }, to: 'visit' },
        { when: { field: 'height', more: 12.5 }, to: 'visit' },
      ],
      otherwise: 'approve',
    })
    const page = (await visit().get(`${home}/${code}/buoc/appraise`)).body
    expect(page).toContain('Cấp công trình là “Cấp III”')
    expect(page).toContain('12,5')
  })

  test('a wrong step comes back filled, with a message beside the field', async () => {
    const code = await given()
    const sent = { version: await version(code), vi: '', role: 'specialist', minutes: 'lâu lắm' }
    const page = await visit().post(`${home}/${code}/buoc/appraise`, sent)
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('lâu lắm')
    expect(page.body).toContain('Ghi nội dung bước')
  })

  test('of two administrators the later one is told, keeps the text, and sees what was saved', async () => {
    const code = await given()
    const seen = await version(code)
    const send = (vi: string) =>
      visit().post(`${home}/${code}/buoc/visit`, {
        version: seen,
        vi,
        role: 'head',
        minutes: '60',
        counts: 'yes',
      })
    const answers = await Promise.all([send('Bản của Lan'), send('Bản của Hoa')])
    expect(answers.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([
      303, 409,
    ])
    const [lan, hoa] = answers
    const loser = lan!.statusCode === 409 ? lan! : hoa!
    for (const text of ['Bản của Lan', 'Bản của Hoa', 'Người khác vừa sửa'])
      expect(loser.body).toContain(text)
    const fresh = { version: await version(code), vi: 'Bản gộp', role: 'head', minutes: '60' }
    expect((await visit().post(`${home}/${code}/buoc/visit`, fresh)).statusCode).toBe(303)
  })

  test('a step that somebody removed meanwhile still shows what was typed for it', async () => {
    const code = await given()
    const seen = await version(code)
    await visit().post(`${home}/${code}/buoc`, { version: seen, do: 'remove:visit' })
    const sent = { version: seen, vi: 'Kiểm tra kỹ', role: 'head', minutes: '60' }
    const page = await visit().post(`${home}/${code}/buoc/visit`, sent)
    expect([page.statusCode, page.body.includes('Kiểm tra kỹ')]).toEqual([409, true])
  })

  test('a dropped draft that was never published is gone; a published one keeps its versions', async () => {
    const fresh = await given()
    const sent = { version: await version(fresh) }
    expect((await visit().post(`${home}/${fresh}/bo-nhap`, sent)).headers['location']).toBe(home)
    expect((await visit().get(`${home}/${fresh}`)).statusCode).toBe(404)
    const old = await published()
    await visit().post(`${home}/${old}/soan`)
    await visit().post(`${home}/${old}/bo-nhap`, { version: await version(old) })
    expect((await visit().get(`${home}/${old}`)).body).toContain('Bản 1')
  })
})

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

describe('áp dụng', () => {
  const choose = (procedure: string, caseCode: string, workflow: string, before = '') =>
    visit().post(`${home}/ap-dung`, { procedure, caseCode, workflow, before })

  test('nothing chosen: the standard workflow by the kind of limit', async () => {
    expect((await taken('2.000635')).code).toBe('six-steps')
    const sameDay = await db.read((q) =>
      workflowFor(q, { unit: 'same-day' }, today, { procedure: '2.000635' }),
    )
    expect(sameDay.code).toBe('same-day')
  })

  test('a case comes before the procedure, the procedure before the unit', async () => {
    const [ofUnit, ofProcedure, ofCase] = [
      await published({ ...permit, steps: [permit.steps[3]!] }),
      await published(),
      await published(),
    ]
    expect((await choose('*', 'usual', ofUnit)).statusCode).toBe(303)
    expect((await choose('1.013225', '', ofProcedure)).statusCode).toBe(303)
    expect((await choose('1.013225', 'house', ofCase)).statusCode).toBe(303)
    expect((await taken('1.013225', today, 'house')).code).toBe(ofCase)
    expect((await taken('1.013225', today, 'works')).code).toBe(ofProcedure)
    expect((await taken('2.000635')).code).toBe(ofUnit)
    const page = (await visit().get(`${home}/ap-dung?thu-tuc=1.013225`)).body
    expect(page).toContain('Nhà ở riêng lẻ')
    expect((await choose('1.013225', 'house', '', ofCase)).statusCode).toBe(303)
    expect((await taken('1.013225', today, 'house')).code).toBe(ofProcedure)
    await choose('1.013225', '', '', ofProcedure)
    await choose('*', 'usual', '', ofUnit)
    expect((await taken('1.013225')).code).toBe('six-steps')
  })

  test('a version whose day has not come is not taken yet', async () => {
    const code = await published(permit, today.add({ days: 8 }))
    await choose('1.013225', '', code)
    expect((await taken('1.013225')).code).toBe('six-steps')
    expect((await taken('1.013225', today.add({ days: 8 }))).code).toBe(code)
    await choose('1.013225', '', '', code)
  })

  test('a workflow that asks what the form does not have is refused for that procedure', async () => {
    const code = await published()
    const page = await choose('2.000635', '', code)
    expect([page.statusCode, page.body.includes('biểu mẫu của thủ tục không có')]).toEqual([
      409,
      true,
    ])
  })

  test('somebody else’s choice is not overwritten unseen', async () => {
    const code = await published()
    await choose('1.013225', 'works', code)
    expect((await choose('1.013225', 'works', 'six-steps', '')).statusCode).toBe(409)
    await choose('1.013225', 'works', '', code)
  })

  test.each([
    ['9.999999', '', 'six-steps', 422],
    ['1.013225', 'castle', 'six-steps', 422],
    ['*', 'castle', 'six-steps', 422],
    ['1.013225', '', 'no-such-flow', 409],
    ['1.013225', '', 'no-such-flow.1', 409],
  ])('%s %s with %s is answered %i', async (procedure, caseCode, workflow, status) => {
    expect((await choose(procedure, caseCode, workflow)).statusCode).toBe(status)
  })
})

describe('tệp', () => {
  test('an exported workflow comes back as a draft', async () => {
    const code = await published()
    const file = await visit().get(`${home}/${code}/ban/1/tep`)
    expect(file.headers['content-disposition']).toContain('attachment')
    const text = JSON.stringify({ ...JSON.parse(file.body), name: 'Bản mang về' })
    const made = await visit().post(`${home}/nhap`, { text })
    expect(made.headers['location']).toBe(`${home}/ban-mang-ve.1/sua`)
    expect((await draft('ban-mang-ve.1')).draft?.steps).toEqual(permit.steps)
  })

  test('a file is taken as well as its text', async () => {
    const form = new FormData()
    form.set('text', '')
    form.set('file', new Blob([JSON.stringify(fileOf({ ...permit, name: 'Từ tệp' }))]), 'a.json')
    expect((await visit().upload(`${home}/nhap`, form)).headers['location']).toBe(
      `${home}/tu-tep.1/sua`,
    )
  })

  test('a file with faults is refused whole, every fault with its place', async () => {
    const bad = {
      ...fileOf(permit),
      name: 'Tệp hỏng',
      steps: [{ ...permit.steps[0], role: 'boss', minutes: 1.5 }],
    }
    const page = await visit().post(`${home}/nhap`, { text: JSON.stringify(bad) })
    expect(page.statusCode).toBe(422)
    for (const text of ['Tệp có 2 lỗi, chưa nhập gì cả', 'Bước 1, vai trò', 'Bước 1, thời gian'])
      expect(page.body).toContain(text)
    expect(await db.read((q) => ownFlow(q, 'tep-hong.1'))).toBeUndefined()
  })

  test('a workflow without an end is imported as a draft that cannot be published', async () => {
    const text = JSON.stringify(
      fileOf({
        ...permit,
        name: 'Không có đích',
        steps: permit.steps.map((step) => ({ ...step, otherwise: 'receive' })),
      }),
    )
    const made = await visit().post(`${home}/nhap`, { text })
    const page = (await visit().get(String(made.headers['location']))).body
    expect(page).toContain('Quy trình không có điểm kết thúc')
    expect(page).not.toContain('Công bố bản này')
  })

  test('the schema of the file is there to write after', async () => {
    expect((await visit().get(`${home}/luoc-do.json`)).json()).toMatchObject({
      title: 'xaso.workflow/1',
    })
  })
})

describe('trang', () => {
  beforeAll(() => addUnit({ everything: place.owner }, { id: 2, code: '28015', isDefault: false }))

  test('the standard workflow is shown with its picture and told in words', async () => {
    const { body } = await visit().get(`${home}/six-steps`)
    expect(body).toContain('role="img"')
    expect(body).toContain('Chép thành quy trình mới')
    expect(body).toContain('Phê duyệt kết quả')
  })

  test('the list is empty at first and says what to do', async () => {
    const other = officerWho({ unit: 2 })
    expect((await visit(other).get(home)).body).toContain('Đơn vị chưa có quy trình riêng')
  })

  test('another commune neither sees, copies, edits nor chooses ours', async () => {
    const code = await published()
    const other = visit(officerWho({ unit: 2 }))
    for (const path of ['', '/sua', '/tep', '/ban/1', '/buoc/visit', '/chay-thu'])
      expect([path, (await other.get(`${home}/${code}${path}`)).statusCode]).toEqual([path, 404])
    expect((await other.post(`${home}/them`, { name: 'Chép trộm', from: code })).statusCode).toBe(
      404,
    )
    const choice = { procedure: '1.013225', caseCode: '', workflow: code, before: '' }
    expect((await other.post(`${home}/ap-dung`, choice)).statusCode).toBe(409)
  })

  test('who may only look is offered nothing to change', async () => {
    const reader = visit(officerWho({ can: new Set(['public', 'workflow.view']) }))
    expect((await reader.get(home)).body).not.toContain('Thêm quy trình')
    expect((await reader.get(`${home}/six-steps`)).body).not.toContain('Chép thành')
    expect((await reader.get(`${home}/them`)).statusCode).toBe(403)
  })

  test('names with markup are shown as text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const steps = [{ ...permit.steps[3]!, vi: evil, en: evil }]
    const code = await given({ name: evil, source: evil, steps })
    for (const path of ['/sua', '/buoc/approve'])
      expect(runsIn((await visit().get(`${home}/${code}${path}`)).body)).toBe('')
  })

  test('in English the page has English words', async () => {
    const { body } = await visit().get(`${home}/six-steps`, { cookie: 'lang=en' })
    expect(body).toContain('Appraise and draft the result')
  })
})
