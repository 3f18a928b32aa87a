import { describe, expect, test } from 'vitest'

import type { Condition } from '#modules/forms/index.ts'
import { town } from '#test/town.ts'

import { conditionFrom } from './condition-form.ts'
import { conditionFilled } from './condition-lines.ts'
import { reshapeRows, rowButton } from './condition-rows.ts'
import { editing, home, roadForm, sentBy } from './designs.fixture.ts'
import { namingFor } from './field-form.ts'
import { conditionText } from './say-condition.ts'

const form = roadForm()
const naming = namingFor(form, undefined)
const pavement: Condition = { eq: ['parts', 'pavement'] }
const large: Condition = { gt: ['area', 12.5] }
const funeral: Condition = { case: ['funeral'] }

/** Shown on its page and saved unchanged. */
function resaved(condition: Condition) {
  const errors = {}
  return [conditionFrom(conditionFilled(condition, 'when', naming), 'when', naming, errors), errors]
}

describe('điều kiện nhiều tầng', () => {
  test.each<[string, Condition]>([
    ['one line', pavement],
    ['what is not said', { not: { in: ['parts', ['pavement', 'carriageway']] } }],
    ['not more than', { not: large }],
    ['a day', { not: { dateBefore: ['fromDate', 'today'] } }],
    ['days ago', { not: { olderThanDays: ['fromDate', 60] } }],
    ['blank', { not: { filled: 'road' } }],
    ['the case and how it is filed', { all: [funeral, { not: { channel: ['online', 'post'] } }] }],
    ['groups in a group', { any: [pavement, { all: [large, { any: [funeral, pavement] }] }] }],
    ['none of them', { not: { any: [pavement, large] } }],
    ['not all of them', { all: [funeral, { not: { all: [pavement, large] } }] }],
    ['not not', { not: { not: pavement } }],
    ['a field that is not there', { all: [{ eq: ['gone', 'x'] }, { filled: 'site.province' }] }],
  ])('%s survives being shown and saved', (_, condition) => {
    expect(resaved(condition)).toEqual([condition, {}])
  })

  test('the whole is read as one sentence', () => {
    const condition: Condition = { all: [pavement, { any: [large, { not: funeral }] }] }
    const labels = ['parts', 'area'].map(
      (name) => naming.entries.find((entry) => entry.name === name)?.label.vi,
    )
    expect(conditionText(condition, naming).vi).toBe(
      `“${labels[0]}” là “Vỉa hè” VÀ (“${labels[1]}” lớn hơn 12,5 HOẶC trường hợp không phải “Đám tang”)`,
    )
  })

  test('rows left blank and empty groups are no condition', () => {
    const typed = { 'when.join': 'any', 'when.0.field': '', 'when.1.join': 'all' }
    expect(conditionFrom(typed, 'when', naming, {})).toBeUndefined()
  })

  test('what is wrong is told at its row', () => {
    const errors: Record<string, string> = {}
    const typed = {
      'when.0.value': 'Vỉa hè',
      'when.1.join': 'any',
      'when.1.0.field': 'area',
      'when.1.0.op': 'more',
      'when.1.0.value': 'rộng',
      'when.2.field': '@case',
      'when.2.op': 'filled',
    }
    conditionFrom(typed, 'when', naming, errors)
    expect(Object.keys(errors)).toEqual(['when.0.field', 'when.1.0.value', 'when.2.value'])
  })

  test('more rows than anybody can read are refused', () => {
    const errors: Record<string, string> = {}
    const rows = Array.from({ length: 30 }, (_, n) => [
      [`when.${n}.field`, 'road'],
      [`when.${n}.op`, 'filled'],
    ])
    conditionFrom(Object.fromEntries(rows.flat()), 'when', naming, errors)
    expect(errors['when.0.field']).toContain('tối đa 24 dòng')
  })

  test.each([
    '',
    'line:label',
    'remove:',
    'drop:when',
    'line:__proto__',
    `line:when${'.1'.repeat(30)}`,
  ])('the button “%s” changes nothing', (pressed) => {
    expect(reshapeRows({ label: 'Đường', [rowButton]: pressed })).toEqual({ label: 'Đường' })
  })
})

const place = await town('2026-11-23')
const { visit } = place
const { draft, version, fieldOf, sectionOf, content } = editing(place)

