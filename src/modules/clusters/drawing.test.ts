import { expect, test } from 'vitest'

import type { Cluster } from './domain.ts'
import { drawingOf, type Spot } from './drawing.ts'

const at = (code: string, lat: number, lon: number) =>
  ({
    code,
    name: code,
    state: 'online',
    hamletName: 'Ấp Vàm',
    at: { lat, lon },
  }) as unknown as Cluster

test('north is up, east is right, and equal distances are drawn equal', () => {
  const drawing = drawingOf([at('a', 10, 106), at('north', 10.01, 106), at('east', 10, 106.01)])!
  const [a, north, east] = drawing.spots as unknown as [Spot, Spot, Spot]
  expect(north.y).toBeLessThan(a.y)
  expect(east.x).toBeGreaterThan(a.x)
  expect((east.x - a.x) / (a.y - north.y)).toBeCloseTo(Math.cos((10 * Math.PI) / 180), 1)
  for (const { x, y } of drawing.spots) {
    expect(x).toBeGreaterThan(0)
    expect(x).toBeLessThan(drawing.width)
    expect(y).toBeGreaterThan(0)
    expect(y).toBeLessThan(drawing.height)
  }
})

test('one cluster stands in the middle; a commune without places has no map', () => {
  const one = drawingOf([at('a', 10, 106)])!
  expect(one.spots[0]).toMatchObject({ x: one.width / 2, y: one.height / 2 })
  expect(drawingOf([{ ...at('a', 1, 1), at: null }])).toBeUndefined()
})
