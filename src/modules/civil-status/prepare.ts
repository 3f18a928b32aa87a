import {
  approvalOf,
  dossierByCode,
  dossierContent,
  type Approval,
} from '#modules/dossiers/index.ts'
import { toRaw } from '#modules/forms/index.ts'
import { personById } from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Known } from './case.ts'
import type { Finding } from './checks.ts'
import { filledOf, pathsOf, readContent } from './content.ts'
import { valueAt, type Content, type Register } from './domain.ts'
import { findingsFor } from './enter.ts'
import { knownOf } from './known.ts'
import { propose, type Declared } from './propose.ts'
import { formOf, registerOfProcedure } from './registers.ts'
import { entryOfDossier, type Entry } from './store.ts'

export type Prepared = {
  dossier: { id: string; code: string; procedureCode: string; procedureName: string }
  register: Register | undefined
  approval: Approval
  /** The entry that it made already. */
  entry: Entry | undefined
  proposed: Content
  filled: Filled
  /** What the register asks for and the dossier does not say. */
  missing: string[]
  findings: Finding[]
  /** Entries of those of whom a copy or a change is asked. */
  related: Known[]
}

/** What would be entered from a dossier, with all that speaks against it. */
export async function prepareEntry(
  q: Read,
  who: Who,
  { code, today }: { code: string; today: Temporal.PlainDate },
): Promise<Prepared> {
  const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
  const register = registerOfProcedure(dossier.procedureCode)
  const entry = await entryOfDossier(q, who.unit, dossier.id)
  const approval = await approvalOf(q, who.unit, dossier)
  const { formCode, form } = await dossierContent(q, who.unit, dossier.id)
  const person = await personById(q, dossier.applicantId)
  const applicant = {
    fullName: person?.fullName ?? dossier.applicantName,
    idNumber: person?.idNumber ?? null,
    personId: dossier.applicantId,
  }
  const proposed = register ? propose(register, { formCode, form, applicant }) : empty
  const findings = register ? await findingsFor(q, who, { register, content: proposed, today }) : []
  return {
    dossier,
    register,
    approval,
    entry,
    proposed,
    filled: filledOf(proposed),
    missing: register ? missingIn(register, proposed) : [],
    findings,
    related: register ? [] : await relatedTo(q, who, { formCode, form, applicant }),
  }
}

/** Whom a copy or a change is about: named in the form, else the applicant. */
async function relatedTo(q: Read, who: Who, { form, applicant }: Declared): Promise<Known[]> {
  const raw = toRaw(form)
  const named = ['subject', 'spouse'].flatMap((name) =>
    raw[`${name}.fullName`] === undefined
      ? []
      : [
          {
            role: name,
            fullName: raw[`${name}.fullName`],
            birth: raw[`${name}.birthDate`],
            idNumber: raw[`${name}.idNumber`],
          },
        ],
  )
  const own = {
    role: 'applicant',
    fullName: applicant.fullName,
    idNumber: applicant.idNumber ?? undefined,
    personId: applicant.personId,
  }
  const known = await knownOf(q, who.unit, { facts: {}, parties: named.length > 0 ? named : [own] })
  return known.slice(0, 20)
}

const empty: Content = { facts: {}, parties: [] }

function missingIn(register: Register, content: Content): string[] {
  const { roles, facts } = formOf(register)
  const optional = new Set([
    ...facts.flatMap(({ name, optional: may }) => (may ? [`facts.${name}`] : [])),
    ...roles.flatMap(({ role, parts, optional: may, mayLack }) =>
      parts.flatMap((part) => (mayLack || may.includes(part) ? [`${role}.${part}`] : [])),
    ),
  ])
  return pathsOf(register).filter((path) => !optional.has(path) && valueAt(content, path) === '')
}

/** What the officer sent, with the records that the dossier knew already. */
export function readEntry(
  register: Register,
  filled: Filled,
  { proposed, today }: { proposed: Content; today: Temporal.PlainDate },
) {
  const read = readContent(register, filled, today)
  if (!read.ok) return read
  const parties = read.value.parties.map((party) => {
    const known = proposed.parties.find(({ role }) => role === party.role)
    const isSame = known?.fullName === party.fullName && known?.idNumber === party.idNumber
    return isSame ? { ...party, personId: known?.personId } : party
  })
  return { ok: true as const, value: { ...read.value, parties } }
}