/** A page that is filled in and on which a button is pressed, as without script. */
function opened(path: string) {
  let sent: Record<string, string | string[]> = {}
  const shows = (answer: { body: string }) => (sent = sentBy(answer))
  return {
    open: async () => shows(await visit().get(path)),
    press: async (button: string, typed: Record<string, string> = {}) => {
      const answer = await visit().post(path, { ...sent, ...typed, [rowButton]: button })
      shows(answer)
      return answer
    },
    save: (typed: Record<string, string> = {}) => visit().post(path, { ...sent, ...typed }),
  }
}

describe('trên trang', () => {
  test('rows and groups are added, filled in and removed by buttons, and nothing typed is lost', async () => {
    const code = await draft(roadForm())
    const page = opened(`${home}/${code}/muc/place/widthLeft`)
    await page.open()
    await page.press('group:when', {
      label: 'Còn lại',
      'when.0.field': 'parts',
      'when.0.value': 'vỉa hè',
    })
    const shown = await page.press('line:when.1', {
      'when.1.0.field': 'area',
      'when.1.0.op': 'more',
      'when.1.0.value': '20',
    })
    expect([shown.statusCode, shown.body.includes('value="Còn lại"')]).toEqual([200, true])
    expect(shown.body).toContain('Hiện khi (chưa ghi):')
    await page.press('line:when', { 'when.1.1.field': '@case', 'when.1.1.value': 'Đám tang' })
    await page.press('remove:when.2')
    expect(await version(code)).toBe('1')
    expect((await page.save()).statusCode).toBe(303)
    expect(await fieldOf(code, 'place', 'widthLeft')).toMatchObject({
      label: { vi: 'Còn lại' },
      visibleWhen: { all: [pavement, { any: [{ gt: ['area', 20] }, funeral] }] },
    })
    await page.open()
    await page.press('remove:when.1')
    await page.save()
    expect(await fieldOf(code, 'place', 'widthLeft')).toMatchObject({ visibleWhen: pavement })
  })

  test('a rule holds only under a condition, which may be changed and taken away', async () => {
    const code = await draft(roadForm())
    const page = opened(`${home}/${code}/muc/place/road`)
    await page.open()
    await page.save({ 'r.add': 'length' })
    await page.open()
    const typed = { 'r.0.min': '5', 'r.0.when.0.field': 'parts', 'r.0.when.0.value': 'Vỉa hè' }
    await page.press('line:r.0.when', typed)
    await page.save({ 'r.0.when.1.field': '@case', 'r.0.when.1.value': 'Đám tang' })
    expect(await fieldOf(code, 'place', 'road')).toMatchObject({
      rules: [{ rule: 'length', min: 5, when: { all: [pavement, funeral] } }],
    })
    await page.open()
    const said = await page.press('remove:r.0.when.0')
    expect(said.body).toContain('Chỉ kiểm khi')
    await page.press('remove:r.0.when.1')
    await page.save()
    expect(await fieldOf(code, 'place', 'road')).toMatchObject({
      rules: [{ rule: 'length', min: 5 }],
    })
    expect(JSON.stringify(await fieldOf(code, 'place', 'road'))).not.toContain('"when"')
  })

  test('sections and papers have rows too', async () => {
    const code = await draft(roadForm())
    const section = opened(`${home}/${code}/phan/place`)
    await section.open()
    await section.press('line:when', { 'when.0.field': '@case', 'when.0.value': 'Đám tang' })
    await section.save({ 'when.1.field': '@channel', 'when.1.value': 'Nộp trực tuyến' })
    expect((await sectionOf(code, 'place')).visibleWhen).toEqual({
      all: [funeral, { channel: ['online'] }],
    })
    const paper = opened(`${home}/${code}/giay-to/moi`)
    await paper.open()
    await paper.press('line:need', {
      name: 'Bản vẽ',
      'need.0.field': 'parts',
      'need.0.op': 'filled',
    })
    const told = await paper.save()
    expect([told.statusCode, told.body.includes('Chọn “Khi có điều kiện”')]).toEqual([422, true])
    await paper.save({ required: 'when' })
    expect((await content(code)).components.at(-1)?.requiredWhen).toEqual({ filled: 'parts' })
  })

  test('whoever pressed a button on an old page is still told that somebody saved meanwhile', async () => {
    const code = await draft(roadForm())
    const [mine, theirs] = [1, 2].map(() => opened(`${home}/${code}/muc/place/road`))
    await mine!.open()
    await theirs!.open()
    await theirs!.save({ label: 'Đường của họ' })
    await mine!.press('line:when', { label: 'Đường của tôi' })
    const told = await mine!.save()
    expect([told.statusCode, told.body.includes('value="Đường của tôi"')]).toEqual([409, true])
  })
})
