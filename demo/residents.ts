import { emailOf, idNumberOf, namesFrom, phoneOf, type Gender } from './names.ts'
import type { Random } from './random.ts'

type Role = 'head' | 'spouse' | 'child' | 'parent' | 'sibling' | 'grandchild' | 'other'

/** A made-up resident, before anything is written down. */
export type Resident = {
  /** Position among the residents of the commune. */
  place: number
  fullName: string
  gender: Gender
  birth: Temporal.PlainDate
  idNumber: string
  phone: string | undefined
  email: string | undefined
  hamlet: string
  address: string
  /** Number of the household in the commune. */
  household: number
  role: Role
  isMarried: boolean
  /** Identity number of the head of the household. */
  headIdNumber: string
}

export const ageOf = ({ birth }: Pick<Resident, 'birth'>, on: Temporal.PlainDate): number =>
  birth.until(on, { largestUnit: 'years' }).years

export type MemberPlan = { role: Role; gender: Gender; age: number; fullName?: string }

export type Settlement = {
  hamlets: readonly string[]
  people: number
  /** Households that are told in person; they come first. */
  told: readonly (readonly MemberPlan[])[]
  serial: number
  today: Temporal.PlainDate
  random: Random
}

/** Fills a commune with households of every kind, until it has as many people as wanted. */
export function settle(settlement: Settlement): Resident[] {
  const { hamlets, people, told, random } = settlement
  const invent = namesFrom(
    random.of('names'),
    told.flat().flatMap(({ fullName }) => fullName ?? []),
  )
  const residents: Resident[] = []
  for (let household = 0; residents.length < people; household += 1) {
    const members = told[household] ?? newHousehold(random)
    const hamlet = random.pick(hamlets)
    const address = `Số ${random.between(1, 299)}, tổ ${random.between(1, 12)}, ấp ${hamlet}`
    const home = { hamlet, address, household }
    for (const member of members.slice(0, people - residents.length)) {
      const head = residents.findLast((one) => one.household === household && one.role === 'head')
      const fullName = member.fullName ?? invent(member.gender, familyFor(member, head))
      const place = residents.length
      const { role, gender } = member
      const isMarried = isMarriedIn(members, role)
      const bare = { ...home, place, fullName, role, gender, isMarried }
      const papers = papersOf(settlement, member, place)
      residents.push({ ...bare, ...papers, headIdNumber: head?.idNumber ?? papers.idNumber })
    }
  }
  return residents
}

const isMarriedIn = (members: readonly MemberPlan[], role: Role) =>
  role === 'spouse' || (role === 'head' && members.some((one) => one.role === 'spouse'))

const familyFor = ({ role }: MemberPlan, head: Resident | undefined) =>
  head && ['child', 'grandchild', 'sibling'].includes(role)
    ? head.fullName.split(' ')[0]
    : undefined

function papersOf({ serial, today, random }: Settlement, member: MemberPlan, place: number) {
  const { age, gender } = member
  const birth = today.subtract({ years: age, days: random.between(3, 350) })
  const [hasPhone, hasEmail] = [random.happens(0.9), random.happens(0.35)]
  return {
    birth,
    idNumber: idNumberOf(gender, birth.year, serial + place),
    phone: age >= 16 && hasPhone ? phoneOf(serial + place) : undefined,
    email: age >= 16 && age < 60 && hasEmail ? emailOf(serial + place) : undefined,
  }
}

const either = (random: Random, male = 0.5): Gender => (random.happens(male) ? 'male' : 'female')

function newHousehold(random: Random): MemberPlan[] {
  const head: MemberPlan = {
    role: 'head',
    gender: either(random, 0.68),
    age: random.happens(0.16) ? random.between(76, 88) : random.between(24, 75),
  }
  if (random.happens(0.12)) return [head]
  const spouse: MemberPlan = {
    role: 'spouse',
    gender: head.gender === 'male' ? 'female' : 'male',
    age: Math.max(21, head.age - random.between(-2, 6)),
  }
  return [head, spouse, ...childrenOf(random, head, spouse), ...parentOf(random, head)]
}

function childrenOf(random: Random, head: MemberPlan, spouse: MemberPlan): MemberPlan[] {
  const oldest = Math.min(head.age, spouse.age) - random.between(21, 26)
  const most = head.age > 75 ? 0 : head.age > 60 ? 1 : 3
  const count = oldest < 0 ? 0 : random.between(0, most)
  return Array.from({ length: count }, (_, n) => ({
    role: 'child',
    gender: either(random),
    age: Math.max(0, oldest - n * 3),
  }))
}

const parentOf = (random: Random, { age }: MemberPlan): MemberPlan[] =>
  age < 56 && random.happens(0.3)
    ? [{ role: 'parent', gender: either(random, 0.35), age: age + random.between(22, 34) }]
    : []
