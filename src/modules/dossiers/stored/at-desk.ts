import type { FastifyRequest } from 'fastify'

import type { NeededComponent } from '#modules/forms/index.ts'
import {
  declaredOtherwise,
  hasOpened,
  personByIdNumber,
  type Person,
} from '#modules/people/index.ts'
import {
  noOffers,
  offersFor,
  plainName,
  resultByCode,
  type Offer,
  type Offers,
} from '#modules/vault/index.ts'
import type { Read } from '#platform/db.ts'
import { between, type Errors, type Filled } from '#platform/form.ts'

import { applicantField, applicantTyped, readApplicant } from '../applicant.ts'
import { otherStoredField, paperFields } from '../handed-in.ts'
import type { Paper } from '../store.ts'

/** The button and the field by which a result is called by its code. */
export const codeField = '_ma-ket-qua'
export const codeButton = '_lay-ket-qua'

type Desk = Pick<FastifyRequest, 'who' | 'today' | 'now'>
type Asked = { filled: Filled; components: readonly NeededComponent[] }

/** How long after looking somebody up an officer goes on receiving from them. */
const hoursOfOneVisit = 4

/**
 * The applicant whose store the desk may open: looked up by the whole number, which the person can read. Without the look, or once
 * another number is typed, nothing is offered.
 */
export async function applicantAtDesk(
  q: Read,
  { who, now }: Pick<Desk, 'who' | 'now'>,
  filled: Filled,
): Promise<Person | undefined> {
  const number = (filled[applicantField('idNumber')] ?? '').replaceAll(/\D/g, '')
  const person = number === '' ? undefined : await personByIdNumber(q, number)
  const since = now.subtract({ hours: hoursOfOneVisit })
  return person && (await hasOpened(q, who, person.id, since)) ? person : undefined
}

/** Whom the officer looked up, with what the form says otherwise than the record. */
export async function knownAtDesk(q: Read, desk: Desk, filled: Filled) {
  const person = await applicantAtDesk(q, desk, filled)
  if (!person) return undefined
  const said = readApplicant(applicantTyped(filled), desk.today)
  return { person, said: said.ok ? declaredOtherwise(person, said.value) : [] }
}

/** What may be used again for this procedure. */
export async function offersAtDesk(q: Read, desk: Desk, { filled, components }: Asked) {
  const person = await applicantAtDesk(q, desk, filled)
  if (!person) return noOffers
  return offersFor(q, desk.who.unit, {
    person: person.id,
    components: components.map(({ code, name }) => ({ code, name: name.vi })),
    chosen: chosenIn(filled),
    today: desk.today,
  })
}

const idsIn = (text = '') => text.split(between).filter(Boolean)

const chosenIn = (filled: Filled): string[] =>
  Object.entries(filled).flatMap(([name, value]) => (isChoice(name) ? idsIn(value) : []))

/** Papers of the store that were ticked beyond the list, under the names they have there. */
export const otherStored = (filled: Filled, { others }: Offers): Paper[] =>
  idsIn(filled[otherStoredField]).map((storedId) => ({
    name: plainName(others.find(({ id }) => id === storedId)?.name ?? 'Giấy tờ trong kho'),
    quantity: 1,
    kind: 'electronic',
    storedId,
  }))

/** Beside which field it is said that a ticked paper cannot be used. */
export function wrongChoices(filled: Filled, { forComponent, others }: Offers): Errors {
  const usable = new Set<string>(
    [...[...forComponent.values()].flat(), ...others]
      .filter(({ isExpired }) => !isExpired)
      .map(({ id }) => id),
  )
  const wrong = Object.entries(filled).filter(
    ([name, value]) => isChoice(name) && idsIn(value).some((id) => !usable.has(id)),
  )
  return Object.fromEntries(wrong.map(([name]) => [name, notUsable]))
}

const notUsable =
  'Giấy tờ đã chọn không còn dùng lại được cho người này. Bỏ chọn, hoặc tìm lại người nộp'

const isChoice = (name: string) => name === otherStoredField || name.endsWith('.dung-lai')

type Called = { filled: Filled; errors?: Errors }

/** "Lấy kết quả": ticks the result of this applicant that has the typed code. Whether somebody else has it is not said. */
export async function callResult(
  q: Read,
  desk: Desk,
  { filled, components }: Asked,
): Promise<Called> {
  const person = await applicantAtDesk(q, desk, filled)
  if (!person) return { filled, errors: { [codeField]: lookUpFirst } }
  const code = filled[codeField] ?? ''
  const { unit } = desk.who
  const result =
    code === ''
      ? undefined
      : await resultByCode(q, unit, { person: person.id, code, today: desk.today })
  if (!result) return { filled, errors: { [codeField]: noSuchResult } }
  if (result.isExpired) return { filled, errors: { [codeField]: expiredResult } }
  const offers = await offersAtDesk(q, desk, { filled, components })
  return { filled: ticked(filled, result, offers) }
}

const lookUpFirst = 'Tìm người nộp theo số định danh trước, rồi lấy kết quả theo mã'
const noSuchResult =
  'Trong kho của người nộp không có kết quả nào mang mã này. Xem lại mã, hoặc nhận bản giấy'
const expiredResult = 'Kết quả mang mã này đã hết giá trị. Cần bản mới'

function ticked(filled: Filled, { id }: Offer, { forComponent }: Offers): Filled {
  const fitting = [...forComponent].find(([, offers]) => offers.some((offer) => offer.id === id))
  const name = fitting ? paperFields(fitting[0]).reuse : otherStoredField
  const ids = new Set([...idsIn(filled[name]), id])
  return { ...filled, [name]: [...ids].join(between), [codeField]: '' }
}
