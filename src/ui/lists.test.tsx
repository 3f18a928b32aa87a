import { expect, test } from 'vitest'

import { Select, TextField } from './field.tsx'
import { rendered } from './rendered.tsx'
import { Filters, Pager, Table } from './table.tsx'
import { SubNav } from './tabs.tsx'

const path = '/can-bo/ho-so?phan=cua-toi&state=late&q=khai+sinh&cursor=abc'

test('filters show what the address says', () => {
  const html = rendered(
    <Filters action="/can-bo/ho-so" keep={['phan']}>
      <TextField name="q" label="Tìm" />
      <Select name="state" label="Trạng thái" options={[{ value: 'late', text: 'Quá hạn' }]} />
    </Filters>,
    { path },
  )
  expect(html).toContain('value="khai sinh"')
  expect(html).toMatch(/<option value="late" selected/)
  expect(html).toContain('<input type="hidden" name="phan" value="cua-toi"')
  expect(html).toContain('đang dùng 2')
  expect(html).toContain('href="/can-bo/ho-so?phan=cua-toi"')
})

test('filtering anew begins at the first page', () => {
  const html = rendered(<Filters action="/can-bo/ho-so">{null}</Filters>, { path })
  expect(html).not.toContain('name="cursor"')
})

test('links to other pages of a list keep its filters', () => {
  const html = rendered(<Pager next="def" prev="aaa" />, { path })
  expect(html).toContain('?phan=cua-toi&amp;state=late&amp;q=khai+sinh&amp;cursor=def"')
  expect(html).toContain('?phan=cua-toi&amp;state=late&amp;q=khai+sinh&amp;before=aaa"')
  expect(html).toContain('?phan=cua-toi&amp;state=late&amp;q=khai+sinh"')
})

test('a list of one page has no pager', () => {
  expect(rendered(<Pager next={null} />, { path: '/can-bo/ho-so' })).toBe('')
})

const columns = [
  { key: 'code', head: 'Mã', cell: (row: { code: string }) => row.code },
  { key: 'fee', head: 'Lệ phí', num: true, cell: () => '75.000' },
]

test('each cell names its column, for the cards of a phone', () => {
  const html = rendered(<Table caption="Hồ sơ" {...{ columns }} rows={[{ code: 'H1' }]} />)
  expect(html).toContain('<th scope="col" class="num">Lệ phí</th>')
  expect(html).toContain('<td class="num" data-label="Lệ phí">75.000</td>')
})

test('an empty list says so instead of showing an empty table', () => {
  const html = rendered(<Table caption="Hồ sơ" {...{ columns }} rows={[]} empty="Chưa có hồ sơ" />)
  expect(html).toContain('Chưa có hồ sơ')
  expect(html).not.toContain('<table')
})

test('the part in sight is marked in the navigation', () => {
  const items = [
    { href: '/ho-so/1', text: 'Thông tin' },
    { href: '/ho-so/1/nhat-ky', text: 'Nhật ký' },
  ]
  const html = rendered(<SubNav {...{ items }} />, { path: '/ho-so/1/nhat-ky?x=1' })
  expect(html).toContain('<a href="/ho-so/1/nhat-ky" aria-current="page">')
  expect(html.match(/aria-current/g)).toHaveLength(1)
})
