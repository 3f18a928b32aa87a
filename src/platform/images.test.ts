import { expect, test } from 'vitest'

import { isWholeImage } from './images.ts'

const png = (width: number, height: number, length = 200) => {
  const head = Buffer.alloc(length)
  head.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  head.write('IHDR', 12)
  head.writeUInt32BE(width, 16)
  head.writeUInt32BE(height, 20)
  return head
}

const jpeg = (width: number, height: number) => {
  const head = Buffer.alloc(200)
  head.set([0xff, 0xd8, 0xff, 0xe0, 0, 16], 0)
  head.set([0xff, 0xc4, 0, 10, 0xff, 0xff, 0xff, 0xc0, 0, 0], 20)
  head.set([0xff, 0xc2, 0, 17, 8], 32)
  head.writeUInt16BE(height, 37)
  head.writeUInt16BE(width, 39)
  return head
}

const webp = (width: number, height: number) => {
  const head = Buffer.alloc(200)
  head.write('RIFF', 0)
  head.write('WEBPVP8X', 8)
  head.writeUIntLE(width - 1, 24, 3)
  head.writeUIntLE(height - 1, 27, 3)
  return head
}

test.each([
  ['a PNG', 'image/png', png(1200, 1600), true],
  ['a PNG of sixty thousand pixels a side', 'image/png', png(60_000, 60_000), false],
  ['a PNG without width', 'image/png', png(0, 100), false],
  ['the header of a PNG alone', 'image/png', png(100, 100, 30), false],
  ['a JPEG', 'image/jpeg', jpeg(4000, 3000), true],
  ['a JPEG of sixty thousand pixels', 'image/jpeg', jpeg(60_000, 3000), false],
  ['a JPEG that ends before it says its size', 'image/jpeg', jpeg(10, 10).subarray(0, 34), false],
  ['a WebP', 'image/webp', webp(800, 600), true],
  ['a WebP of 50,000 pixels', 'image/webp', webp(50_000, 600), false],
])('%s', (_, mediaType, head, whole) => {
  expect(isWholeImage(mediaType, head, head.length)).toBe(whole)
})

test('a JPEG whose size stands after the part that was looked at is believed', () => {
  const head = Buffer.alloc(64)
  head.set([0xff, 0xd8, 0xff, 0xe1, 0xff, 0xff])
  expect(isWholeImage('image/jpeg', head, 1_000_000)).toBe(true)
  expect(isWholeImage('image/jpeg', head, 64)).toBe(false)
})
