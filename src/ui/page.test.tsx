import { expect, test } from 'vitest'

import { Page } from './layout.tsx'
import { ProblemPage } from './problem-page.tsx'
import { rendered } from './rendered.tsx'
import { sampleOfficer } from './sample-view.ts'

const sample = <Page title="Thủ tục <b>hành chính</b>">Nội dung</Page>

test('a page has one heading, a way past the navigation, and the language of its reader', () => {
  const html = rendered(sample)
  expect(html.match(/<h1>/g)).toHaveLength(1)
  expect(html).toContain('<html lang="vi">')
  expect(html).toContain('href="#noi-dung"')
  expect(html).toContain('id="noi-dung"')
  expect(html).toContain('Thủ tục &lt;b>hành chính&lt;/b>')
})

test('nothing on a page is an inline style or script', () => {
  for (const frame of ['public', 'staff', 'plain'] as const) {
    const html = rendered(<Page title="Trang" {...{ frame }} />, { who: sampleOfficer })
    expect(html).not.toMatch(/ style=| on[a-z]+=|<style|<script(?! type="module" src=)/)
  }
})

test('a page with made-up data says so, another does not', () => {
  expect(rendered(sample, { demo: true })).toContain('dữ liệu bịa')
  expect(rendered(sample, { demo: false })).not.toContain('dữ liệu bịa')
})

test('text size, contrast and language lead back to the same page', () => {
  const html = rendered(sample, { path: '/thu-tuc?q=khai+sinh', textSize: 'xl', contrast: 'high' })
  expect(html).toContain('data-text="xl" data-contrast="high"')
  expect(html).toContain('<input type="hidden" name="back" value="/thu-tuc?q=khai+sinh"')
  expect(html).toContain('name="contrast" value="normal" aria-pressed="true"')
  expect(html).toContain('name="lang" value="en" lang="en"')
})

test('the officer sees where they are and how much waits', () => {
  const html = rendered(<Page title="Hồ sơ" frame="staff" />, {
    who: sampleOfficer,
    path: '/can-bo/ho-so/H28.075-260901-0001',
  })
  expect(html).toMatch(/href="\/can-bo\/ho-so" aria-current="page"/)
  expect(html.match(/aria-current/g)).toHaveLength(1)
  expect(html).toContain('Nguyễn Thị Mẫu')
})

test('what the last action did is said once, where a screen reader hears it', () => {
  const html = rendered(sample, { flash: { kind: 'ok', text: 'Đã lưu' } })
  expect(html).toMatch(/<output class="flash">.*Đã lưu.*<\/output>/)
})

test.each([400, 401, 403, 404, 409, 413, 422, 429, 500, 503])(
  'a refusal with status %i says what happened and what to do next',
  (status) => {
    const html = rendered(<ProblemPage {...{ status }} requestId="r-1" />)
    expect(html).toMatch(/<h1>[^<]{8,}<\/h1>/)
    expect(html).toMatch(/<p>[^<]{20,}<\/p>/)
    expect(html).toContain('r-1')
  },
)

test('an unknown status is explained as its family', () => {
  expect(rendered(<ProblemPage status={507} />)).toContain('Hệ thống gặp lỗi')
  expect(rendered(<ProblemPage status={418} />)).toContain('Yêu cầu chưa đúng')
})

test('an English reader gets English', () => {
  expect(rendered(<ProblemPage status={404} />, { lang: 'en' })).toContain('<h1>Not found</h1>')
  const lost = <ProblemPage status={404} message="Không tìm thấy trang này" />
  expect(rendered(lost, { lang: 'en' })).toContain('This page was not found.')
})
