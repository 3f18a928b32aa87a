import { describe, expect, test } from 'vitest'

import { citizenWho } from '#test/town.ts'

import { home, standInKey } from '../../../stand-ins/bank/where.ts'
import { account, bankTown } from '../payments.fixture.ts'

const { visit, desk, owing, stateOf, notices } = await bankTown()
await desk.post('/quan-tri/tai-khoan-thu/khoa', { secret: standInKey })

type Browser = ReturnType<typeof visit>

/** Follows the link from the payment page into the stand-in, as a payer does. */
async function scanned(browser: Browser, page: string) {
  const { body } = await browser.get(page)
  const link =
    /href="(\/gia-lap\/ngan-hang\?[^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const query = new URLSearchParams(link.split('?')[1])
  return { link, form: { ma: query.get('ma') ?? '', ve: query.get('ve') ?? '' } }
}

async function payerOf(given: Awaited<ReturnType<typeof owing>>) {
  const browser = visit(citizenWho(given.applicant))
  const page = `/cua-toi/ho-so/${given.code}/nop-tien`
  const { link, form } = await scanned(browser, page)
  const pay = async (over: Record<string, string> = {}) => {
    const whole = { ...form, amount: '14.000', memo: given.bill, manner: 'as-is', tell: 'now' }
    return String((await browser.post(home, { ...whole, ...over })).headers.location)
  }
  return { browser, page, link, pay }
}

describe('ngân hàng minh họa', () => {
  test('it shows what was scanned; what it pays is told by a signed notice, and the payer’s page says so', async () => {
    const given = await owing()
    const { browser, page, link, pay } = await payerOf(given)
    const app = await browser.get(link)
    for (const text of [given.bill, '14.000', account.number, 'Đây không phải ngân hàng'])
      expect(app.body).toContain(text)
    const place = await pay({ manner: 'wrapped' })
    expect((await browser.get(place)).body).toContain('matched')
    expect(await stateOf(given.code)).toBe('processing')
    expect((await browser.get(page)).body).toContain('Đã nộp đủ')
  })

  test('coming back from the bank’s app says nothing: only the notice counts', async () => {
    const given = await owing()
    const { browser, page, pay } = await payerOf(given)
    const place = await pay({ tell: 'later' })
    expect((await browser.get(page)).body).not.toContain('Đã nộp đủ')
    expect(await stateOf(given.code)).toBe('awaiting-payment')
    await browser.post(`${place}/bao`, { forged: 'yes' })
    expect((await browser.get(place)).body).toContain('403')
    expect(await stateOf(given.code)).toBe('awaiting-payment')
    await browser.post(`${place}/bao`)
    expect(await stateOf(given.code)).toBe('processing')
    await browser.post(`${place}/bao`)
    expect((await browser.get(place)).body).toContain('known')
    expect(await notices(given.bill)).toEqual(['matched'])
  })

  test('parts, late and out of order, twice, and with a text that the bank spoiled', async () => {
    const given = await owing()
    const { browser, page, pay } = await payerOf(given)
    const late = await pay({ amount: '5.000', tell: 'later', manner: 'dotted' })
    await pay({ amount: '4.000', manner: 'spaced' })
    expect((await browser.get(page)).body).toMatch(/4\.000\D+trong 14\.000/)
    await pay({ amount: '5.000' })
    await browser.post(`${late}/bao`)
    expect(await notices(given.bill)).toEqual(['matched', 'matched', 'matched'])
    await pay()
    expect(await notices(given.bill)).toContain('duplicate')
    const cut = await pay({ manner: 'cut' })
    expect((await browser.get(cut)).body).toContain('unknown')
  })

  test('another account’s code, a torn code and a wrong amount are refused in words', async () => {
    const given = await owing()
    const { browser, link, pay } = await payerOf(given)
    expect((await browser.get(`${home}?ma=000201`)).statusCode).toBe(422)
    const strange = await desk.json('/api/v1/vietqr', { bin: '970436', account: '1' })
    const { payload } = strange.json<{ payload: string }>()
    const answer = await browser.get(`${home}?ma=${encodeURIComponent(payload)}`)
    expect(answer.body).toContain('không ghi tài khoản minh họa')
    const { statusCode, body } = await browser.post(home, {
      ma: new URLSearchParams(link.split('?')[1]).get('ma') ?? '',
      amount: '-5',
      manner: 'as-is',
      tell: 'now',
    })
    expect([statusCode, body.includes('Ghi số tiền bằng đồng')]).toEqual([422, true])
    expect(await pay({ ve: 'https://example.org/' })).toMatch(/^\/gia-lap\/ngan-hang\/MH\d+$/)
  })
})
