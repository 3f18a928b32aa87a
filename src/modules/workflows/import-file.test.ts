import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { fileOf } from './shapes.ts'
import { ownFlow } from './store-own.ts'
import { composing, home, permit } from './workflows.fixture.ts'

const place = await town('2026-11-23')
const { db, visit } = place
const { draft, published } = composing(place)

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
