import { approvalOf, dossierByCode, forwardDossier } from '#modules/dossiers/index.ts'
import { givenDossier, someone } from '#test/given.ts'
import { unit, type Town } from '#test/town.ts'

import type { Content, Party } from './domain.ts'
import { enterFromDossier, type Entering } from './enter.ts'
import { formOf } from './registers.ts'

export const signer = {
  id: '00000000-0000-7000-8000-00000000abcd',
  name: 'Trần Thị Lan',
  title: 'Chủ tịch',
}

let people = 0

/** Somebody nobody has met: a woman has an odd fourth digit in her number, a man an even one. */
export function newcomer(over: Partial<Party> & { sex?: 'male' | 'female' } = {}): Party {
  people += 1
  const { sex = 'female', ...rest } = over
  return {
    role: '',
    fullName: sex === 'female' ? `Lê Thị Ổi ${letters(people)}` : `Phạm Văn Mít ${letters(people)}`,
    birth: '1990-03-08',
    gender: sex,
    idNumber: `079${sex === 'female' ? '1' : '0'}90${String(people).padStart(6, '0')}`,
    ethnicity: 'Kinh',
    nationality: 'Việt Nam',
    residence: 'Ấp Bình Hòa, xã Tân Trụ',
    ...rest,
  }
}

const letters = (n: number) =>
  String.fromCodePoint(65 + (Math.floor(n / 26) % 26), 65 + (n % 26)).toLowerCase()

export const as = (role: string, party: Party): Party => ({ ...party, role })

export const birthOf = (child: Partial<Party>, mother: Party, father?: Party): Content => ({
  facts: { birthPlace: 'Trạm Y tế xã Tân Trụ', hometown: 'Tân Trụ, Tây Ninh' },
  parties: [
    {
      fullName: 'Lê Thị Mận',
      birth: '2026-11-01',
      gender: 'female',
      nationality: 'Việt Nam',
      ...child,
      role: 'child',
    },
    as('mother', mother),
    ...(father ? [as('father', father)] : []),
  ],
})

export const deathOf = (deceased: Party, deathDate = '2026-11-20'): Content => ({
  facts: { deathDate, deathPlace: 'Tại nhà', deathCause: 'Tuổi già' },
  parties: [as('deceased', deceased)],
})

export const marriageOf = (husband: Party, wife: Party): Content => ({
  facts: {},
  parties: [as('husband', husband), as('wife', wife)],
})

export const statusOf = (subject: Party, status: string): Content => ({
  facts: { status, purpose: 'Vay vốn ngân hàng' },
  parties: [as('subject', subject)],
})

/** A registry of civil status in the commune of a test. */
export function registry({ db, clock, officer }: Town) {
  /** A dossier that the leader is about to sign. */
  async function approved(procedure: string, form: { code: string; values: object } = generic) {
    const applicant = someone()
    const over = { procedure, applicant, form: { version: 1, ...form } }
    const { code } = await givenDossier({ db, now: clock.now, over })
    for (let step = 0; step < 8; step += 1) {
      const approval = await db.read(async (q) =>
        approvalOf(q, unit, (await dossierByCode(q, unit, code))!),
      )
      if (approval !== 'open') return code
      const act = { code, now: clock.now, verdict: 'grant' as const }
      await db.tx((tx) => forwardDossier(tx, officer, act))
    }
    throw new Error(`${code} is never approved`)
  }

  const enter = (code: string, content: Content, over: Partial<Entering> = {}) =>
    db.tx((tx) =>
      enterFromDossier(tx, officer, {
        code,
        content,
        signer,
        reasons: {},
        now: clock.now,
        ...over,
      }),
    )

  /** An entry of a register, from a dossier of its first procedure. */
  async function entered(
    register: Parameters<typeof formOf>[0],
    content: Content,
    over: Partial<Entering> = {},
  ) {
    const code = await approved(formOf(register).procedures[0] ?? '')
    const made = await enter(code, content, over)
    if (!made.ok) throw new Error(JSON.stringify(made.why))
    return made.value
  }

  /** Why an entry is refused: the rules that speak against it. */
  async function refused(register: Parameters<typeof formOf>[0], content: Content) {
    const made = await enter(await approved(formOf(register).procedures[0] ?? ''), content)
    if (made.ok) return []
    return made.why.kind === 'findings'
      ? made.why.findings.map(({ code }) => code)
      : [made.why.kind]
  }
  return { approved, enter, entered, refused }
}

const generic = { code: 'generic', values: {} }
