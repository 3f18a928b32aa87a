import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { editing, home, roadForm } from './designs.fixture.ts'
import { fileOf } from './import-file.ts'

const place = await town('2026-11-23')
const { visit } = place
const { draft, content } = editing(place)

describe('tệp', () => {
  test('what is exported can be imported again', async () => {
    const code = await draft(roadForm())
    const file = await visit().get(`${home}/${code}/tep?ban=nhap`)
    expect(file.headers['content-disposition']).toContain('.json')
    const text = file.body.replaceAll('Mẫu đường', 'Mẫu từ tệp')
    const made = await visit().post(`${home}/nhap`, { text })
    const copy = String(made.headers.location).split('/').at(-2) ?? ''
    expect((await content(copy)).sections).toEqual((await content(code)).sections)
  })

  test('the built-in forms are exported too', async () => {
    const file = await visit().get(`${home}/birth/tep`)
    expect(file.json()).toMatchObject({ schema: 'xaso.form/1' })
  })

  const bad = (change: object) => JSON.stringify({ ...fileOf(roadForm()), ...change })
  test.each<[string, () => string, string]>([
    ['no JSON', () => '{', 'không phải JSON hợp lệ'],
    ['nothing', () => '  ', 'Tệp trống'],
    ['too much', () => 'x'.repeat(600_000), 'Tệp lớn hơn 512 kB'],
    ['a key nobody knows', () => bad({ onload: 'alert(1)' }), 'Không có mục nào tên “onload”'],
    ['another kind of file', () => bad({ schema: 'x' }), 'Dòng “schema” phải là'],
    [
      'a wrong type of field',
      () =>
        bad({
          sections: [
            { id: 'a', title: { vi: 'A', en: 'A' }, fields: [{ type: 'html', name: 'x' }] },
          ],
        }),
      'Phần 1, mục 1',
    ],
    ['very many sections', () => bad({ sections: manySections() }), 'Tối đa 40 phần'],
    ['depth', () => `${'['.repeat(60)}${']'.repeat(60)}`, 'quá sâu'],
    ['a prototype key', () => bad({}).replace('"title"', '"__proto__"'), '__proto__'],
    [
      'a pattern that does not parse',
      () => bad({ sections: [patterned('(')] }),
      'Phần 1, mục 1, ràng buộc 1, mẫu ký tự (pattern)',
    ],
    [
      'a pattern with flags of its own within, which would not always hold,',
      () => bad({ sections: [patterned('^(?i:công ty)$')] }),
      'Phần 1, mục 1, ràng buộc 1, mẫu ký tự (pattern)',
    ],
  ])('with %s is refused whole, with the place and the fault', async (_, text, told) => {
    const answer = await visit().post(`${home}/nhap`, { text: text() })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(told)
  })

  test('a pattern of one’s own is taken as a draft and stops publishing', async () => {
    const text = bad({ sections: [patterned('^(a+)+$')], title: { vi: 'Mẫu lặp', en: 'x' } })
    const made = await visit().post(`${home}/nhap`, { text })
    const { body } = await visit().get(String(made.headers.location))
    expect(body).toContain('Biểu thức tự viết không được dùng')
  })
})

const patterned = (pattern: string) => ({
  id: 'a',
  title: { vi: 'A', en: 'A' },
  fields: [
    {
      type: 'text',
      name: 'x',
      label: { vi: 'X', en: 'X' },
      rules: [{ rule: 'pattern', pattern, message: { vi: 'Sai', en: 'Wrong' } }],
    },
  ],
})
const manySections = () =>
  Array.from({ length: 41 }, (_, n) => ({
    id: `s${n}`,
    title: { vi: 'A', en: 'A' },
    fields: [{ type: 'text', name: `f${n}`, label: { vi: 'X', en: 'X' } }],
  }))
