import { expect, test } from 'vitest'

import { currentOf, queryOf, withQuery } from './address.ts'
import { BarChart, StackBar } from './chart.tsx'
import { Facts } from './facts.tsx'
import { moneyText, numberText } from './format.ts'
import { rendered } from './rendered.tsx'
import { Stat } from './stat.tsx'
import { When } from './when.tsx'

const lateEvening = Temporal.Instant.from('2026-09-01T17:30:00Z')

test('a moment shows in the time of Vietnam, wherever the server stands', () => {
  expect(rendered(<When at={lateEvening} />)).toBe(
    '<time datetime="2026-09-01T17:30:00Z">02/09/2026 00:30</time>',
  )
})

test('a day can be said with its weekday, in either language', () => {
  const on = Temporal.PlainDate.from('2026-09-06')
  expect(rendered(<When on={on} long />)).toContain('Chủ nhật, 06/09/2026')
  expect(rendered(<When on={on} long />, { lang: 'en' })).toContain('Sunday, 6 Sep 2026')
})

test.each([
  [0, '0'],
  [999, '999'],
  [1_500_000, '1.500.000'],
  [-75_000, '−75.000'],
  [1234.567, '1.234,57'],
])('the number %d is written %s', (value, text) => {
  expect(numberText('vi', value)).toBe(text)
})

test('money is written with its unit', () => {
  expect(moneyText('vi', 150_000)).toBe('150.000 đ')
  expect(moneyText('en', 150_000)).toBe('150,000 đ')
})

test('a missing figure is called missing, a zero is a zero', () => {
  expect(rendered(<Stat label="Hài lòng" value={null} />)).toContain('Chưa có số liệu')
  expect(rendered(<Stat label="Quá hạn" value={0} />)).toContain('>0<')
  const bars = [
    { label: 'Đất đai', value: 0 },
    { label: 'Bảo trợ', value: null },
  ]
  const chart = rendered(<BarChart title="T" labelHead="L" valueHead="V" {...{ bars }} />)
  expect(chart.match(/<svg/g)).toHaveLength(1)
  expect(chart).toContain('<td colspan="2"><span class="muted">chưa có số liệu')
  expect(chart.match(/<td class="chart__value">/g)).toHaveLength(1)
})

test('the parts of a whole of nothing have no shares to draw', () => {
  const html = rendered(<StackBar title="T" parts={[{ label: 'A', value: 0 }]} empty="Chưa có" />)
  expect(html).toContain('Chưa có')
  expect(html).not.toContain('NaN')
})

test('an unknown fact shows as a dash, a fact that does not apply is left out', () => {
  const html = rendered(<Facts rows={[['Điện thoại', ''], false, ['Số trang', 0]]} />)
  expect(html).toContain('–')
  expect(html.match(/<dt>/g)).toHaveLength(2)
  expect(html).toContain('<dd>0</dd>')
})

test('the query of an address can be read and changed without losing the rest', () => {
  expect(queryOf('/a?x=1&x=2&q=%C4%91')).toEqual({ x: '1\n2', q: 'đ' })
  expect(withQuery('/a?x=1&y=2', { x: null, z: 'ấp 1' })).toBe('/a?y=2&z=%E1%BA%A5p+1')
})

test('the reader is in the entry whose address is the longest beginning of theirs', () => {
  const hrefs = ['/', '/can-bo', '/can-bo/ho-so']
  expect(currentOf(hrefs, '/can-bo/ho-so/1?x=1')).toBe('/can-bo/ho-so')
  expect(currentOf(hrefs, '/can-bo-khac')).toBeUndefined()
  expect(currentOf(hrefs, '/')).toBe('/')
})
