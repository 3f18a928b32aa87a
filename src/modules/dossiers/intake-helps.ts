import type { FastifyRequest } from 'fastify'

import { componentsFor, prefillForm, type FormDefinition } from '#modules/forms/index.ts'
import { noteOpening, personByIdNumber, type PersonDraft } from '#modules/people/index.ts'
import type { Filled } from '#platform/form.ts'
import type { Uploaded } from '#platform/uploads.ts'

import { applicantField, applicantFilled, fromCard } from './applicant.ts'
import { cardOnPicture, noCardMessages, pictureButton, pictureField } from './card-picture.ts'
import { knownAs, knownFor } from './known.ts'
import { fillButton, fillNamed } from './named-in-form.ts'
import type { IntakeProps } from './pages/intake-page.tsx'
import { callResult, codeButton } from './stored/at-desk.ts'

type Desk = { definition: FormDefinition }
type Help = Pick<IntakeProps, 'filled' | 'errors' | 'found' | 'named'>

/** What a helping button of the intake form does: it fills the form in and receives nothing. Undefined for a real submission. */
export async function helpAtDesk(
  req: FastifyRequest,
  desk: Desk,
  upload: Uploaded,
): Promise<Help | undefined> {
  const { filled } = upload
  if (filled[pictureButton] !== undefined) return readPicture(req, desk, upload)
  if (filled['_tim'] !== undefined || isCard(filled)) return lookUp(req, desk, filled)
  if (filled[codeButton] !== undefined) return takeByCode(req, desk, filled)
  return filled[fillButton] === undefined ? undefined : fillPeople(req, desk, filled)
}

const isCard = (filled: Filled) => (filled[applicantField('idNumber')] ?? '').split('|').length > 5

/** Fills the form from the person record: what the commune knows is never typed again. */
async function lookUp(req: FastifyRequest, desk: Desk, typed: Filled): Promise<Help> {
  const { today } = req
  const text = typed[applicantField('idNumber')] ?? ''
  const card = fromCard(text, today)
  const idNumber = card?.idNumber ?? text.replaceAll(/\D/g, '')
  const person = idNumber ? await req.db.read((q) => personByIdNumber(q, idNumber)) : undefined
  if (person) await noteLook(req, person.id)
  const draft: PersonDraft | undefined = person ?? card
  const filled = draft
    ? { ...typed, ...applicantFilled(draft), ...(card && { '_da-xem-the': '1' }) }
    : typed
  const known = person
    ? (await req.db.read((q) => knownFor(q, req.who.unit, person))).applicant
    : draft && knownAs(draft)
  const prefilled = prefillForm(
    desk.definition,
    { today, channel: 'counter', applicant: known },
    filled,
  )
  const note = person
    ? {
        kind: 'ok' as const,
        text:
          req.lang === 'en'
            ? 'Known: filled in from the record.'
            : 'Đã có trong sổ dân cư, đã điền sẵn.',
      }
    : {
        kind: 'info' as const,
        text:
          req.lang === 'en'
            ? 'Not known yet. Type the name and date of birth once.'
            : 'Chưa có trong sổ dân cư. Nhập họ tên, ngày sinh một lần.',
      }
  return { filled: prefilled, found: note }
}

/** The people of the declaration whose numbers were typed are filled in from the record; each can read who looked. */
async function fillPeople(req: FastifyRequest, desk: Desk, typed: Filled): Promise<Help> {
  const { definition } = desk
  const { filled, found, unknown } = await req.db.read((q) =>
    fillNamed(q, { definition, filled: typed, today: req.today }),
  )
  for (const { id } of found) await noteLook(req, id)
  const named = filledNote(found.length, unknown)
  return { filled, named: named[req.lang] }
}

const filledNote = (found: number, unknown: number) => ({
  vi:
    found + unknown === 0
      ? 'Chưa có số định danh nào trong tờ khai để tra.'
      : `Đã tra ${found + unknown} số định danh: ${found} người có trong sổ dân cư${unknown > 0 ? `, ${unknown} người chưa có` : ''}.`,
  en:
    found + unknown === 0
      ? 'No identity number in the declaration yet.'
      : `${found} of ${found + unknown} numbers are known.`,
})

/** The card on a picture stands for the card under a scanner. */
async function readPicture(
  req: FastifyRequest,
  desk: Desk,
  { filled, files, errors }: Uploaded,
): Promise<Help> {
  const card = await cardOnPicture(req, files)
  if (card.ok) return lookUp(req, desk, { ...filled, [applicantField('idNumber')]: card.value })
  const message = errors[pictureField] ?? noCardMessages[card.why]
  return { filled, errors: { [pictureField]: message } }
}

/** A result of the applicant, called by its code, is ticked among the papers. */
async function takeByCode(req: FastifyRequest, desk: Desk, typed: Filled): Promise<Help> {
  const circumstances = { today: req.today, channel: 'counter' as const }
  const components = componentsFor(desk.definition, typed, circumstances)
  return req.db.read((q) => callResult(q, req, { filled: typed, components }))
}

/** The counter showed what is known of somebody: the person concerned can read who looked. */
export const noteLook = (
  { db, who, now }: FastifyRequest,
  person: Parameters<typeof noteOpening>[2],
) => db.tx((tx) => noteOpening(tx, who, person, { reason: 'Tra cứu khi tiếp nhận hồ sơ', now }))
