import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { editing, home, roadForm } from './designs.fixture.ts'

const place = await town('2026-11-23')
const { visit, owner } = place
const { draft } = editing(place)

describe('các bản', () => {
  test('a form is published from its page, retired with a reason, and each is one event', async () => {
    const code = await draft(roadForm())
    const post = (path: string, form: Record<string, string>) =>
      visit().post(`${home}/${code}/${path}`, form)
    const blank = await post('cong-bo', { version: '1', from: '23/11/2026', note: '' })
    expect(blank.body).toContain('Ghi căn cứ hoặc lý do công bố')
    const past = await post('cong-bo', { version: '1', from: '1/1/2026', note: 'QĐ 5' })
    expect([past.statusCode, past.body.includes('Ngày không được trước hôm nay')]).toEqual([
      409,
      true,
    ])
    // Another test's form serves this procedure; it gives way first.
    await owner.tx((tx) => tx.run`delete from forms.published`)
    await owner.tx((tx) => tx.run`update forms.revision set stamp = gen_random_uuid()`)
    await post('cong-bo', { version: '1', from: '23/11/2026', note: 'Quyết định số 5' })
    expect((await visit().get(`${home}/${code}`)).body).toContain('Đang áp dụng')
    const kept = await post('ban/1/xoa', {})
    expect([kept.statusCode, kept.body.includes('đang áp dụng hoặc vừa thôi dùng')]).toEqual([
      409,
      true,
    ])
    await post('ban/1/thoi-dung', { from: '23/11/2026', why: 'Mẫu in sai căn cứ' })
    expect((await visit().get(`${home}/${code}`)).body).toContain('Mẫu in sai căn cứ')
    const { names } = await owner.read(
      (q) => q.one(z.object({ names: z.array(z.string()) }))`
        select array_agg(name order by at, id) as names from audit.event
        where name like 'form.%' and data->>'code' = ${code}`,
    )
    expect(names).toEqual(['form.drafted', 'form.published', 'form.retired'])
  })

  test('dropping the draft of a form that was never published takes the form away', async () => {
    const code = await draft(roadForm())
    const dropped = await visit().post(`${home}/${code}/bo-nhap`, { version: '1' })
    expect(dropped.headers.location).toBe(home)
    expect((await visit().get(`${home}/${code}`)).statusCode).toBe(404)
  })
})
