import { expect, test } from 'vitest'

import { standardFormFor } from './catalogue.ts'
import { componentsFor } from './components.ts'
import { summaryOf } from './summary.ts'
import { context, places, samples, today } from './testing.ts'
import { validateForm } from './validate.ts'

const rowsOf = (
  procedure: string,
  changes: Record<string, string> = {},
  lang: 'vi' | 'en' = 'vi',
) => {
  const form = standardFormFor(procedure)
  const values = { ...samples[form.code], ...changes }
  return summaryOf(form, values, { today, lang, places }).flatMap(({ rows }) =>
    rows.map(({ label, value }) => [label, value]),
  )
}

test('a building permit reads as a person would write it', () => {
  expect(rowsOf('1.013225')).toEqual(
    expect.arrayContaining([
      ['Diện tích lô đất', '150,5 m²'],
      ['Địa điểm xây dựng', 'Ấp Bình Lợi, xã Tân Trụ, tỉnh Tây Ninh'],
      ['Có công trình liền kề', 'Có'],
      ['Cấp công trình', 'Cấp IV'],
      ['Tổng diện tích sàn', '152,5 m²'],
    ]),
  )
})

test('money, dates, years and several ticks are written out', () => {
  expect(rowsOf('1.001612')).toContainEqual(['Vốn kinh doanh', '50.000.000 đồng'])
  expect(rowsOf('1.001193')).toContainEqual(['Cha: ngày, tháng, năm sinh', '1990'])
  expect(rowsOf('1.013274', {}, 'en')).toContainEqual(['Part of the road', 'Carriageway; Pavement'])
})

test('blank and hidden fields are left out', () => {
  const labels = rowsOf('1.001193', { knownParents: 'mother' }).map(([label]) => label)
  expect(labels.some((label) => label?.startsWith('Cha'))).toBe(false)
  expect(labels).not.toContain('Giấy chứng nhận kết hôn số')
})

test('the kept value reads the same as what was typed, even when a commune has gone since', () => {
  const form = standardFormFor('1.001193')
  const checked = validateForm(form, samples['birth'], context())
  if (!checked.ok) throw new Error('The sample was refused')
  const typed = summaryOf(form, samples['birth'], { today, lang: 'vi', places })
  expect(summaryOf(form, checked.value, { lang: 'vi' })).toEqual(typed)
})

test('each repeated row has its own heading', () => {
  const sections = summaryOf(standardFormFor('2.000815'), samples['certified-copy'], {
    today,
    lang: 'vi',
  })
  expect(sections.map(({ title }) => title)).toEqual([
    'Giấy tờ cần chứng thực: Giấy tờ 1',
    'Giấy tờ cần chứng thực: Giấy tờ 2',
    'Tổng số',
  ])
})

test('identity numbers are told apart so that they can be masked', () => {
  const form = standardFormFor('1.000894')
  const rows = summaryOf(form, samples['marriage'], { today, lang: 'vi', places }).flatMap(
    (section) => section.rows,
  )
  expect(rows.filter(({ isIdNumber }) => isIdNumber).map(({ name }) => name)).toEqual([
    'groom.idNumber',
    'bride.idNumber',
  ])
})

const needed = (procedure: string, values: object, caseCode?: string) =>
  componentsFor(standardFormFor(procedure), values, { today, caseCode })
    .filter(({ isNeeded }) => isNeeded)
    .map(({ code }) => code)

test('the papers follow the answers', () => {
  expect(needed('1.001193', { birthProof: 'electronic' }, 'ordinary')).toEqual([])
  expect(needed('1.001193', { birthProof: 'paper', relation: 'authorised' }, 'ordinary')).toEqual([
    'birth-notice',
    'authorisation',
  ])
  expect(needed('1.001193', {}, 'abandoned')).toEqual(['abandonment-record'])
  expect(needed('1.013225', { hasNeighbours: true }, 'house')).toEqual([
    'land-paper',
    'drawings',
    'neighbour-safety',
  ])
  expect(needed('1.013225', { hasNeighbours: true }, 'works')).toEqual([
    'land-paper',
    'drawings',
    'project-approval',
  ])
})

test('a paper that does not concern the case is not listed', () => {
  const codes = componentsFor(standardFormFor('1.001193'), {}, { caseCode: 'ordinary' }).map(
    ({ code }) => code,
  )
  expect(codes).toEqual(['identity', 'residence'])
})
