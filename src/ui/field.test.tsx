import { expect, test } from 'vitest'

import { ErrorSummary } from './errors.tsx'
import { Checkboxes, DateField, FileField, Radios, Select, TextArea, TextField } from './field.tsx'
import { Form } from './form.tsx'
import { rendered } from './rendered.tsx'

const places = [
  { value: 'desk', text: 'Tại quầy' },
  { value: 'post', text: 'Bưu chính', hint: 'Thu cước khi giao' },
]

test('a label, a hint and a message are tied to their field', () => {
  const html = rendered(
    <TextField name="phone" label="Số điện thoại" hint="10 số" errors={{ phone: 'Thiếu số' }} />,
  )
  expect(html).toContain('<label class="govuk-label" for="phone">')
  expect(html).toMatch(/<input[^>]* id="phone"[^>]*aria-describedby="phone-hint phone-error"/)
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('id="phone-hint"')
  expect(html).toContain('id="phone-error"')
})

test('a field without hint and error describes itself by nothing', () => {
  expect(rendered(<TextField name="phone" label="Số điện thoại" />)).not.toContain('aria-')
})

test('what was typed comes back as text, never as markup', () => {
  const attack = '"><script>alert(1)</script>'
  const html = rendered(
    <>
      <TextField name="a" label="A" filled={{ a: attack }} errors={{ a: attack }} />
      <TextArea name="b" label="B" filled={{ b: `</textarea>${attack}` }} />
      <ErrorSummary errors={{ a: attack }} />
    </>,
  )
  expect(html).not.toContain('<script>')
  expect(html).not.toContain('</textarea>"')
  expect(html).toContain('&lt;script>')
})

test('a password is never sent back', () => {
  const html = rendered(
    <TextField name="p" label="Mật khẩu" type="password" filled={{ p: 'bimat' }} />,
  )
  expect(html).not.toContain('bimat')
})

test('a refused choice stays chosen', () => {
  const filled = { ward: '2', receive: 'post', papers: 'birth\nland' }
  const papers = ['birth', 'marriage', 'land'].map((value) => ({ value, text: value }))
  const html = rendered(
    <>
      <Select name="ward" label="Ấp" options={['1', '2'].map(asOption)} {...{ filled }} />
      <Radios name="receive" legend="Nhận" options={places} {...{ filled }} />
      <Checkboxes name="papers" legend="Giấy tờ" options={papers} {...{ filled }} />
    </>,
  )
  expect(html).toMatch(/<option value="2" selected/)
  expect(html.match(/value="(\w+)" checked/g)).toEqual([
    'value="post" checked',
    'value="birth" checked',
    'value="land" checked',
  ])
})

const asOption = (value: string) => ({ value, text: value })

test('what the reader typed wins over the first value of the field', () => {
  const html = rendered(<TextField name="n" label="Tên" value="cũ" filled={{ n: '' }} />)
  expect(html).not.toContain('cũ')
})

test('each choice has its own label, and the first is where the summary leads', () => {
  const html = rendered(<Radios name="receive" legend="Nhận" options={places} />)
  expect(html).toContain('id="receive"')
  expect(html).toContain('for="receive-2"')
  expect(html).toContain('aria-describedby="receive-2-item-hint"')
})

test('the summary leads to each field, and says refusals of the whole form without a link', () => {
  const html = rendered(
    <ErrorSummary errors={{ birthDate: 'Sai ngày', _form: 'Đã có người xử lý' }} />,
  )
  expect(html).toContain('<a href="#birthDate">Sai ngày</a>')
  expect(html).toContain('<li>Đã có người xử lý</li>')
})

test('a form without faults has no summary', () => {
  expect(rendered(<ErrorSummary errors={{}} />)).toBe('')
})

test('a date is one field that says how dates are written', () => {
  const html = rendered(<DateField name="born" label="Ngày sinh" />)
  expect(html).toContain('02/09/2026')
  expect(html).toContain('inputmode="numeric"')
})

test('a form carries its key, so that sending it twice makes one record', () => {
  const html = rendered(
    <Form action="/nop" once="k-1" multipart>
      <FileField name="scan" label="Ảnh" accept="image/*" />
    </Form>,
  )
  expect(html).toContain('<input type="hidden" name="_key" value="k-1"')
  expect(html).toContain('enctype="multipart/form-data"')
})
