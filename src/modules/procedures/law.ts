import { channels, type Case } from './domain.ts'
import { readings, workingDays, type Reading, type SpecialCase } from './law-readings.ts'
import type { Imported } from './portal.ts'

/** Required of communes but missing from the crawl of the portal; the code comes from one secondary source only. */
export const missingFromPortal = (seenOn: string): Imported => ({
  code: '1.014027',
  name: 'Thực hiện trợ cấp hưu trí xã hội',
  nameEn: 'Social pension allowance',
  field: 'Bảo trợ xã hội',
  levels: ['Cấp xã'],
  decision: '',
  resultCodes: [],
  result: 'Quyết định hưởng trợ cấp hưu trí xã hội',
  resultEn: 'Decision granting the social pension',
  note: 'Từ đủ 75 tuổi, hoặc từ đủ 70 đến dưới 75 tuổi thuộc hộ nghèo, cận nghèo: 500.000 đồng/tháng, hưởng từ tháng ra quyết định. Nhân thân được đối chiếu với Cơ sở dữ liệu quốc gia về dân cư.',
  noteEn:
    'From age 75, or 70 to 74 in a poor or near-poor household: 500,000 đồng a month from the month of the decision. Identity is checked in the population database.',
  exempt: [],
  source: 'law',
  sourceUrl: '',
  seenOn,
  raw: { timeCounter: '', timeOnline: '', timePost: '', feeCounter: '', feeOnline: '' },
  flags: ['not-in-portal', 'fee-missing'],
  filed: 'here',
  casesComplete: false,
  cases: channels.map((channel) => ({
    caseCode: '',
    channel,
    label: '',
    labelEn: '',
    rule: workingDays(10),
    timeBasis: 'law',
    fee: { kind: 'unknown' },
    feeBasis: 'law',
    citation: 'Nghị định 176/2025/NĐ-CP',
    certainty: 'V',
  })),
})

/** The catalogue as imported: the portal's rows with our readings laid over them, and what the portal lacks. */
export function withLaw(portal: Imported[], seenOn: string): Imported[] {
  const byCode = new Map(readings.map((reading) => [reading.code, reading]))
  const read = portal.map((one) => {
    const reading = byCode.get(one.code)
    return reading ? applied(one, reading) : one
  })
  const missing = missingFromPortal(seenOn)
  return portal.some(({ code }) => code === missing.code) ? read : [...read, missing]
}

function applied(one: Imported, reading: Reading): Imported {
  const { nameEn = '', result = ['', ''], note = ['', ''] } = reading
  const common = one.cases.map((found) => underLaw(found, reading))
  const special = (reading.cases ?? []).flatMap((extra) =>
    specialCase(common, extra, reading.citation),
  )
  return {
    ...one,
    nameEn,
    result: result[0],
    resultEn: result[1],
    note: note[0],
    noteEn: note[1],
    cases: [...common, ...special],
    casesComplete: reading.casesComplete ?? false,
  }
}

function underLaw(found: Case, { rule, fee, citation, certainty }: Reading): Case {
  if (!rule && !fee) return found
  return {
    ...found,
    ...(rule && { rule, timeBasis: 'law' }),
    ...(fee && { fee, feeBasis: 'law' }),
    citation,
    certainty,
  }
}

const specialCase = (common: Case[], extra: SpecialCase, citation: string): Case[] =>
  common.map((found) => ({ ...found, citation, ...extra, timeBasis: 'law' }))
