import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { isNumbered, paperById, paperInForce, slipKinds, slipNumber } from './papers.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('the receipt of the circular is in force from the day the circular took effect', () => {
  expect(paperInForce('receipt', day('2025-09-14'))).toBeUndefined()
  expect(paperInForce('receipt', day('2025-09-15'))?.id).toBe('receipt-1')
  expect(paperInForce('receipt', day('2026-11-23'))?.id).toBe('receipt-1')
})

test.each(slipKinds)('%s: a pinned version is found again, with its template', (kind) => {
  const inForce = paperInForce(kind, day('2026-11-23'))
  const paper = paperById(inForce?.id ?? '')
  expect(paper).toBe(inForce)
  expect(existsSync(paper.template)).toBe(true)
})

test('forms 01 to 07 are those of the circular, in its order', () => {
  const forms = slipKinds.map((kind) => paperInForce(kind, day('2026-11-23'))?.form)
  expect(forms).toEqual(['01', '02', '03', '04', '05', '06', '07', null, null])
})

test('a version that nobody knows is a fault, not another paper', () => {
  expect(() => paperById('receipt-0')).toThrow('No paper receipt-0')
})

test('numbers carry the symbol of their form and are two digits at least', () => {
  expect(slipNumber('supplement-request', 1)).toBe('01/PBS')
  expect(slipNumber('refusal', 12)).toBe('12/PTC')
  expect(slipNumber('apology', 103)).toBe('103/PXL')
  expect(slipNumber('control-slip', 7)).toBe('07/PKS')
  expect(slipNumber('register', 2)).toBe('02/STD')
  expect(slipKinds.filter((kind) => !isNumbered(kind))).toEqual([
    'receipt',
    'stop-notice',
    'hand-over-slip',
    'result-receipt',
  ])
})
