import { createHash, randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { deflateRawSync } from 'node:zlib'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { sweepFiles } from '#modules/upkeep/index.ts'
import { fileStore } from '#platform/files.ts'

import { ground, ownerOf, startProgram, unit, within } from './program.ts'
import { officerOf } from './staff.ts'
import { clients } from './submit.ts'

const place = await ground()
let program = await startProgram(place)
let owner = ownerOf(program)
const officer = await officerOf(program, owner)
const desk = '/can-bo/tiep-nhan/1.004873'
const MiB = 1024 * 1024

/** A JPEG as far as its first bytes say; no two are the same. */
const photo = (bytes: number) =>
  Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), randomBytes(bytes - 4)])

async function upload(content: Uint8Array<ArrayBuffer>, name: string) {
  const form = new FormData()
  form.set('_giay.x.tep', new File([content], name, { type: 'application/pdf' }))
  const begun = performance.now()
  const answer = await fetch(program.url + desk, { method: 'POST', headers: officer, body: form })
  return { status: answer.status, page: await answer.text(), ms: performance.now() - begun }
}

const Row = z.object({ id: z.string(), sha256: z.instanceof(Buffer), size: z.number() })
const rows = () =>
  owner.everything.read(
    (q) => q.many(Row)`select id, sha256, size from platform.file order by uploaded_at, id`,
  )

const folder = join(place.data, 'files')

/** Everything on disk under its name: contents, and what never became one. */
const onDisk = () =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

/** With XASO_STRICT the whole of the promise. */
const [many, size] = [within(200, 40), within(10, 5)]

/** Six at once, until the program is killed among them; how many were answered before. */
async function killedAmongUploads(): Promise<number> {
  let killed = false
  let answered = 0
  const sending = clients(
    6,
    Array.from({ length: many }, () => photo(size * MiB)),
    async (content) => {
      const done = await upload(new Uint8Array(content), 'anh.jpg').catch(() => undefined)
      if (done) answered += 1
      if (answered === Math.floor(many * 0.3) && !killed) {
        killed = true
        await program.kill()
      }
    },
    () => killed,
  )
  await sending
  await owner.close()
  program = await startProgram(place)
  owner = ownerOf(program)
  return answered
}

test(`killed during ${many} uploads of ${size} MB: each row has its file whole, and the sweep leaves nothing loose`, async () => {
  const answered = await killedAmongUploads()
  const kept = await rows()
  expect(kept.length).toBeGreaterThanOrEqual(answered)
  for (const { sha256, size } of kept) {
    const hex = sha256.toString('hex')
    const content = readFileSync(join(folder, hex.slice(0, 2), hex))
    expect(content.length).toBe(size)
    expect(createHash('sha256').update(content).digest('hex')).toBe(hex)
  }

  const claimed = kept.slice(0, 5)
  await owner.as({ unit }).tx(
    (tx) => tx.run`
      update platform.file set owner_kind = 'dossier', owner_id = id
      where unit_id = ${unit} and id = any(${claimed.map(({ id }) => id)}::uuid[])
    `,
  )
  const log = { info: () => {}, warn: () => {} }
  const files = fileStore(folder)
  await sweepFiles(
    { units: async () => [unit], db: (of) => owner.as({ unit: of }), files, log },
    { age: 0 },
  )
  expect((await rows()).map(({ id }) => id)).toEqual(claimed.map(({ id }) => id))
  expect(onDisk().toSorted()).toEqual(
    claimed.map(({ sha256 }) => sha256.toString('hex')).toSorted(),
  )
}, 150_000)

