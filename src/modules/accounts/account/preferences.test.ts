import { expect, test } from 'vitest'

import { gate } from '../gate.fixture.ts'

const { browser } = await gate('2026-09-01')

test('language, text size and contrast are kept by the browser and lead back', async () => {
  const visitor = browser()
  const sent = await visitor.post('/giao-dien', { lang: 'en', back: '/dang-nhap?ve=%2Fcan-bo' })
  expect(sent.statusCode).toBe(303)
  expect(sent.headers.location).toBe('/dang-nhap?ve=%2Fcan-bo')
  await visitor.post('/giao-dien', { text: 'xl', back: '/' })
  await visitor.post('/giao-dien', { contrast: 'high', back: '/' })
  const page = await visitor.get('/dang-nhap')
  expect(page.body).toMatch(/<html lang="en" data-text="xl" data-contrast="high"/)
  expect(page.body).toContain('Sign in')
})

test.each(['https://la.example/', '//la.example', '/\\la.example', 'javascript:alert(1)'])(
  'the way back to %s is not taken',
  async (back) => {
    const sent = await browser().post('/giao-dien', { text: 'l', back })
    expect(sent.headers.location).toBe('/')
  },
)

test('an unknown choice is none', async () => {
  const sent = await browser().post('/giao-dien', { lang: 'xx', text: 'enormous', back: '/' })
  expect(sent.statusCode).toBe(303)
  expect(sent.cookies).toEqual([])
})

test.each(['[]', 'null', '"x"', '7'])(
  'the JSON body %s is no form and is refused',
  async (payload) => {
    const headers = { 'content-type': 'application/json' }
    const sent = await browser().send({ method: 'POST', url: '/giao-dien', headers, payload })
    expect(sent.statusCode).toBe(415)
    expect(sent.cookies).toEqual([])
  },
)
