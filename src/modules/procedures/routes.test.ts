import { gunzipSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { visitor } from '#platform/who.ts'
import { officerWho, town } from '#test/town.ts'

const { visit } = await town('2026-11-23')
const citizen = visitor(1)
const admin = '/quan-tri/thu-tuc/1.001193'

describe('a citizen', () => {
  test('finds a procedure by an occasion in life, without diacritics', async () => {
    const page = await visit(citizen).get('/thu-tuc?q=sinh+con')
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain('/thu-tuc/1.001193')
    expect((await visit(citizen).get('/thu-tuc?q=mo+quan')).body).toContain('/thu-tuc/1.001612')
  })

  test('reads how many procedures there are, and which one the published list lacks', async () => {
    const { body } = await visit(citizen).get('/thu-tuc')
    expect(body).toContain('264 thủ tục thực hiện tại cấp xã')
    expect(body).toContain('263 thủ tục lấy từ Cổng Dịch vụ công quốc gia')
    expect(body).toMatch(/href="\/thu-tuc\/1.014027">[^<]*\(1.014027\)/)
  })

  test('is told what was searched for after a slip of the finger', async () => {
    const { body } = await visit(citizen).get('/thu-tuc?q=khai+shinh')
    expect(body).toContain('“khai sinh”')
    expect(body).toContain('/thu-tuc/1.001193')
  })

  test('is helped on when nothing is found', async () => {
    const { body, statusCode } = await visit(citizen).get('/thu-tuc?q=xyzzyq')
    expect(statusCode).toBe(200)
    expect(body).toContain('Chưa tìm thấy')
    expect(body).toContain('viec=sinh-con')
  })

  test('reads the time limit and fee, and what is not certain', async () => {
    const birth = await visit(citizen).get('/thu-tuc/1.001193')
    expect(birth.body).toContain('nhận sau 15 giờ')
    expect(birth.body).toContain('/nop-ho-so/1.001193')
    const marital = await visit(citizen).get('/thu-tuc/1.004873')
    expect(marital.body).toContain('Thời hạn chưa được xác nhận')
    const undecided = await visit(citizen).get('/thu-tuc/1.001022')
    expect(undecided.body).toContain('Chưa xác định')
  })

  test('sees both limits of a procedure with two cases', async () => {
    const { body } = await visit(citizen).get('/thu-tuc/1.013274')
    expect(body).toContain('Đám tang')
    expect(body).toContain('5 ngày làm việc')
  })

  test('is sent to the national portal for what the police settle', async () => {
    const { body } = await visit(citizen).get('/thu-tuc/1.004222')
    expect(body).toContain('Đến Cổng Dịch vụ công quốc gia')
    expect(body).not.toContain('/nop-ho-so/')
  })

  test('is not shown a wrong title as if it were right', async () => {
    const { body } = await visit(citizen).get('/thu-tuc/2.001428')
    expect(body).toContain('tên đang được kiểm tra')
    expect(body).not.toContain('tỉnh Hà Tĩnh')
  })

  test('may keep a page and ask whether it is still good', async () => {
    const { etag } = (await visit(citizen).get('/thu-tuc/1.001193')).headers
    const again = await visit(citizen).get('/thu-tuc/1.001193', { 'if-none-match': String(etag) })
    expect(again.statusCode).toBe(304)
    const english = await visit(citizen).get('/thu-tuc/1.001193', {
      'if-none-match': String(etag),
      cookie: 'lang=en',
    })
    expect(english.statusCode).toBe(200)
    expect(english.body).toContain('Birth registration')
    const larger = await visit(citizen).get('/thu-tuc/1.001193', { cookie: 'text=xl' })
    expect(larger.headers.etag).not.toBe(etag)
  })

  test('gets the same page from what is kept, packed as their browser wants it', async () => {
    const url = '/thu-tuc/2.000635'
    const [drawn, kept] = [await visit(citizen).get(url), await visit(citizen).get(url)]
    expect(kept.body).toBe(drawn.body)
    expect(kept.headers['content-type']).toBe(drawn.headers['content-type'])
    const packed = [1, 2].map(() => visit(citizen).get(url, { 'accept-encoding': 'gzip' }))
    for (const answer of await Promise.all(packed)) {
      expect(answer.headers['content-encoding']).toBe('gzip')
      expect(gunzipSync(answer.rawPayload).toString()).toBe(drawn.body)
    }
    expect((await visit().get(url)).body).toContain('Bàn làm việc')
  })

  test.each(['/thu-tuc/9.999999', '/thu-tuc/x', '/thu-tuc/%3Cscript%3E'])(
    '%s is not found',
    async (url) => {
      expect((await visit(citizen).get(url)).statusCode).toBe(404)
    },
  )

  test('may type anything into the search', async () => {
    for (const q of [
      '<script>alert(1)</script>',
      "'; drop table x; --",
      '😀',
      'a'.repeat(3000),
      '%00',
      '\u0301',
    ]) {
      const page = await visit(citizen).get(`/thu-tuc?q=${encodeURIComponent(q)}`)
      expect([q.slice(0, 20), page.statusCode]).toEqual([q.slice(0, 20), 200])
      expect(page.body).not.toContain('<script>alert')
    }
  })

  test('may not open the administration', async () => {
    expect((await visit(citizen).get(admin)).statusCode).toBeGreaterThan(300)
    const clerk = officerWho({ can: new Set(['public', 'procedure.view-admin']) })
    expect((await visit(clerk).get(admin)).statusCode).toBe(200)
    expect((await visit(clerk).post(`${admin}/thoi-han`, {})).statusCode).toBe(403)
  })
})

describe('the JSON face', () => {
  test('lists every procedure, page by page', async () => {
    const codes: string[] = []
    let cursor = ''
    do {
      const { items, next } = (
        await visit(citizen).get(`/api/v1/procedures?limit=100${cursor}`)
      ).json<{
        items: { code: string }[]
        next: string | null
      }>()
      codes.push(...items.map(({ code }) => code))
      cursor = next === null ? '' : `&cursor=${next}`
    } while (cursor !== '')
    expect(new Set(codes).size).toBe(codes.length)
    expect(codes).toHaveLength(264)
  })

  test('searches and shows one', async () => {
    const found = (await visit(citizen).get('/api/v1/procedures?q=khai%20sinh&limit=1')).json<{
      items: { code: string }[]
    }>()
    expect(found.items[0]).toMatchObject({
      code: '1.001193',
      time: { unit: 'same-day', cutoff: '15:00' },
    })
    const one = (await visit(citizen).get('/api/v1/procedures/1.013274')).json<{
      terms: object[]
    }>()
    expect(one.terms).toContainEqual(
      expect.objectContaining({
        case: 'funeral',
        channel: 'counter',
        time: { amount: 1, unit: 'day' },
      }),
    )
    expect((await visit(citizen).get('/api/v1/procedures/9.999999')).statusCode).toBe(404)
    expect((await visit(citizen).get('/api/v1/procedures?limit=1000')).statusCode).toBe(400)
  })
})
