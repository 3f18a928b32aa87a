import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { givenCitizen, readyDraft, send } from '#modules/drafts/filing.fixture.ts'
import { addUnit } from '#modules/units/index.ts'
import { runsIn } from '#test/hostile.ts'
import { officerWho, town } from '#test/town.ts'

import { editing, road, roadForm } from './designs.fixture.ts'
import { fileOf } from './import-file.ts'

const place = await town('2026-11-23')
const { visit, owner } = place
const { draft, publish, design } = editing(place)
const home = '/quan-tri/bieu-mau'

const version = async (code: string) => String((await design(code)).version)
const content = async (code: string) => (await design(code)).draft!
const sectionOf = async (code: string, id: string) =>
  (await content(code)).sections.find((one) => one.id === id)!
const fieldOf = async (code: string, id: string, name: string) =>
  (await sectionOf(code, id)).fields.find((one) => one.name === name)!
const fieldNames = async (code: string, id: string) =>
  (await sectionOf(code, id)).fields.map(({ name }) => name)

/** What the page of a field or section would send when nothing is changed on it. */
async function shownIn(path: string): Promise<Record<string, string | string[]>> {
  const { body } = await visit().get(path)
  const form = body.slice(body.indexOf('<main'), body.indexOf('</main>'))
  const sent: Record<string, string[]> = {}
  const put = (name: string, value: string) => (sent[name] ??= []).push(unescaped(value))
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]+)"/.exec(tag) ?? []
    const [, value = ''] = /value="([^"]*)"/.exec(tag) ?? []
    if (/type="(radio|checkbox)"/.test(tag) ? / checked/.test(tag) : name) put(name, value)
  }
  for (const [, name = '', value = ''] of form.matchAll(
    /<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)<\/textarea>/g,
  ))
    put(name, value)
  for (const [, name = '', options = ''] of form.matchAll(
    /<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/g,
  ))
    put(name, /<option value="([^"]*)" selected/.exec(options)?.[1] ?? '')
  return sent
}

const unescaped = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

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
})

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

describe('quyền', () => {
  beforeAll(() => addUnit({ everything: owner }, { id: 2, code: '28015', isDefault: false }))

  test('another commune neither sees nor changes ours', async () => {
    const code = await draft(roadForm())
    const other = visit(officerWho({ unit: 2 }))
    for (const path of ['', '/sua', '/tep', '/ban/1', '/muc/place/road', '/xem-thu', '/so-sanh'])
      expect([path, (await other.get(`${home}/${code}${path}`)).statusCode]).toEqual([path, 404])
    const copied = await other.post(`${home}/them`, { title: 'Trộm', procedures: road, from: code })
    expect(copied.statusCode).toBe(404)
  })

  test('who may only look is offered nothing to change', async () => {
    const reader = visit(officerWho({ can: new Set(['public', 'form.view']) }))
    expect((await reader.get(home)).body).not.toContain('Thêm biểu mẫu')
    expect((await reader.get(`${home}/road-use`)).body).not.toContain('Làm bản riêng')
    expect((await reader.get(`${home}/them`)).statusCode).toBe(403)
  })

  test('words with markup are shown as text on every page', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const form = roadForm(evil)
    const code = await draft({ ...form, basis: evil })
    for (const path of ['/sua', '/muc/place/road', '/phan/place', '/xem-thu', '/giay-to/plan'])
      expect(runsIn((await visit().get(`${home}/${code}${path}`)).body)).toBe('')
  })

  test('in English the page has English words', async () => {
    const { body } = await visit().get(`${home}/road-use`, { cookie: 'lang=en' })
    expect(body).toContain('One of several, all shown')
  })
})
