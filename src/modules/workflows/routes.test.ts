import { beforeAll, describe, expect, test } from 'vitest'

import { addUnit } from '#modules/units/index.ts'
import { runsIn } from '#test/hostile.ts'
import { officerWho, town } from '#test/town.ts'

import { composing, home, permit } from './workflows.fixture.ts'

const place = await town('2026-11-23')
const { visit } = place
const { given, published } = composing(place)

describe('trang', () => {
  beforeAll(() => addUnit({ everything: place.owner }, { id: 2, code: '28015', isDefault: false }))

  test('the standard workflow is shown with its picture and told in words', async () => {
    const { body } = await visit().get(`${home}/six-steps`)
    expect(body).toContain('role="img"')
    expect(body).toContain('Chép thành quy trình mới')
    expect(body).toContain('Phê duyệt kết quả')
    expect(body).toContain('Cả đơn vị: thủ tục thông thường')
  })

  test('the list is empty at first and says what to do', async () => {
    const other = officerWho({ unit: 2 })
    expect((await visit(other).get(home)).body).toContain('Đơn vị chưa có quy trình riêng')
  })

  test('another commune neither sees, copies, edits nor chooses ours', async () => {
    const code = await published()
    const other = visit(officerWho({ unit: 2 }))
    for (const path of ['', '/sua', '/tep', '/ban/1', '/buoc/visit', '/chay-thu'])
      expect([path, (await other.get(`${home}/${code}${path}`)).statusCode]).toEqual([path, 404])
    expect((await other.post(`${home}/them`, { name: 'Chép trộm', from: code })).statusCode).toBe(
      404,
    )
    const choice = { procedure: '1.013225', caseCode: '', workflow: code, before: '' }
    expect((await other.post(`${home}/ap-dung`, choice)).statusCode).toBe(409)
  })

  test('who may only look is offered nothing to change', async () => {
    const reader = visit(officerWho({ can: new Set(['public', 'workflow.view']) }))
    expect((await reader.get(home)).body).not.toContain('Thêm quy trình')
    expect((await reader.get(`${home}/six-steps`)).body).not.toContain('Chép thành')
    expect((await reader.get(`${home}/them`)).statusCode).toBe(403)
  })

  test('names with markup are shown as text', async () => {
    const evil = '<img src=x onerror=alert(1)>'
    const steps = [{ ...permit.steps[3]!, vi: evil, en: evil }]
    const code = await given({ name: evil, source: evil, steps })
    for (const path of ['/sua', '/buoc/approve'])
      expect(runsIn((await visit().get(`${home}/${code}${path}`)).body)).toBe('')
  })

  test('in English the page has English words', async () => {
    const { body } = await visit().get(`${home}/six-steps`, { cookie: 'lang=en' })
    expect(body).toContain('Appraise and draft the result')
  })
})