/** Memory of the program at its highest since it began, in bytes. */
const peakMemory = () =>
  Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${program.pid}/status`, 'utf8'))?.[1]) * 1024

test.each(['content-length', 'chunked'])(
  'an upload of 2 GB (%s) is refused early and takes no memory',
  async (how) => {
    await upload(new Uint8Array(photo(15 * MiB)), 'vua.jpg')
    const before = peakMemory()
    const { status, sent, ms } = await pour(2 * 1024 * MiB, how)
    const grown = peakMemory() - before
    console.log(
      `${how}: ${status} after ${Math.round(sent / MiB)} MB, ${Math.round(ms)} ms, ${Math.round(grown / MiB)} MB of memory`,
    )
    expect([413, 422]).toContain(status)
    expect(sent).toBeLessThan(300 * MiB)
    expect(grown).toBeLessThan(100 * MiB)
    expect(ms).toBeLessThan(within(5_000, 30_000))
    expect(onDisk().filter((name) => name.includes('-'))).toEqual([])
  },
)

/** Sends a form whose one file is made up as it goes, until the server has had enough. */
function pour(bytes: number, how: string) {
  const head = Buffer.from(
    '--x\r\nContent-Disposition: form-data; name="f"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n',
  )
  const chunk = photo(MiB)
  const length = how === 'chunked' ? {} : { 'content-length': String(bytes) }
  const begun = performance.now()
  return new Promise<{ status: number | undefined; sent: number; ms: number }>(
    (resolve, reject) => {
      let sent = 0
      let over = false
      const outgoing = request(
        program.url + desk,
        {
          method: 'POST',
          headers: { ...officer, ...length, 'content-type': 'multipart/form-data; boundary=x' },
        },
        (answer) => {
          over = true
          resolve({ status: answer.statusCode, sent, ms: performance.now() - begun })
          outgoing.destroy()
        },
      )
      outgoing.on('error', (error) => over || setTimeout(() => reject(error), 500))
      outgoing.write(head)
      const more = () => {
        while (!over && sent < bytes) {
          sent += chunk.length
          if (!outgoing.write(chunk)) {
            outgoing.once('drain', more)
            return
          }
        }
      }
      more()
    },
  )
}

const zip = (name: string, content: Buffer) => {
  const packed = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(packed.length, 18)
  head.writeUInt32LE(content.length, 22)
  head.writeUInt16LE(name.length, 26)
  return Buffer.concat([head, Buffer.from(name), packed])
}

test.each([
  ['a zip bomb', 'ho-so.zip', () => zip('0', Buffer.alloc(50 * MiB))],
  ['a zip that climbs', 'anh.pdf', () => zip('../../etc/cron.d/x', Buffer.from('x'))],
  [
    'an SVG with script',
    'anh.svg',
    () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
  ],
  ['HTML named as PDF', 'don.pdf', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
  [
    'XML that reads files',
    'don.xml',
    () =>
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
      ),
  ],
  [
    'a program named as a photo',
    'anh.jpg',
    () => Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]),
  ],
  ['a text', 'ghi-chu.txt', () => Buffer.from('chỉ là chữ')],
  ['HTML in front of a PDF', 'don.pdf', () => Buffer.from('<script>alert(1)</script>%PDF-1.7')],
])('%s is refused within a second', async (_, name, content) => {
  const { status, page, ms } = await upload(new Uint8Array(content()), name)
  expect(status).toBe(422)
  expect(page).toContain('không phải PDF, JPEG, PNG, WebP')
  expect(ms).toBeLessThan(within(1_000, 10_000))
})

test('a photo of a billion points is refused, and says why', async () => {
  const { status, page } = await upload(new Uint8Array(pixelFlood()), 'anh.png')
  expect(status).toBe(422)
  expect(page).toContain('31000 × 31000 điểm, tối đa 250 triệu điểm')
})

test.each([
  [
    'a photo that is also a page',
    () => Buffer.concat([photo(64), Buffer.from('<script>alert(1)</script>')]),
  ],
  [
    'a PDF that is also a page',
    () => Buffer.from('%PDF-1.7\n<script>alert(1)</script>\ntrailer<<>>\n%%EOF'),
  ],
])('%s is kept as a dead thing', async (_, content) => {
  await upload(new Uint8Array(content()), 'anh.jpg')
  const id = (await rows()).at(-1)?.id
  const answer = await fetch(`${program.url}/tep/${id}`, { headers: officer })
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^(image\/(jpeg|png)|application\/pdf)$/)
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
})

/** A PNG that says it is 31,000 × 31,000. */
function pixelFlood() {
  const head = Buffer.from('89504e470d0a1a0a0000000d4948445200007918000079180806000000', 'hex')
  return Buffer.concat([
    head,
    Buffer.alloc(4),
    Buffer.from('0000000049444154', 'hex'),
    Buffer.alloc(64),
  ])
}
