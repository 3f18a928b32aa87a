import { receive, refuseAtDesk, type Intake, type Paper } from '#modules/dossiers/index.ts'
import { componentsFor } from '#modules/forms/index.ts'
import { personById, savePerson } from '#modules/people/index.ts'
import { everyPoint } from '#modules/points/index.ts'
import { offersFor, type Offers } from '#modules/vault/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import { system, type Who } from '#platform/who.ts'

import { actorFor, citizen } from './actors.ts'
import { declare, type Declared, type OwnAnswers } from './declarations.ts'
import { claim, upload, type Printed } from './documents.ts'
import { kinds, type Kind } from './kinds.ts'
import type { Matter } from './matters.ts'
import { dayOf } from './moments.ts'
import { at, type Stage } from './stage.ts'
import { onBehalf, refusedAtDesk } from './turns.ts'

/** Everybody who may apply, with their record ids. */
export type Crowd = {
  residents: readonly Matter['applicant'][]
  ids: ReadonlyMap<string, string>
}

export const personOf = ({ ids }: Crowd, { applicant }: Matter): string =>
  found(ids.get(applicant.idNumber), applicant.fullName)

/** The application comes in: at the desk it is received at once, online it waits for the desk. */
export async function file(
  stage: Stage,
  crowd: Crowd,
  matter: Matter,
  own?: OwnAnswers,
): Promise<Filed> {
  const { filedAt, channel } = matter
  const person = personOf(crowd, matter)
  const online = channel === 'online'
  const who = online ? citizen(stage, matter, person) : actorFor(stage, 'desk', matter)
  const acting = at(who, filedAt)
  const declared = declare({ ...declaringOf(stage, crowd, matter), own })
  const sheets = online ? await uploads(stage, matter, declared) : []
  if (online) await identify(stage, person, matter)
  const scope = { unit: stage.plan.unit, person: who.person }
  return stage.ledger.once(`${matter.key}/filed`, scope, async (tx) => {
    const offers = await offersOf(tx, acting, declared, { matter, person })
    const papers = await papersOf(tx, acting, declared, { matter, sheets, offers })
    const applicant = found(await personById(tx, person), matter.applicant.fullName)
    const { definition, values, caseCode } = declared
    const intake: Intake = {
      procedure: kinds[matter.kind].procedure,
      caseCode,
      channel,
      applicant,
      form: { code: definition.code, version: definition.version, values },
      summary: '',
      papers,
      delivery: matter.delivery,
      points: { returning: await returnPoint(tx, matter) },
    }
    const { id, code } =
      matter.fate.turn === 'refused-at-desk'
        ? await refuseAtDesk(tx, acting, filedAt, { ...intake, reason: refusedAtDesk })
        : await receive(tx, acting, filedAt, { ...intake, ...onBehalf(matter) })
    await claim(
      tx,
      acting,
      papers.flatMap(({ fileId }) => fileId ?? []),
      id,
    )
    return { id, code, caseCode }
  })
}

export type Filed = { id: string; code: string; caseCode: string | undefined }

/** What an applicant declares at a desk. */
export const declaredFor = (stage: Stage, crowd: Crowd, matter: Matter): Declared =>
  declare(declaringOf(stage, crowd, matter))

const declaringOf = ({ plan, places }: Stage, { residents }: Crowd, matter: Matter) => ({
  ...matter,
  residents,
  places,
  on: dayOf(matter.filedAt),
  random: matter.random.of('form'),
  commune: { code: plan.code, province: '80', name: plan.name },
})

/** Most fetch their result at the centre, some nearer home. */
async function returnPoint(tx: Tx, { random }: Matter): Promise<string | undefined> {
  const points = (await everyPoint(tx)).filter((point) => point.returns)
  const [centre] = points
  const chance = random.of('return point')
  return centre && (chance.happens(0.7) ? centre : chance.pick(points)).id
}

/** Who files online has signed in before: the commune knows them by their electronic identity. */
const identify = ({ ledger, plan }: Stage, person: string, { applicant, filedAt }: Matter) =>
  ledger.once(`${plan.unit}/identity/${person}`, { unit: plan.unit }, async (tx) => {
    const moment = filedAt.subtract({ minutes: 25 })
    const { fullName, idNumber } = applicant
    const draft = { fullName, idNumber, identity: 'electronic' as const }
    await savePerson(tx, at(system(plan.unit), moment), draft, { now: moment })
  })

function neededPapers({ definition, values }: Declared, { channel, filedAt }: Matter) {
  const circumstances = { today: dayOf(filedAt), channel }
  return componentsFor(definition, values, circumstances).filter(
    ({ isNeeded, present, code }) =>
      (isNeeded && present !== 'show') || (code === 'own-form' && channel !== 'online'),
  )
}

/** What the citizen photographs and uploads. */
const uploads = (stage: Stage, matter: Matter, declared: Declared): Promise<Printed[]> => {
  const { result }: Kind = kinds[matter.kind]
  return Promise.all(
    neededPapers(declared, matter).map(({ name }) =>
      stage.press(
        {
          agency: 'Giấy tờ do người nộp tải lên',
          title: name.vi,
          lines: [`Tệp minh họa trong hồ sơ đề nghị cấp: ${result[0]}.`],
        },
        stage.since.toZonedDateTime('UTC').toInstant(),
      ),
    ),
  )
}

/** What the applicant gave before is not handed in again. */
const offersOf = (
  tx: Tx,
  { unit }: Who,
  declared: Declared,
  { matter, person }: { matter: Matter; person: string },
): Promise<Offers> =>
  offersFor(tx, unit, {
    person,
    components: neededPapers(declared, matter).map(({ code, name }) => ({ code, name: name.vi })),
    today: dayOf(matter.filedAt),
  })

async function papersOf(
  tx: Tx,
  who: Who,
  declared: Declared,
  { matter, sheets, offers }: { matter: Matter; sheets: readonly Printed[]; offers: Offers },
): Promise<Paper[]> {
  const papers: Paper[] = []
  for (const [n, { code, name, kinds: allowed, quantity = 1 }] of neededPapers(
    declared,
    matter,
  ).entries()) {
    const sheet = sheets[n]
    const stored = offers.forComponent.get(code)?.find(({ isExpired }) => !isExpired)
    if (stored) {
      papers.push({ name: name.vi, quantity: 1, kind: 'electronic', storedId: stored.id })
      continue
    }
    const paper = { name: name.vi, quantity, kind: allowed[0] ?? ('copy' as const) }
    papers.push(
      sheet
        ? { ...paper, quantity: 1, kind: 'electronic', fileId: await upload(tx, who, sheet) }
        : paper,
    )
  }
  return papers
}
