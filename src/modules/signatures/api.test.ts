import { describe, expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { signedPaper } from './desk.fixture.ts'

const place = await town('2026-11-23')
const { app, world } = place
const url = '/api/v1/signatures/check'
const pdf = await signedPaper(world)

const send = (payload: Buffer | string, type = 'application/pdf', address = '10.0.0.1') =>
  app.inject({
    method: 'POST',
    url,
    payload,
    remoteAddress: address,
    headers: { 'content-type': type },
  })

const form = (bytes: Buffer, name = 'giay.pdf') => {
  const head = `--x\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/pdf\r\n\r\n`
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')])
}
const multipart = 'multipart/form-data; boundary=x'

const good = {
  valid: true,
  coversWholeDocument: true,
  problem: null,
  signatures: [
    {
      signer: 'Nguyễn Văn Ký',
      at: '2026-11-23T09:00:00+07:00',
      trusted: true,
      level: 'B-T',
      intact: true,
      timeStamped: true,
      addedAfter: [],
    },
  ],
  unreadable: [],
}

describe('POST /api/v1/signatures/check, without a token', () => {
  test('says who signed and when, of a form and of a bare file', async () => {
    expect((await send(pdf)).json()).toEqual(good)
    expect((await send(form(pdf), multipart)).json()).toEqual(good)
  })

  test('one changed byte is not valid', async () => {
    const other = Buffer.from(pdf)
    other[other.indexOf('stream') + 20]! ^= 1
    expect((await send(other)).json()).toMatchObject({
      valid: false,
      signatures: [{ intact: false, trusted: false }],
    })
  })

  test('what was added is told', async () => {
    const longer = Buffer.concat([pdf, Buffer.from('thêm')])
    expect((await send(longer)).json()).toMatchObject({ valid: false, coversWholeDocument: false })
  })

  test('a picture, an empty file and words get a clear answer', async () => {
    expect((await send(Buffer.from('\x89PNG'))).json()).toMatchObject({
      valid: false,
      problem: 'not-pdf',
      signatures: [],
    })
    expect((await send('')).statusCode).toBe(422)
    expect((await send(form(Buffer.alloc(0)), multipart)).statusCode).toBe(422)
    expect((await send('{}', 'application/json')).statusCode).toBe(422)
    expect((await send('--y\r\n', multipart)).statusCode).toBe(400)
  })

  test('a file that is too large is refused', async () => {
    expect((await send(Buffer.alloc(world.uploadBytes + 20_000))).statusCode).toBe(413)
    expect((await send(form(Buffer.alloc(world.uploadBytes + 5_000)), multipart)).statusCode).toBe(
      413,
    )
  })

  test('whoever asks too often waits', async () => {
    const answers: number[] = []
    for (let n = 0; n < 61; n += 1)
      answers.push((await send('x', 'application/pdf', '10.0.0.9')).statusCode)
    expect(answers.at(0)).toBe(200)
    expect(answers.at(-1)).toBe(429)
  })
})
