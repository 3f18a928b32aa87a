import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { editing, home, road, roadForm, sentBy } from './designs.fixture.ts'

const place = await town('2026-11-23')
const { visit } = place
const { draft, publish, version, content, sectionOf, fieldOf, fieldNames } = editing(place)
const shownIn = async (path: string) => sentBy(await visit().get(path))

describe('một mục', () => {
  test('is added with a name made from its label, and filled in on its own page', async () => {
    const code = await draft(roadForm())
    const made = await visit().post(`${home}/${code}/muc-moi/place`, {
      version: await version(code),
      label: 'Ngày kết thúc thật',
      type: 'date',
      name: '',
    })
    const at = `${home}/${code}/muc/place/ngayKetThucThat`
    expect(made.headers.location).toBe(at)
    const added = await visit().post(at, { ...(await shownIn(at)), 'r.add': 'not-before' })
    expect(added.headers.location).toBe(`${at}?da-ghi=1`)
    const saved = await visit().post(at, {
      ...(await shownIn(at)),
      'r.0.with': 'fromDate',
      required: 'yes',
      'when.0.field': 'parts',
      'when.0.op': 'is',
      'when.0.value': 'vỉa hè',
    })
    expect(saved.statusCode).toBe(303)
    expect(await fieldOf(code, 'place', 'ngayKetThucThat')).toMatchObject({
      type: 'date',
      required: true,
      visibleWhen: { eq: ['parts', 'pavement'] },
      rules: [
        {
          rule: 'compare',
          op: 'not-before',
          with: 'fromDate',
          message: { vi: 'Ngày kết thúc thật phải không trước “Từ ngày”' },
        },
      ],
    })
  })

  test('of every type survives being shown and saved unchanged', async () => {
    const all = ['birth', 'road-use', 'building-permit', 'household-business', 'certified-copy']
    for (const from of all) {
      const title = `Chép ${from}`
      const made = await visit().post(`${home}/them`, { title, procedures: road, from })
      const code = String(made.headers.location).split('/').at(-2) ?? ''
      const before = await content(code)
      for (const { id, fields } of before.sections)
        for (const { name } of fields) {
          const at = `${home}/${code}/muc/${id}/${name}`
          const saved = await visit().post(at, await shownIn(at))
          expect([at, saved.statusCode]).toEqual([at, 303])
        }
      expect((await content(code)).sections).toEqual(before.sections)
    }
  })

  test('the answers of a choice keep their codes when their words stay', async () => {
    const code = await draft(roadForm())
    const at = `${home}/${code}/muc/place/parts`
    await visit().post(at, {
      ...(await shownIn(at)),
      options: 'carriageway = Lòng đường\nVỉa hè | Pavement\nDải phân cách | Central reserve',
    })
    expect(await fieldOf(code, 'place', 'parts')).toMatchObject({
      options: [
        { value: 'carriageway' },
        { value: 'pavement', label: { vi: 'Vỉa hè', en: 'Pavement' } },
        { value: 'dai-phan-cach', label: { vi: 'Dải phân cách', en: 'Central reserve' } },
      ],
    })
  })

  test('what is wrong is told beside its field, with everything typed', async () => {
    const code = await draft(roadForm())
    const at = `${home}/${code}/muc/place/area`
    const shown = await shownIn(at)
    const wrong = await visit().post(at, {
      ...shown,
      label: '',
      min: 'nhiều',
      'when.0.field': 'area',
      'when.0.op': 'more',
      'when.0.value': 'x',
    })
    expect(wrong.statusCode).toBe(422)
    for (const told of ['Ghi tên mục', 'Ghi một con số', 'Ghi con số để so', 'value="nhiều"'])
      expect(wrong.body).toContain(told)
  })

  test('the later of two administrators is told, keeps what was typed, and then decides', async () => {
    const code = await draft(roadForm())
    const at = `${home}/${code}/muc/place/road`
    const [one, other] = [await shownIn(at), await shownIn(at)]
    expect((await visit().post(at, { ...one, label: 'Đường A' })).statusCode).toBe(303)
    const told = await visit().post(at, { ...other, label: 'Đường B' })
    expect(told.statusCode).toBe(409)
    expect(told.body).toContain('Người khác vừa sửa biểu mẫu này')
    expect(told.body).toContain('value="Đường B"')
    expect(told.body).toContain('Đường A')
    const again = { ...other, label: 'Đường B', version: await version(code) }
    expect((await visit().post(at, again)).statusCode).toBe(303)
    expect(await fieldOf(code, 'place', 'road')).toMatchObject({ label: { vi: 'Đường B' } })
  })

  test('is moved to another section with what was typed, and conditions that can no longer ask are named', async () => {
    const code = await draft(roadForm())
    const at = `${home}/${code}/muc/place/parts`
    const before = await fieldNames(code, 'purposeSection')
    const nowhere = await visit().post(at, { ...(await shownIn(at)), label: 'Chỗ', send: '1' })
    expect([nowhere.statusCode, nowhere.body.includes('value="Chỗ"')]).toEqual([422, true])
    const typed = { ...(await shownIn(at)), label: 'Chỗ', to: 'purposeSection', send: '1' }
    const moved = await visit().post(at, typed)
    expect(moved.headers.location).toBe(`${home}/${code}/sua#muc-purposeSection-parts`)
    expect(await fieldNames(code, 'place')).not.toContain('parts')
    const now = await fieldNames(code, 'purposeSection')
    expect(now.filter((name) => name !== 'parts')).toEqual(before)
    const ids = (await content(code)).sections.map(({ id }) => id)
    const isBelow = ids.indexOf('purposeSection') > ids.indexOf('place')
    expect(now.at(isBelow ? 0 : -1)).toBe('parts')
    expect(await fieldOf(code, 'purposeSection', 'parts')).toMatchObject({ label: { vi: 'Chỗ' } })
    const gone = await visit().post(at, { ...typed, version: await version(code) })
    expect([gone.statusCode, gone.body.includes('Phần này không còn trong bản nháp')]).toEqual([
      409,
      true,
    ])
  })

  test('what was typed on a page whose draft was published, or whose section was removed, is not lost', async () => {
    const code = await draft(roadForm())
    const [at, of] = [`${home}/${code}/muc/place/road`, `${home}/${code}/phan/applicantSection`]
    const [field, section] = [await shownIn(at), await shownIn(of)]
    const removing = { version: await version(code), do: 'remove:applicantSection' }
    await visit().post(`${home}/${code}/thu-tu`, removing)
    const removed = await visit().post(of, { ...section, title: 'Người làm đơn' })
    expect([removed.statusCode, removed.body.includes('value="Người làm đơn"')]).toEqual([
      409,
      true,
    ])
    expect(await publish(code)).toMatchObject({ ok: true })
    const told = await visit().post(at, { ...field, label: 'Tên phố' })
    expect(told.statusCode).toBe(409)
    for (const text of ['value="Tên phố"', 'vừa được công bố hoặc bỏ'])
      expect(told.body).toContain(text)
  })

  test('a section is made into repeated rows, a paper and the cases are saved', async () => {
    const code = await draft(roadForm())
    const section = `${home}/${code}/phan/place`
    const repeated = { repeat: 'yes', min: '1', max: '5', item: 'Đoạn' }
    await visit().post(section, { ...(await shownIn(section)), ...repeated })
    expect((await sectionOf(code, 'place')).repeat).toEqual({
      min: 1,
      max: 5,
      itemLabel: { vi: 'Đoạn', en: 'Đoạn' },
    })
    const paper = `${home}/${code}/giay-to/moi`
    await visit().post(paper, {
      ...(await shownIn(paper)),
      name: 'Bản vẽ',
      required: 'when',
      'need.0.field': '@case',
      'need.0.op': 'is',
      'need.0.value': 'Đám tang',
    })
    expect((await content(code)).components.at(-1)).toMatchObject({
      code: 'ban-ve',
      requiredWhen: { case: ['funeral'] },
    })
    const cases = `${home}/${code}/truong-hop`
    const third = { 'c.2.label': 'Đám cưới', 'c.2.amount': '3', 'c.2.unit': 'working-day' }
    await visit().post(cases, { ...(await shownIn(cases)), ...third })
    expect((await content(code)).cases).toMatchObject([
      { code: 'funeral', ruleHint: { amount: 1, unit: 'day' } },
      { code: 'other' },
      { code: 'dam-cuoi', ruleHint: { amount: 3, unit: 'working-day' } },
    ])
  })
})
