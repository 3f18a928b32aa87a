import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { givenCitizen, readyDraft, send } from '#modules/drafts/filing.fixture.ts'
import { officerWho, town } from '#test/town.ts'

import { editing, home, roadForm, sentBy } from './designs.fixture.ts'

const place = await town('2026-11-23')
const { visit, owner } = place
const { draft, publish } = editing(place)
const shownIn = async (path: string) => sentBy(await visit().get(path))

describe('xem thử, thử trên hồ sơ cũ, so sánh', () => {
  test('the preview is the real form: it checks, adds rows, and keeps nothing', async () => {
    const code = await draft(roadForm())
    const at = `${home}/${code}/xem-thu`
    const page = (await visit().get(`${at}?ban=nhap&kenh=online&rong=phone`)).body
    expect(page).toContain('design-preview--phone')
    expect(page).toContain('value="0912345678"')
    const wrong = await visit().post(at, { _ban: 'nhap', _kenh: 'online', road: 'Đường 1' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Chưa chọn trường hợp giải quyết')
    expect(wrong.body).toContain('value="Đường 1"')
    const again = await visit().post(at, { _ban: 'nhap', _refresh: '1', caseCode: 'other' })
    expect([again.statusCode, again.body.includes('Tổ chức đám cưới')]).toEqual([200, true])
    const events = await owner.read(
      (q) => q.one(z.object({ count: z.number() }))`
        select count(*)::int from audit.event where name like 'form.%' and data->>'code' = ${code}`,
    )
    expect(events.count).toBe(1)
  })

  test('a past dossier’s answers are tried, and only labels are shown', async () => {
    const { browser } = await givenCitizen(place)
    const sent = await send(browser, await readyDraft(browser))
    const dossier = String(sent.headers.location).split('/').at(-1)
    const changed = roadForm()
    const sections = changed.sections.map((section) => ({
      ...section,
      fields: section.fields.map((field) =>
        field.name === 'widthLeft'
          ? { ...field, required: true }
          : field.name === 'stretch'
            ? { ...field, name: 'stretch2' }
            : field,
      ),
    }))
    const code = await draft({ ...changed, sections } as typeof changed)
    const tried = await visit().get(`${home}/${code}/thu-ho-so?ban=nhap&ho-so=${dossier}`)
    expect(tried.body).toContain('Chưa ghi: Chiều rộng còn lại')
    expect(tried.body).toContain('Không còn chỗ trong biểu mẫu này')
    expect(tried.body).toContain('Đoạn sử dụng')
    expect(tried.body).not.toContain('Từ nhà số 12')
    const blind = officerWho({ can: new Set(['public', 'form.view', 'form.edit']) })
    const refused = await visit(blind).get(`${home}/${code}/thu-ho-so?ban=nhap`)
    expect(refused.statusCode).toBe(403)
  })

  test('two versions are compared in plain words', async () => {
    const code = await draft(roadForm('Đường cũ'))
    await publish(code)
    await visit().post(`${home}/${code}/soan`, {})
    const at = `${home}/${code}/muc/place/road`
    await visit().post(at, { ...(await shownIn(at)), label: 'Đường mới', required: 'no' })
    const { body } = await visit().get(`${home}/${code}/so-sanh`)
    expect(body).toContain('Tên: từ “Đường cũ” thành “Đường mới”')
    expect(body).toContain('Bắt buộc: từ “có” thành “không”')
  })
})
