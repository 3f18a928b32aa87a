import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { composing, home, permit } from './workflows.fixture.ts'

const place = await town('2026-11-23')
const { visit } = place
const { draft, version, given, published } = composing(place)

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
      numbers: false,
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

  test('a step typed while the draft was published is not lost', async () => {
    const code = await given()
    const seen = await version(code)
    const publishing = { version: seen, from: '23/11/2026', note: '' }
    await visit().post(`${home}/${code}/cong-bo`, publishing)
    const sent = { version: seen, vi: 'Kiểm tra kỹ', role: 'head', minutes: '60' }
    const page = await visit().post(`${home}/${code}/buoc/visit`, sent)
    expect(page.statusCode).toBe(409)
    for (const told of ['value="Kiểm tra kỹ"', 'vừa được công bố hoặc bỏ'])
      expect(page.body).toContain(told)
  })

  test('a workflow whose last step leads back is told at that step, and offers no publishing', async () => {
    const code = await given({
      ...permit,
      steps: permit.steps.map((step) => ({ ...step, branches: [] })),
    })
    const sent = { vi: 'Ký', role: 'leader', minutes: '240', counts: 'yes', otherwise: 'receive' }
    await visit().post(`${home}/${code}/buoc/approve`, { ...sent, version: await version(code) })
    const { body } = await visit().get(`${home}/${code}/sua`)
    expect(body).toContain('Quy trình không có điểm kết thúc: hồ sơ đến bước 4 (Ký) thì quay lại')
    expect(body).toContain(`${home}/${code}/buoc/approve`)
    expect(body).not.toContain('Công bố bản này')
  })

  test('a condition on a field that the form does not have is told at its step', async () => {
    const code = await given()
    const sent = { vi: 'Thẩm định', role: 'specialist', minutes: '960', counts: 'yes' }
    const asking = { 'b.0.test': 'is|gone|yes', 'b.0.to': 'approve' }
    const saved = await visit().post(`${home}/${code}/buoc/appraise`, {
      ...{ ...sent, ...asking, version: await version(code) },
    })
    expect(saved.statusCode).toBe(303)
    const { body } = await visit().get(`${home}/${code}/sua`)
    expect(body).toContain('Ở bước 2 (Thẩm định)')
    expect(body).toContain('không có mục “gone” mà điều kiện hỏi đến')
    expect(body).not.toContain('Công bố bản này')
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
