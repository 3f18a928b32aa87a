import * as mupdf from 'mupdf'
import { create } from 'qrcode'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { savePerson } from '#modules/people/index.ts'
import { officerWho, town } from '#test/town.ts'

const { db, visit } = await town('2026-11-23')
const path = '/can-bo/tiep-nhan/1.004873'
const card =
  '079190012345|025123456|Nguyễn Thị Hồng Thắm|02091990|Nữ|Ấp Bình Hòa, Tân Trụ, Long An|15042021'

const blank = 'nothing'

/** A photograph with a code on it, or of an empty sheet. */
function picture(text: string): Uint8Array<ArrayBuffer> {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const [side, dot] = [modules.size + 8, 6]
  const pixmap = new mupdf.Pixmap(
    mupdf.ColorSpace.DeviceGray,
    [0, 0, side * dot, side * dot],
    false,
  )
  pixmap.clear(255)
  const pixels = pixmap.getPixels()
  const width = side * dot
  for (let n = 0; n < modules.size ** 2; n += 1)
    if (modules.data[n] && text !== blank)
      for (let y = 0; y < dot; y += 1)
        for (let x = 0; x < dot; x += 1)
          pixels[
            ((Math.floor(n / modules.size) + 4) * dot + y) * width +
              ((n % modules.size) + 4) * dot +
              x
          ] = 0
  return new Uint8Array(pixmap.asPNG())
}

function sent(bytes?: Uint8Array<ArrayBuffer>) {
  const form = new FormData()
  form.append('_key', '')
  if (bytes) form.append('_the-anh', new File([bytes], 'the.png'))
  form.append('_doc-the', '1')
  return visit().upload(path, form)
}

const Loose = z.object({ files: z.number() })

test('a picture of the card fills in the applicant and is not kept', async () => {
  const page = await sent(picture(card))
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('value="079190012345"')
  expect(page.body).toContain('value="Nguyễn Thị Hồng Thắm"')
  expect(page.body).toContain('value="02/09/1990"')
  const { files } = await db.read(
    (q) => q.one(Loose)`select count(*)::int as files from platform.file`,
  )
  expect(files).toBe(0)
})

test('a card of somebody known fills in what the record knows, and the look is noted', async () => {
  await db.tx((tx) =>
    savePerson(tx, officerWho(), {
      fullName: 'Nguyễn Thị Hồng Thắm',
      idNumber: '079190012345',
      birth: { year: 1990, month: 9, day: 2 },
      phone: '0912345678',
    }),
  )
  const page = await sent(picture(card))
  expect(page.body).toContain('0912345678')
  expect(page.body).toContain('Đã có trong sổ dân cư')
})

test.each([
  ['nothing chosen', undefined, 'Chọn hoặc chụp ảnh mã QR'],
  ['another code', picture('https://example.vn'), 'không phải của thẻ căn cước'],
  ['no code at all', picture(blank), 'Không đọc được mã QR'],
])('%s: the page says what to do and keeps what was typed', async (_, bytes, message) => {
  const page = await sent(bytes)
  expect(page.statusCode).toBe(422)
  expect(page.body).toMatch(new RegExp(message))
})

test('Enter of a scanner that types presses “Tìm người này”: it is the first button of the form', async () => {
  const { body } = await visit().get(path)
  const form = body.slice(body.indexOf('data-scan-card'))
  expect(/<button[^>]*name="([^"]+)"/.exec(form)?.[1]).toBe('_tim')
  const before = body.slice(body.indexOf(`action="${path}"`), body.indexOf('data-scan-card'))
  expect(before).not.toContain('<button')
})
