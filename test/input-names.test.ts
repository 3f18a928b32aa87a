import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier } from './given.ts'
import { citizenWho, town } from './town.ts'

const { db, clock, visit } = await town('2026-11-23')

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const Link = z.object({ id: z.string(), name: z.string() })

describe('tên tệp', () => {
  test.each([
    '../../../../etc/passwd',
    '..\\..\\windows\\win.ini',
    '/etc/shadow',
    'C:\\x.png',
    '.htaccess',
    '....//....//x',
    'x.png\0.html',
    'x%0d%0aSet-Cookie: a=b.png',
    'x"; filename="evil.html',
    "x'; filename*=UTF-8''evil.html",
    '\u202egnp.lmth',
    '<img src=x onerror=alert(1)>.png',
    'đ'.repeat(500),
    'con',
    '😀.png',
  ])('%j is inert', async (name) => {
    const { code, applicantId } = await asked()
    const citizen = citizenWho(applicantId)
    const head = `--x\r\nContent-Disposition: form-data; name="files"; filename="${name.replaceAll('"', '\\"')}"\r\nContent-Type: text/html\r\n\r\n`
    const answer = await visit(citizen).send({
      method: 'POST',
      url: `/cua-toi/ho-so/${code}/bo-sung`,
      headers: { 'content-type': 'multipart/form-data; boundary=x' },
      payload: Buffer.concat([Buffer.from(head), png, Buffer.from('\r\n--x--\r\n')]),
    })
    expect(answer.statusCode).toBe(303)
    const [file] = await db.read(
      (q) =>
        q.many(Link)`select id, name from platform.file order by uploaded_at desc, id desc limit 1`,
    )
    expect(file?.name).not.toMatch(/[/\\\u0000-\u001f\u202a-\u202e"<>:|?*]|^\./)
    expect([...(file?.name ?? '')].length).toBeLessThanOrEqual(120)
    const shown = await visit(citizen).get(`/tep/${file?.id}`)
    expect(shown.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': expect.stringMatching(/^inline; filename\*=UTF-8''[\w%.~!()*-]+$/),
    })
  })
})

async function asked() {
  const { code } = await givenDossier({ db, now: clock.now })
  await visit().post(`/can-bo/ho-so/${code}/ask-supplement`, { missing: 'Ảnh' })
  const Row = z.object({ applicantId: z.string() })
  const { applicantId } = await db.read(
    (q) => q.one(Row)`select applicant_id from dossiers.dossier where code = ${code}`,
  )
  return { code, applicantId }
}
