import { existsSync } from 'node:fs'

import { expect, test } from 'vitest'

import { paperById, paperInForce } from './papers.ts'

const day = (text: string) => Temporal.PlainDate.from(text)

test('the receipt of the circular is in force from the day the circular took effect', () => {
  expect(paperInForce('01', day('2025-09-14'))).toBeUndefined()
  expect(paperInForce('01', day('2025-09-15'))?.id).toBe('receipt-1')
  expect(paperInForce('01', day('2026-11-23'))?.id).toBe('receipt-1')
})

test('a form that is not made yet is not offered', () => {
  expect(paperInForce('04', day('2026-11-23'))).toBeUndefined()
})

test('a pinned version is found again, with its template', () => {
  const paper = paperById('receipt-1')
  expect(paper.form).toBe('01')
  expect(existsSync(paper.template)).toBe(true)
})
