import type { FastifyRequest } from 'fastify'

import { componentsFor, validateForm } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { idOf } from '#platform/id.ts'
import type { Uploaded } from '#platform/uploads.ts'

import { applicantTyped, readApplicant } from './applicant.ts'
import { checkPapers } from './handed-in.ts'
import type { IntakeDesk } from './intake-desk.ts'
import { authoritiesFor, authorityOf, elsewhereErrors } from './intake-elsewhere.ts'
import type { Intake } from './intake.ts'
import { readOutside, refusalOf } from './outside.ts'
import { confirmField } from './pages/holder-step.tsx'
import { placesIn } from './places.ts'
import { pointChoices, readPoints } from './points.ts'
import { readProxy } from './proxy.ts'
import { offersAtDesk, otherStored, wrongChoices } from './stored/at-desk.ts'

const confirmedId = idOf<'person'>()

/** What the counter's form says; `kept` names the files that came with it and stay when it is shown again. */
export type Typed = { kept: Filled } & (
  | {
      ok: true
      intake: Intake
      /** The other commune that settles it. */
      to: number | undefined
      refusal: ReturnType<typeof refusalOf>
    }
  | { ok: false; errors: Errors }
)

/** Reads the whole form at once: every wrong field has its message. */
export async function typedIntake(
  req: FastifyRequest,
  desk: IntakeDesk,
  { filled, files, errors }: Uploaded,
): Promise<Typed> {
  const { who, today } = req
  const { procedure, definition } = desk
  const applicant = readApplicant(
    applicantTyped(filled),
    today,
    filled['_da-xem-the'] ? 'card-seen' : 'claimed',
  )
  const { places, choices, authorities } = await req.db.read(async (q) => ({
    places: await placesIn(q),
    choices: await pointChoices(q, who, today),
    authorities: await authoritiesFor(req, q, desk),
  }))
  const refusal = refusalOf(filled)
  const form = validateForm(definition, filled, {
    today,
    channel: 'counter',
    lang: req.lang,
    places,
    mayBeIncomplete: refusal !== undefined,
  })
  const components = componentsFor(definition, filled, { today, channel: 'counter' })
  const papers = checkPapers(components, filled, files, false)
  const offers = await req.db.read((q) => offersAtDesk(q, req, { filled, components }))
  const { proxy, errors: wrongProxy } = readProxy(filled, today)
  const { visit, errors: wrongVisit } = readOutside(filled)
  const { points, errors: wrongPoints } = readPoints(filled, choices)
  const to = refusal ? undefined : authorityOf(filled)
  // What is refused is refused for what is missing: only who came, and why it is refused, must be there.
  const missing = refusal === undefined ? papers.errors : refusal.errors
  const wrong = {
    ...wrongProxy,
    ...wrongVisit,
    ...wrongPoints,
    ...wrongChoices(filled, offers),
    ...(to !== undefined && elsewhereErrors(filled, authorities)),
    ...(!applicant.ok &&
      Object.fromEntries(
        Object.entries(applicant.errors).map(([name, message]) => [`_nguoi.${name}`, message]),
      )),
    ...(!form.ok && form.errors),
    ...missing,
    ...errors,
  }
  if (!applicant.ok || !form.ok || Object.keys(wrong).length > 0)
    return { ok: false, kept: papers.kept, errors: wrong }
  const intake: Intake = {
    procedure: procedure.code,
    caseCode: form.caseCode,
    channel: channelOf(filled),
    assisted: filled['_kenh'] === 'assisted',
    applicant: applicant.value,
    confirmed: confirmedId.safeParse(filled[confirmField]).data,
    form: { code: definition.code, version: definition.version, values: form.value },
    summary: '',
    papers: [...papers.papers, ...otherStored(filled, offers)],
    without: papers.without,
    proxy,
    visit,
    points,
    delivery: deliveryOf(filled),
  }
  return { ok: true, kept: papers.kept, intake, to, refusal }
}

const channelOf = (filled: Filled): Intake['channel'] =>
  filled['_kenh'] === 'post' ? 'post' : filled['_kenh'] === 'assisted' ? 'online' : 'counter'

const deliveryOf = (filled: Filled): Intake['delivery'] =>
  filled['_nhan'] === 'post' ? 'post' : filled['_nhan'] === 'electronic' ? 'electronic' : 'counter'
