import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'

import { PDFDocument } from 'mupdf'
import { afterAll, describe, expect, test } from 'vitest'

import { signerOf, issueSigner } from '#platform/signing/authority/authority.ts'
import { signPdf } from '#platform/signing/pades/sign.ts'
import { visitor } from '#platform/who.ts'
import { town, unit } from '#test/town.ts'

import { signedPaper } from './desk.fixture.ts'
import { testAddresses, testAuthority, testServices } from './trust/roots.ts'

const place = await town('2026-11-23')
const { app, world, visit } = place
afterAll(() => app.close())
const anybody = visit(visitor(unit))
const signed = await signedPaper(world)

function pages(count: number, options = ''): Buffer {
  const pdf = new PDFDocument()
  for (let n = 0; n < count; n += 1)
    pdf.insertPage(-1, pdf.addPage([0, 0, 595, 842], 0, pdf.newDictionary(), `${n} 0 9 9 re f`))
  return Buffer.from(pdf.saveToBuffer(options).asUint8Array().slice())
}

async function signedPages(count: number): Promise<Buffer> {
  const authority = await testAuthority(world)
  const now = world.now()
  const holder = await issueSigner(authority, {
    ...{ commonName: 'Nguyễn Văn Ký', organization: 'UBND xã' },
    ...{ from: now.subtract({ hours: 1 }), addresses: testAddresses(world.publicUrl) },
  })
  const wanted = {
    ...{ field: 'ky', label: 'Chữ ký', at: now, signer: 'Nguyễn Văn Ký', reason: 'Ký duyệt' },
    place: { page: count, x: 300, y: 200, width: 150, height: 60 },
    look: signed,
  }
  return signPdf(pages(count), wanted, signerOf(authority, holder), await testServices(world))
}

/** A stream of zeros that unpacks to far more than it is, in place of the list of objects. */
const nested = Buffer.from(
  `%PDF-1.7\n1 0 obj\n${'<</A '.repeat(200_000)}\nendobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
)
const manyObjects = Buffer.from(
  `%PDF-1.7\n${Array.from({ length: 200_000 }, (_, n) => `${n + 1} 0 obj\n<<>>\nendobj`).join('\n')}\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n`,
)

const bad: readonly (readonly [string, Buffer, string, string])[] = [
  ['cut off', signed.subarray(0, signed.length - 3_000), 'broken', 'hỏng'],
  ['cut off at its beginning', signed.subarray(0, 400), 'broken', 'hỏng'],
  [
    'encrypted',
    pages(1, 'encrypt=aes-256,user-password=x,owner-password=y'),
    'encrypted',
    'mật khẩu',
  ],
  ['nested without end', nested, 'broken', 'hỏng'],
  ['of many objects that nothing lists', manyObjects, 'broken', 'hỏng'],
  ['no PDF at all', Buffer.from('PK\u0003\u0004'), 'not-pdf', 'không phải PDF'],
]

describe('what strangers send to be checked', () => {
  test.each(bad)(
    '%s: the interface and the page say what is wrong, soon',
    async (_, bytes, problem, words) => {
      const begun = performance.now()
      const answer = await app.inject({
        ...{ method: 'POST', url: '/api/v1/signatures/check', payload: bytes },
        headers: { 'content-type': 'application/pdf' },
      })
      expect([answer.statusCode, answer.json()]).toMatchObject([200, { valid: false, problem }])
      const form = new FormData()
      form.set('file', new File([new Uint8Array(bytes)], 'a.pdf', { type: 'application/pdf' }))
      const shown = await anybody.upload('/xac-minh/tep', form)
      expect([shown.statusCode, shown.body.includes(words)]).toEqual([200, true])
      expect(performance.now() - begun).toBeLessThan(15_000)
    },
  )

  test('five hundred pages are checked like one', async () => {
    const answer = await app.inject({
      ...{ method: 'POST', url: '/api/v1/signatures/check', payload: await signedPages(500) },
      headers: { 'content-type': 'application/pdf' },
    })
    expect(answer.json()).toMatchObject({ valid: true, coversWholeDocument: true })
  })

  test('300 MB are refused while they come, whether or not their size was told, and memory stays', async () => {
    await app.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.address() as AddressInfo
    const before = process.memoryUsage.rss()
    let most = before
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 10)
    const told = await send(port, { 'content-length': String(300 * megabyte) })
    const untold = await send(port, {})
    clearInterval(watch)
    expect([told, untold]).toEqual([413, 413])
    expect((most - before) / megabyte).toBeLessThan(120)
  })
})

const megabyte = 1024 * 1024
const piece = Buffer.alloc(megabyte, 0x20)

/** Sends 300 MB in pieces until an answer comes; the status of the answer. */
function send(port: number, headers: Record<string, string>): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const path = '/api/v1/signatures/check'
  const type = { 'content-type': 'application/pdf' }
  const asked = request({ port, path, method: 'POST', headers: { ...type, ...headers } })
  asked.once('response', (answer) => {
    answer.resume()
    body.destroy()
    resolve(answer.statusCode ?? 0)
  })
  // The server closes what it has refused; its answer came before.
  asked.on('error', () => undefined)
  const body = Readable.from(Array.from({ length: 300 }, () => piece))
  body.pipe(asked)
  return promise
}
