import { describe, expect, test } from 'vitest'

import { allForms, standardFormFor } from './catalogue.ts'
import { jsonSchemaOf, type JsonSchema } from './json-schema.ts'
import { validateJson } from './json.ts'
import { context, samples } from './testing.ts'
import { validateForm } from './validate.ts'

const building = standardFormFor('1.013225')

const json = (changes: object = {}) => {
  const checked = validateForm(building, samples['building-permit'], context())
  if (!checked.ok) throw new Error('The sample was refused')
  return { ...checked.value, ...changes }
}

test('JSON with numbers and booleans is taken as it is', () => {
  const checked = validateJson(
    building,
    json({ plotArea: 120.125 - 0.005, hasNeighbours: false }),
    context(),
  )
  expect(checked).toMatchObject({ ok: true, value: { plotArea: 120.12, hasNeighbours: false } })
})

test.each<[string, object, Record<string, string>]>([
  [
    'an object for a text',
    { parcel: { $ne: 1 } },
    { parcel: 'Lô đất, thửa đất số: sai kiểu dữ liệu' },
  ],
  [
    'a list for a text',
    { parcel: ['1', '2'] },
    { parcel: 'Lô đất, thửa đất số: sai kiểu dữ liệu' },
  ],
  [
    'a number for a text that may be blank',
    { mapSheet: 5 },
    { mapSheet: 'Tờ bản đồ số: sai kiểu dữ liệu' },
  ],
  [
    'a text for an address',
    { site: 'Ấp 1' },
    {
      site: 'Địa điểm xây dựng: sai kiểu dữ liệu',
      'site.province': 'Chưa chọn: Địa điểm xây dựng, tỉnh, thành phố',
    },
  ],
  [
    'a number too precise',
    { plotArea: 1.2345 },
    { plotArea: 'Diện tích lô đất chỉ ghi chính xác đến 0,01' },
  ],
  [
    'a huge number',
    { plotArea: 1e300 },
    { plotArea: 'Diện tích lô đất phải là số, ví dụ 12 hoặc 12,5' },
  ],
])('%s is refused', (_, changes, errors) => {
  expect(validateJson(building, json(changes), context())).toMatchObject({ ok: false, errors })
})

test.each([[null], ['text'], [5], [[]], [undefined]])('%j is no form', (value) => {
  expect(validateJson(building, value, context())).toEqual({
    ok: false,
    errors: { _form: 'Nội dung biểu mẫu phải là một đối tượng JSON' },
    filled: {},
  })
})

test('an incomplete form keeps only what it knows, checked', () => {
  const sent = {
    parcel: ' 125 ',
    grade: null,
    evil: '<b>',
    investor: { fullName: 'Huỳnh Văn Cất', age: 3 },
  }
  const checked = validateJson(building, sent, context({ mayBeIncomplete: true }))
  expect(checked).toMatchObject({
    ok: true,
    value: {
      parcel: '125',
      investor: { fullName: 'Huỳnh Văn Cất' },
      floors: [],
      totalFloorArea: 0,
    },
  })
  expect(JSON.stringify(checked.ok && checked.value)).not.toContain('<b>')
})

test('an incomplete form is still refused for what is wrong in it', () => {
  const checked = validateJson(building, { plotArea: 'rộng' }, context({ mayBeIncomplete: true }))
  expect(checked).toMatchObject({
    ok: false,
    errors: { plotArea: 'Diện tích lô đất phải là số, ví dụ 12 hoặc 12,5' },
  })
})

describe('the JSON Schema', () => {
  test('names the fields, their types and what is always needed', () => {
    const schema = jsonSchemaOf(building)
    expect(schema.required).toContain('plotArea')
    expect(schema.required).not.toContain('organisationName')
    expect(schema.properties).toMatchObject({
      caseCode: { enum: ['house', 'works'] },
      plotArea: { type: 'number', minimum: 1 },
      site: { type: 'object', required: ['province', 'commune', 'detail'] },
      floors: { type: 'array', maxItems: 30, items: { required: ['floorName', 'floorArea'] } },
      investor: { properties: { idNumber: { pattern: String.raw`^\d{12}$` } } },
    })
  })

  test.each(allForms.map((form) => [form.code, form] as const))(
    'of %s describes the values that are kept',
    (code, form) => {
      const checked = validateForm(form, samples[code], context())
      if (!checked.ok) throw new Error('The sample was refused')
      const computed = ['totalFloorArea', 'totalPaperCopies']
      const known = Object.keys(jsonSchemaOf(form).properties ?? {})
      const kept = Object.keys(checked.value).filter((name) => !computed.includes(name))
      expect(kept.filter((name) => !known.includes(name))).toEqual([])
      expect(everyRequired(jsonSchemaOf(form), checked.value)).toEqual([])
    },
  )
})

/** The names the schema requires that a value lacks, looking into objects. */
function everyRequired(schema: JsonSchema, value: object): string[] {
  return (schema.required ?? []).filter((name) => !Object.hasOwn(value, name))
}
