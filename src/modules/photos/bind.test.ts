import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'

import { bind } from './bind.ts'
import { longestSide, moved } from './domain.ts'
import { shrink } from './shrink.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-photos-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, body: Buffer) => {
  const path = join(folder, name)
  writeFileSync(path, body)
  return path
}

const photo = (width: number, height: number, background = '#336699') =>
  sharp({ create: { width, height, channels: 3, background } })

describe('ảnh chụp giấy tờ', () => {
  test('a large photo becomes small, upright as its camera says, and forgets where it was taken', async () => {
    const lying = await photo(4_000, 3_000)
      .withExif({ IFD0: { Copyright: 'Ấp Bình Mít' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer()
    const small = await shrink(file('nam.jpg', lying))
    expect(small).toMatchObject({ width: 1_500, height: longestSide })
    const { orientation, exif } = await sharp(small?.jpeg).metadata()
    expect([orientation, exif]).toEqual([undefined, undefined])
  })

  test('a small one is not blown up, and what is see-through becomes white', async () => {
    const png = await sharp({
      create: { width: 40, height: 30, channels: 4, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    })
      .png()
      .toBuffer()
    const small = await shrink(file('trong.png', png))
    expect(small).toMatchObject({ width: 40, height: 30 })
    const { dominant } = await sharp(small?.jpeg).stats()
    expect(Math.min(dominant.r, dominant.g, dominant.b)).toBeGreaterThan(240)
  })

  test('what cannot be read is refused, also when it claims to be huge', async () => {
    expect(
      await shrink(file('hong.jpg', Buffer.from('\xff\xd8\xff\xe0 not a photo', 'latin1'))),
    ).toBe(undefined)
    const cut = (await photo(400, 400).jpeg().toBuffer()).subarray(0, 900)
    expect(await shrink(file('cut.jpg', cut))).toBe(undefined)
  })

  test('the pages are one PDF that others can open, each on its own A4 page, with its title', async () => {
    const sheets = await Promise.all(
      (
        [
          [800, 1_000, 0],
          [1_000, 800, 0],
          [800, 1_000, 1],
        ] as const
      ).map(async ([width, height, turned]) => ({
        jpeg: await photo(width, height).jpeg().toBuffer(),
        width,
        height,
        turned,
      })),
    )
    const path = file('giay.pdf', bind(sheets, 'Giấy khai sinh (bản sao)'))
    const info = execFileSync('pdfinfo', ['-f', '1', '-l', '3', path]).toString()
    expect(info).toMatch(/Title:\s+Giấy khai sinh \(bản sao\)/)
    expect(info).toMatch(/Pages:\s+3/)
    expect(info).toMatch(/Page\s+1 size:\s+595\.28 x 841\.89/)
    expect(info).toMatch(/Page\s+2 size:\s+841\.89 x 595\.28/)
    expect(info).toMatch(/Page\s+3 rot:\s+90/)
    const images = execFileSync('pdfimages', ['-list', path]).toString()
    expect(images.match(/jpeg/g)).toHaveLength(3)
  })

  test('a page moves one place and never off the end', () => {
    const pages = ['a', 'b', 'c'].map((id, position) => ({ id, position }))
    expect(moved(pages, 'c', -1).map(({ id }) => id)).toEqual(['a', 'c', 'b'])
    expect(moved(pages, 'a', -1)).toEqual(pages)
    expect(moved(pages, 'c', 1)).toEqual(pages)
    expect(moved(pages, 'x', 1)).toEqual(pages)
  })
})
