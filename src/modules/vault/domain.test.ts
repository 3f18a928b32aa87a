import { describe, expect, test } from 'vitest'

import { newId } from '#platform/id.ts'

import { kindIndex, kindsOfName, resultCode, validUntil, type StoredPaper } from './domain.ts'
import { matched } from './offers.ts'
import { startingKinds } from './starting-kinds.ts'

const index = kindIndex(startingKinds)
const codes = (name: string) => kindsOfName(index, name).map(({ code }) => code)

describe('loại giấy tờ', () => {
  test.each([
    ['Giấy khai sinh', ['birth-certificate']],
    ['BẢN SAO TRÍCH LỤC KHAI SINH (bản điện tử)', ['birth-certificate']],
    ['giay khai sinh cua con', ['birth-certificate']],
    ['Giấy báo tử hoặc giấy tờ thay Giấy báo tử', ['death-notice']],
    [
      'Bản án, quyết định ly hôn, Trích lục khai tử hoặc Trích lục ghi chú ly hôn',
      ['divorce', 'death-extract'],
    ],
    ['Giấy xác nhận tình trạng hôn nhân đã được cấp trước đó', ['marital-status']],
    ['Một trong các giấy tờ hợp pháp về đất đai', ['land-certificate']],
    ['Giấy chứng nhận hộ nghèo, hộ cận nghèo', ['poor-household']],
  ])('%s', (name, expected) => {
    expect(codes(name)).toEqual(expected)
  })

  test.each([
    'Tờ khai đăng ký khai sinh',
    'Đơn đề nghị cấp Giấy phép xây dựng',
    'Văn bản ủy quyền kèm bản sao căn cước công dân',
    'Bản cam kết bảo đảm an toàn đối với công trình liền kề',
    'Phương án sử dụng tạm thời lòng đường',
    '',
  ])('“%s” is about one matter, or unknown: never offered', (name) => {
    expect(codes(name)).toEqual([])
  })
})

const day = (text: string) => Temporal.PlainDate.from(text)

describe('còn giá trị', () => {
  test('counts from the day of issue when it is known, else from the day it was handed in', () => {
    const givenOn = day('2026-03-12')
    expect(validUntil({ issuedOn: null, givenOn }, [{ days: 180 }])).toEqual(day('2026-09-08'))
    expect(validUntil({ issuedOn: day('2026-01-01'), givenOn }, [{ days: 180 }])).toEqual(
      day('2026-06-30'),
    )
    expect(validUntil({ issuedOn: null, givenOn }, [{ days: null }])).toBeUndefined()
  })

  test('a result has a code by which it is called later', () => {
    expect(resultCode({ dossierCode: 'H79.28-261123-0001', number: 2 })).toBe(
      'H79.28-261123-0001.KQ2',
    )
  })
})

const paper = (name: string, over: Partial<StoredPaper> = {}): StoredPaper => ({
  id: newId(),
  personId: newId(),
  origin: 'component',
  dossierId: newId(),
  dossierCode: 'H79.28-260312-0001',
  procedureName: 'Đăng ký kết hôn',
  number: 1,
  name,
  form: 'original',
  documentNumber: null,
  fileId: newId(),
  givenAt: Temporal.Instant.from('2026-03-12T02:00:00Z'),
  givenBy: 'staff:1',
  issuedOn: null,
  issuer: null,
  expiresOn: null,
  hiddenAt: null,
  ...over,
})

describe('gợi ý dùng lại', () => {
  const today = day('2026-11-23')
  const components = [
    { code: 'status', name: 'Giấy tờ chứng minh tình trạng hôn nhân của hai bên' },
    { code: 'form', name: 'Tờ khai đăng ký kết hôn' },
  ]

  test('a result goes before a component, what expired comes last and says so', () => {
    const old = paper('Giấy xác nhận tình trạng hôn nhân')
    const component = paper('Giấy xác nhận tình trạng hôn nhân', {
      givenAt: Temporal.Instant.from('2026-11-20T02:00:00Z'),
    })
    const result = paper('Giấy xác nhận tình trạng hôn nhân', {
      origin: 'result',
      givenAt: Temporal.Instant.from('2026-10-01T02:00:00Z'),
    })
    const { forComponent, others } = matched(index, [component, result, old], { components, today })
    const offers = forComponent.get('status') ?? []
    expect(offers.map(({ id, isExpired }) => [id, isExpired])).toEqual([
      [result.id, false],
      [component.id, false],
      [old.id, true],
    ])
    expect(forComponent.has('form')).toBe(false)
    expect(others).toEqual([])
  })

  test('a declaration is offered nowhere, a result of any kind among the other papers', () => {
    const declaration = paper('Tờ khai đăng ký kết hôn')
    const decision = paper('Quyết định cho phép sử dụng lòng đường', { origin: 'result' })
    const { forComponent, others } = matched(index, [declaration, decision], { components, today })
    expect(forComponent.size).toBe(0)
    expect(others.map(({ id }) => id)).toEqual([decision.id])
  })
})
