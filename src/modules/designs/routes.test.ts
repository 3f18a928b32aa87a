import { beforeAll, describe, expect, test } from 'vitest'

import { addUnit } from '#modules/units/index.ts'
import { runsIn } from '#test/hostile.ts'
import { officerWho, town } from '#test/town.ts'

import { editing, home, road, roadForm } from './designs.fixture.ts'

const place = await town('2026-11-23')
const { visit, owner } = place
const { draft } = editing(place)

describe('quyền', () => {
  beforeAll(() => addUnit({ everything: owner }, { id: 2, code: '28015', isDefault: false }))

  test('another commune neither sees nor changes ours', async () => {
    const code = await draft(roadForm())
    const other = visit(officerWho({ unit: 2 }))
    for (const path of ['', '/sua', '/tep', '/ban/1', '/muc/place/road', '/xem-thu', '/so-sanh'])
      expect([path, (await other.get(`${home}/${code}${path}`)).statusCode]).toEqual([path, 404])
    const copied = await other.post(`${home}/them`, { title: 'Trộm', procedures: road, from: code })
    expect(copied.statusCode).toBe(404)
  })

  test('who may only look is offered nothing to change', async () => {
    const reader = visit(officerWho({ can: new Set(['public', 'form.view']) }))
    expect((await reader.get(home)).body).not.toContain('Thêm biểu mẫu')
    expect((await reader.get(`${home}/road-use`)).body).not.toContain('Làm bản riêng')
    expect((await reader.get(`${home}/them`)).statusCode).toBe(403)
  })

  test('words with markup are shown as text on every page', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const form = roadForm(evil)
    const code = await draft({ ...form, basis: evil })
    for (const path of ['/sua', '/muc/place/road', '/phan/place', '/xem-thu', '/giay-to/plan'])
      expect(runsIn((await visit().get(`${home}/${code}${path}`)).body)).toBe('')
  })

  test('in English the page has English words', async () => {
    const { body } = await visit().get(`${home}/road-use`, { cookie: 'lang=en' })
    expect(body).toContain('One of several, all shown')
  })
})
