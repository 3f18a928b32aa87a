import type { FastifyRequest } from 'fastify'

import { formFor, formNamed, type FormDefinition } from '#modules/forms/index.ts'
import { procedureByCode, type Procedure } from '#modules/procedures/index.ts'
import type { Filled } from '#platform/form.ts'
import { found } from '#platform/problem.ts'

import { formField } from './pages/intake-page.tsx'

/** One system is authoritative for a state: what is filed at the national portal is followed here, not received. */
export const isFiledElsewhere = ({ procedure }: IntakeDesk) => procedure.filed === 'national-portal'
export const followPath = ({ procedure }: IntakeDesk) =>
  `/can-bo/ho-so-ngoai/moi?thu-tuc=${encodeURIComponent(procedure.code)}`

/** What is taken in at the counter: a procedure, on its form. */
export type IntakeDesk = { procedure: Procedure; definition: FormDefinition }

export const deskFor = (req: FastifyRequest, code: string): Promise<IntakeDesk> =>
  req.db.read(async (q) => {
    const procedure = found(await procedureByCode(q, code, req.today), `thủ tục ${code}`)
    return { procedure, definition: await formFor(q, code, req.today) }
  })

/** A page that was open when a newer form came into force is judged by the form that it showed. */
export async function asOpened(
  req: FastifyRequest,
  desk: IntakeDesk,
  filled: Filled,
): Promise<IntakeDesk> {
  const [code = '', version = ''] = (filled[formField] ?? '').split(':')
  if (code === desk.definition.code && version === String(desk.definition.version)) return desk
  if (!/^[1-9]\d{0,8}$/.test(version)) return desk
  const shown = await req.db.read((q) => formNamed(q, code, Number(version)))
  return shown?.procedures.includes(desk.procedure.code) ? { ...desk, definition: shown } : desk
}
