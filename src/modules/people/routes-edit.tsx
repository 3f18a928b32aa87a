import { hamletById, hamlets, ownUnit } from '#modules/units/index.ts'
import type { Read } from '#platform/db.ts'
import { readForm, type Errors, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { correctPerson } from './actions.ts'
import { addPerson, type WhyNotAdd } from './add.ts'
import { cardMessages, personFromCardQr } from './card-qr.ts'
import type { PersonDraft, PersonField } from './domain.ts'
import { hamletNames } from './file.ts'
import { AddPage, EditPage } from './pages/edit.tsx'
import { filledBy } from './pages/person-fields.tsx'
import { home, params } from './routes.tsx'
import { personForm, type PersonInput } from './shapes.ts'
import { personById } from './store.ts'

const why = {
  'changed-meanwhile': {
    _: 'Có người vừa sửa hồ sơ này. Hãy so lại với bản mới nhất rồi lưu lần nữa',
  },
  'id-number-taken': { idNumber: 'Số định danh này đang thuộc hồ sơ của người khác' },
  merged: { _: 'Hồ sơ này vừa được gộp vào hồ sơ khác' },
  'no-hamlet': { hamletId: 'Ấp, thôn, khu phố này không còn trong danh sách' },
} satisfies Record<string, Errors>

export function editRoutes(app: App) {
  addRoutes(app)
  correctRoutes(app)
}

function addRoutes(app: App) {
  app.get(`${home}/them`, allow('person.edit'), async (req, reply) =>
    page(req, reply, <AddPage {...await req.db.read(choices)} />),
  )

  app.post(`${home}/them`, allow('person.edit'), async (req, reply) => {
    const form = readForm(req, personForm(req.today))
    const { filled } = form
    const again = async (retry: Partial<Retry>, status: number, refusal?: WhyNotAdd) => {
      const parts = await req.db.read(choices)
      return page(req, reply, <AddPage {...{ ...parts, ...retry, refusal }} />, status)
    }
    if (filled['do'] === 'card' && filled['card']) {
      const card = fromCard(filled, req.today)
      return again(card, 'errors' in card ? 422 : 200)
    }
    if (!form.ok) return again(form, 422)
    const draft = await req.db.read((q) => draftOf(q, form.value))
    if (!draft) return again({ filled, errors: why['no-hamlet'] }, 409)
    const outcome = await req.db.tx((tx) =>
      addPerson(tx, req.who, { ...ticked(filled), draft, now: req.now }),
    )
    if (!outcome.ok) return again({ filled }, 409, outcome.why)
    return reply.redirect(`${home}/${outcome.value.id}`, 303)
  })
}

const ticked = (filled: Filled) => ({
  isCardSeen: filled['cardSeen'] === '1',
  isNobodyElse: filled['sure'] === '1',
})

/** The form with what the card says. The scanned text leaves it, so that Enter later sends the form itself. */
function fromCard(filled: Filled, today: Temporal.PlainDate): Partial<Retry> {
  const card = personFromCardQr(filled['card'] ?? '', today)
  if (!card.ok) return { filled, errors: { card: cardMessages[card.why] } }
  return { filled: { ...filled, ...filledBy(card.value.draft), cardSeen: '1', card: '' } }
}

function correctRoutes(app: App) {
  const path = `${home}/:id/sua`
  app.get(path, allow('person.edit', { params }), async (req, reply) =>
    page(req, reply, <EditPage {...await req.db.read((q) => editParts(q, req.params.id))} />),
  )

  app.post(path, allow('person.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => editParts(q, id))
      return page(req, reply, <EditPage {...{ ...parts, ...retry }} />, status)
    }
    const form = readForm(req, personForm(req.today))
    if (!form.ok) return again(form, 422)
    const draft = await req.db.read((q) => draftOf(q, form.value, id))
    if (!draft) return again({ filled: form.filled, errors: why['no-hamlet'] }, 409)
    const version = Number(form.filled['version'])
    const correction = { id, version, draft, cleared: clearedBy(form.value) }
    const outcome = await req.db.tx((tx) => correctPerson(tx, req.who, correction))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(`${home}/${id}`, 303)
  })
}

async function choices(q: Read) {
  return { hamlets: await hamlets(q), hamletNames: await hamletNames(q) }
}

async function editParts(q: Read, id: string) {
  const person = found(await personById(q, id), 'người này')
  return { person, ...(await choices(q)) }
}

/** Who lives in a hamlet of ours lives in our commune. Undefined when there is no such hamlet (any more). */
async function draftOf(q: Read, input: PersonInput, id?: string): Promise<PersonDraft | undefined> {
  if (!input.hamletId) return input
  const hamlet = await hamletById(q, input.hamletId)
  const isAsBefore = id !== undefined && (await personById(q, id))?.hamletId === input.hamletId
  if (!hamlet || (hamlet.endedOn && !isAsBefore)) return undefined
  return { ...input, residenceCode: (await ownUnit(q)).code }
}

// Numbers are not shown in the form, so an empty field there says nothing.
const clearable = [
  'birth',
  'gender',
  'nationality',
  'ethnicity',
  'phone',
  'email',
  'addressDetail',
  'hamletId',
] as const satisfies readonly PersonField[]

const clearedBy = (input: PersonInput): PersonField[] =>
  clearable.filter((field) => input[field] === null)
