import { describe, expect, test } from 'vitest'

import type { Field } from '#modules/forms/index.ts'
import { chooseFlow, draftFlow, publishFlow } from '#modules/workflows/index.ts'
import { town } from '#test/town.ts'

import { editing, home, road, roadForm } from './designs.fixture.ts'

const place = await town('2026-11-23')
const { db, visit } = place
const { doer, draft, publish, version, content, fieldNames } = editing(place)

describe('danh sách và bản nháp', () => {
  test('the built-in forms are listed with their procedures, and can be copied', async () => {
    const { body } = await visit().get(home)
    expect(body).toContain('Xã chưa có biểu mẫu riêng')
    expect(body).toContain('Đề nghị sử dụng tạm thời lòng đường')
    expect(body).toContain(`${home}/them?tu=road-use`)
  })

  test('a copy of a built-in form becomes a draft that can be published at once', async () => {
    const made = await visit().post(`${home}/them`, {
      title: 'Mẫu riêng của xã',
      procedures: road,
      from: 'road-use',
    })
    expect(made.headers.location).toBe(`${home}/mau-rieng-cua-xa.1/sua`)
    const { body } = await visit().get(`${home}/mau-rieng-cua-xa.1/sua`)
    expect(body).toContain('Công bố bản này')
    expect(body).toContain('hiện khi “Sử dụng để” đã điền')
  })

  test('a procedure that is not there, and a name that is taken, are told beside the field', async () => {
    const sent = { title: 'Mẫu trùng', procedures: '9.999999', from: '' }
    const wrong = await visit().post(`${home}/them`, sent)
    expect([wrong.statusCode, wrong.body.includes('Không có thủ tục mang mã 9.999999')]).toEqual([
      422,
      true,
    ])
    await visit().post(`${home}/them`, { ...sent, procedures: road })
    const again = await visit().post(`${home}/them`, { ...sent, procedures: road })
    expect(again.statusCode).toBe(409)
    expect(again.body).toContain('value="Mẫu trùng"')
  })

  test('sections, fields and papers are added, moved and removed by buttons', async () => {
    const code = await draft(roadForm())
    const act = async (what: string) =>
      visit().post(`${home}/${code}/thu-tu`, { version: await version(code), do: what })
    await act('up:place/road')
    expect((await fieldNames(code, 'place')).slice(0, 2)).toEqual(['road', 'parts'])
    await act('remove:place/road')
    expect(await fieldNames(code, 'place')).not.toContain('road')
    await act('down:applicantSection')
    expect((await content(code)).sections[1]?.id).toBe('applicantSection')
    await act('remove:giay-to/plan')
    expect((await content(code)).components).toEqual([])
    const added = await visit().post(`${home}/${code}/phan-moi`, {
      version: await version(code),
      section: 'Người chứng kiến',
    })
    expect(added.headers.location).toBe(`${home}/${code}/phan/nguoiChungKien`)
  })

  test('a removed field that conditions ask is named at each of them, and stops publishing', async () => {
    const code = await draft(roadForm())
    await visit().post(`${home}/${code}/thu-tu`, {
      version: await version(code),
      do: 'remove:purposeSection/purpose',
    })
    const { body } = await visit().get(`${home}/${code}/sua`)
    expect(body).toContain('Điều kiện hỏi mục “purpose”, biểu mẫu không có mục này')
    expect(body).not.toContain('Công bố bản này')
    const at = await visit().get(`${home}/${code}/muc/purposeSection/purposeDetail`)
    expect(at.body).toContain('Cần sửa ở đây')
    expect(await publish(code)).toEqual({ ok: false, why: 'has-errors' })
  })

  test('what a chosen workflow asks and the form no longer has is named with the workflow and the step', async () => {
    const flow = {
      name: 'Xem xét theo vị trí',
      source: 'Quyết định thử số 2',
      procedure: road,
      steps: [
        {
          ...{ code: 'look', vi: 'Xem xét', en: 'Look', role: 'specialist' as const },
          ...{ minutes: 60, counts: true },
          branches: [{ when: { field: 'isOnSchoolRoad', is: 'yes' }, to: 'end' }],
        },
      ],
    }
    const asked: Field = {
      type: 'yes-no',
      name: 'isOnSchoolRoad',
      label: { vi: 'Trên đường đến trường', en: 'On the way to a school' },
    }
    const { sections, ...rest } = roadForm()
    const code = await draft({
      ...rest,
      sections: sections.map((one) =>
        one.id === 'place' ? { ...one, fields: [...one.fields, asked] } : one,
      ),
    })
    expect(await publish(code)).toMatchObject({ ok: true })
    await db.tx(async (tx) => {
      const drafted = await draftFlow(tx, doer(), flow)
      const workflow = drafted.ok ? drafted.value : drafted.why
      const from = doer().today
      await publishFlow(tx, doer(), { code: workflow, seen: 1, from, note: '' })
      await chooseFlow(tx, doer(), { procedure: road, caseCode: '', workflow, before: '' })
    })
    await visit().post(`${home}/${code}/soan`, {})
    const removing = { version: await version(code), do: 'remove:place/isOnSchoolRoad' }
    await visit().post(`${home}/${code}/thu-tu`, removing)
    const { body } = await visit().get(`${home}/${code}/sua`)
    expect(body).toContain('Quy trình “Xem xét theo vị trí”, bước 1 (Xem xét)')
    expect(body).toContain('không có mục “isOnSchoolRoad”')
    expect(body).toContain('Công bố bản này')
  })
})
