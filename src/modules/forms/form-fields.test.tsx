import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, test } from 'vitest'

import { sampleView } from '#ui/sample-view.ts'
import { ViewContext, type Lang } from '#ui/view.ts'

import { allForms, standardFormFor } from './catalogue.ts'
import { FormFields } from './form-fields.tsx'
import { FormSummary } from './form-summary.tsx'
import type { Raw } from './raw.ts'
import { context, places, samples, today } from './testing.ts'
import { validateForm } from './validate.ts'
import { watchedFields } from './watched.ts'

function render(node: VNode, lang: Lang = 'vi') {
  const { assets } = sampleView()
  const view = sampleView({ lang, assets: { ...assets, js: (name) => `/assets/${name}.js` } })
  return renderToString(<ViewContext.Provider value={view}>{node}</ViewContext.Provider>)
}

const fields = (procedure: string, filled: Raw, errors: Record<string, string> = {}) =>
  render(
    <FormFields definition={standardFormFor(procedure)} {...{ filled, errors, places, today }} />,
  )

describe.each(allForms.map((form) => [form.code, form] as const))('form %s', (code, definition) => {
  const filled = samples[code] ?? {}

  test('shows every field that the sample fills in, with what was typed', () => {
    const html = render(<FormFields {...{ definition, filled, places, today }} />)
    const checked = validateForm(definition, filled, context())
    expect(checked.ok).toBe(true)
    for (const name of namesOf(checked.ok ? checked.value : {}))
      expect(html).toContain(`name="${name}`)
  })

  test('has each id once and a label for each field', () => {
    const html = render(<FormFields {...{ definition, filled, places, today }} />)
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([])
    const inputs = [...html.matchAll(/<(?:input|select|textarea)[^>]* id="([^"]+)"/g)].map(
      ([, id]) => id,
    )
    const labels = new Set([...html.matchAll(/ for="([^"]+)"/g)].map(([, id]) => id))
    expect(inputs.filter((id) => !labels.has(id ?? ''))).toEqual([])
  })

  test('is also there in English, without Vietnamese sentences left', () => {
    const html = render(<FormFields {...{ definition, filled: {}, places, today }} />, 'en')
    expect(html).not.toMatch(/Chọn tỉnh|không bắt buộc|Cập nhật|Tối đa/)
  })

  test('carries neither inline style nor inline script', () => {
    const html = render(<FormFields {...{ definition, filled, places, today }} />)
    expect(html).not.toMatch(/ style=| on\w+="|<script(?![^>]* src=)/)
  })

  test('puts every error beside a field that is there', () => {
    const checked = validateForm(definition, {}, context())
    const errors = checked.ok ? {} : checked.errors
    const html = render(<FormFields {...{ definition, errors, filled: {}, places, today }} />)
    for (const name of Object.keys(errors)) expect(html).toContain(`id="${name}-error"`)
  })
})

const namesOf = (value: object, prefix = ''): string[] =>
  Object.entries(value).flatMap(([name, part]) => {
    if (name === 'text' || name.startsWith('total')) return []
    return typeof part === 'object' && part !== null && !isTexts(part)
      ? namesOf(part, `${prefix}${name}.`)
      : [prefix + name]
  })

const isTexts = (value: object) =>
  Array.isArray(value) && value.every((each) => typeof each === 'string')

describe('what depends on an answer', () => {
  test('is shown once the answer is given', () => {
    expect(fields('1.001193', {})).not.toContain('name="mother.fullName"')
    expect(fields('1.001193', { knownParents: 'mother' })).toContain('name="mother.fullName"')
    expect(fields('1.001193', { knownParents: 'mother' })).not.toContain('name="father.fullName"')
  })

  test('is brought up by a button when there is no script', () => {
    expect(fields('1.001193', {})).toMatch(/<noscript>.*name="_refresh".*<\/noscript>/)
    expect(watchedFields(standardFormFor('1.001193'))).toContain('knownParents')
  })

  test('the button without script leads back to the part that was changed, not to the top', () => {
    const definition = standardFormFor('1.001193')
    const at = '/cua-toi/ban-nhap/1/to-khai'
    const html = render(<FormFields {...{ definition, filled: {}, places, today }} action={at} />)
    const anchors = [...html.matchAll(/formaction="([^"]*)"/gi)].map(([, to]) => to)
    expect(anchors).toContain(`${at}#parents-title`)
    for (const to of anchors) expect(html).toContain(`id="${to?.split('#')[1]}"`)
  })

  test('brings the communes of the chosen province and no others', () => {
    const html = fields('1.001193', { 'hometown.province': '80' })
    expect(html).toContain('Xã Tân Trụ')
    expect(fields('1.001193', {})).not.toContain('Xã Tân Trụ')
  })

  test('hides the case when it is settled, and asks for it when it is not', () => {
    const definition = standardFormFor('1.013274')
    const settled = { definition, filled: {}, places, today, caseCode: 'funeral' }
    expect(render(<FormFields {...settled} />)).not.toContain('name="caseCode"')
    expect(fields('1.013274', {})).toContain('name="caseCode"')
  })
})

describe('repeated rows', () => {
  test('can be added and removed by named buttons', () => {
    const html = fields('2.000815', samples['certified-copy'] ?? {})
    expect(html).toMatch(/name="_add" value="papers"/)
    expect(html).toMatch(/name="_remove" value="papers.1"/)
  })

  test('of which one is needed cannot be removed', () => {
    expect(fields('2.000815', {})).not.toContain('_remove')
  })
})

test('the enter key sends the form, it does not press a helping button', () => {
  const [first] = /<button[^>]*>/.exec(fields('2.000815', samples['certified-copy'] ?? {})) ?? []
  expect(first).toContain('type="submit"')
  expect(first).not.toContain('name=')
})

const attacks = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</textarea><script>alert(1)</script>',
  'javascript:alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
]

test.each(attacks)('%s comes back as text, in every field and in the summary', (attack) => {
  for (const definition of allForms) {
    const filled = Object.fromEntries(
      Object.entries(samples[definition.code] ?? {}).map(([name, value]) =>
        /^(relation|kind|purpose|status|knownParents|caseCode|\w*By|hasOther.*)$/.test(name)
          ? [name, value]
          : [name, attack],
      ),
    )
    const checked = validateForm(definition, filled, context())
    const errors = checked.ok ? {} : checked.errors
    const html =
      render(<FormFields {...{ definition, filled, errors, places, today }} />) +
      render(<FormSummary {...{ definition, places, today }} values={filled} />)
    expect(html).not.toMatch(/<script(?! type="module" src="\/assets\/)|<img|<svg|<[^>]*\son\w+=/)
  }
})

test('identity numbers are masked in a summary unless the reader may see them', () => {
  const definition = standardFormFor('1.000894')
  const props = { definition, values: samples['marriage'], places, today }
  expect(render(<FormSummary {...props} />)).toContain('080••••••004')
  expect(render(<FormSummary {...props} />)).not.toContain('080200000004')
  expect(render(<FormSummary {...props} idNumbers="full" />)).toContain('080200000004')
})
