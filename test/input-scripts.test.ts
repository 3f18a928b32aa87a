import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { as, citizen, nobody, oneOfEachRole, program, realDoors } from './actors.ts'
import { givenDossier } from './given.ts'
import { runsIn, scripts } from './hostile.ts'
import { dossier } from './secret.ts'
import { town } from './town.ts'

const place = await town('2026-11-23')
const app = await realDoors(place)
const { db, clock, visit } = place

const all = scripts.join('\n')
const short = scripts.filter((script) => script.length <= 60)
const Code = z.object({ code: z.string() })

/** Everything that can be told by the interface for programs, told as markup. */
async function filedByProgram() {
  const client = await program(place)
  const codes: string[] = []
  for (const [n, script] of scripts.entries()) {
    const answer = await as(app, client, {
      method: 'POST',
      url: '/api/v1/dossiers',
      headers: { 'content-type': 'application/json', 'idempotency-key': script },
      payload: JSON.stringify({
        procedure: '2.000635',
        channel: n % 2 === 0 ? 'online' : 'counter',
        applicant: {
          fullName: 'Nguyễn Thị Hoa',
          idNumber: `0791876${String(n).padStart(5, '0')}`,
          birthDate: '1987-02-05',
          address: script,
          email: `${script.replaceAll(/[\s@]/g, '')}@vidu.vn`,
        },
        form: { content: script, purpose: script, note: script },
        components: scripts.map((name) => ({ name, quantity: 1, kind: 'copy' })),
      }),
    })
    const filed = Code.safeParse(answer.json())
    if (filed.success) codes.push(filed.data.code)
  }
  return codes
}

/** Everything that officers and the applicant write into a dossier, written as markup. */
async function handled() {
  const { code } = await givenDossier({
    db,
    now: clock.now,
    over: { papers: scripts.map((name) => ({ name, quantity: 1, kind: 'copy' as const })) },
  })
  const acts: [name: string, form: Record<string, string>][] = [
    ['forward', { note: all }],
    ['send-back', { reason: all }],
    ['ask-supplement', { missing: all }],
    ['supply', { answer: all }],
    ...Array.from({ length: 5 }, (): [string, Record<string, string>] => [
      'forward',
      { note: all, verdict: 'grant' },
    ]),
    ...short.map((title): [string, Record<string, string>] => [
      'attach-result',
      { title, documentNumber: title },
    ]),
    ['finish', { reason: all }],
    ['hand-over', { to: all, how: 'counter' }],
  ]
  for (const [name, form] of acts) {
    const answer = await visit().post(`/can-bo/ho-so/${code}/${name}`, form)
    expect([name, answer.statusCode]).toEqual([name, 303])
  }
  const withdrawn = await givenDossier({ db, now: clock.now })
  await visit().post(`/can-bo/ho-so/${withdrawn.code}/withdraw`, { reason: all })
  return [code, withdrawn.code]
}

/** What administrators name and describe, named and described as markup. Some names are refused, which is right too. */
async function administered() {
  for (const [n, script] of short.entries()) {
    const line = { name: script, position: script, ground: script, hours: script }
    await visit().post('/quan-tri/don-vi/phong-ban/them', line)
    await visit().post('/quan-tri/ap/them', { ...line, kind: 'ap', name: `Ấp ${n}` })
    const staff = { login: `canbo${n}`, fullName: script, position: script, roles: 'desk' }
    await visit().post('/quan-tri/nguoi-dung/moi', staff)
  }
  const unit = { name: short[0] ?? '', address: short[1] ?? '', hours: short[8] ?? '' }
  await visit().post('/quan-tri/don-vi/sua', unit)
  const notes = { counter: short[0] ?? '', note: all, seen: '', filed: '', online: '' }
  await visit().post('/quan-tri/thu-tuc/1.004873/dia-phuong', notes)
}

describe('mã độc gửi vào được lưu như chữ', async () => {
  const filed = await filedByProgram()
  const codes = [...filed.slice(0, 4), ...(await handled())]
  await administered()
  const first = await dossier(place, codes[0] ?? '')
  const done = await dossier(place, codes.at(-2) ?? '')
  const pages = app.routeList
    .filter(
      ({ method, url }) => method === 'GET' && !url.includes('*') && !/pdf|xlsx|tep/.test(url),
    )
    .flatMap(({ url, permission }) =>
      (url.includes('/ho-so/:code') || url.includes('/tra-cuu/:code') ? codes : ['']).map(
        (code) => ({
          permission,
          url: url
            .replace(/(ho-so|tra-cuu|dossiers)\/:code/, `$1/${code || done.code}`)
            .replace('/nguoi/:id', `/nguoi/${first.applicantId}`)
            .replace(':code', '1.004873')
            .replace(':procedure', '1.004873')
            .replace(':date', '2026-12-25'),
        }),
      ),
    )
    .filter(({ url }) => !url.includes(':'))

  const readers = [
    nobody,
    citizen(place, done.applicantId),
    citizen(place, first.applicantId),
    await program(place, 1, 'district'),
    ...(await oneOfEachRole(place)),
  ]

  test('most of it was taken in, so there is something to show', async () => {
    expect(filed.length).toBeGreaterThan(10)
    const page = await visit().get(`/can-bo/ho-so/${done.code}`)
    expect(page.body).toContain('&lt;script')
    const staff = await visit().get('/quan-tri/nguoi-dung')
    expect(staff.body).toContain('&lt;')
  })

  test.each(readers)(
    'and runs on no page that is shown to $name',
    async (reader) => {
      const wrong: string[] = []
      for (const { url, permission } of pages) {
        if (!reader.may(permission, url)) continue
        const { statusCode, headers, body } = await as(app, reader, { method: 'GET', url })
        const type = String(headers['content-type'] ?? '')
        // A feed is shown by browsers as well: what is in it must be text.
        const isFeed = /^application\/(atom|cap)\+xml/.test(type)
        const runs = type.startsWith('text/html') || isFeed ? runsIn(body) : ''
        const isSafe =
          /^(text\/html|application\/(problem\+)?json|application\/(pkix-(crl|cert)|x-pem-file)|image\/|text\/(css|csv|javascript))/
        if (runs || statusCode >= 500 || (type && !isFeed && !isSafe.test(type)))
          wrong.push(`${url} → ${statusCode} ${type} ${runs}`)
        if (headers['x-content-type-options'] !== 'nosniff') wrong.push(`${url} may be guessed`)
      }
      expect(wrong).toEqual([])
    },
    60_000,
  )
})
