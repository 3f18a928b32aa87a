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
export function settle({ hamlets, people, told, serial, today, random }: Settlement): Resident[] {
  const taken = told.flat().flatMap(({ fullName }) => fullName ?? [])
  const invent = namesFrom(random.of('names'), taken)
  const residents: Resident[] = []
  for (let household = 0; residents.length < people; household += 1) {
    const members = told[household] ?? newHousehold(random)
    const hamlet = random.pick(hamlets)
    const address = `Số ${random.between(1, 299)}, tổ ${random.between(1, 12)}, ấp ${hamlet}`
    const home = { hamlet, address, household }
    for (const member of members.slice(0, people - residents.length)) {
      const head = residents.findLast((one) => one.household === household && one.role === 'head')
      const place = residents.length
      const birth = birthOf(member.age, today, random)
      const idNumber = idNumberOf(member.gender, birth.year, serial + place)
      const grown = member.age >= 16
      residents.push({
        ...home,
        place,
        birth,
        idNumber,
        gender: member.gender,
        role: member.role,
        fullName: member.fullName ?? invent(member.gender, familyFor(member, head)),
        phone: grown && random.happens(0.9) ? phoneOf(serial + place) : undefined,
        email:
          grown && member.age < 60 && random.happens(0.35) ? emailOf(serial + place) : undefined,
        headIdNumber: head?.idNumber ?? idNumber,
      })
    }
  }
  return residents
}

const familyFor = ({ role }: MemberPlan, head: Resident | undefined) =>
  head && ['child', 'grandchild', 'sibling'].includes(role)
    ? head.fullName.split(' ')[0]
    : undefined

function birthOf(age: number, today: Temporal.PlainDate, random: Random): Temporal.PlainDate {
  return today.subtract({ years: age, days: random.between(3, 350) })
}

function newHousehold(random: Random): MemberPlan[] {
  const age = random.between(24, 78)
  const gender: Gender = random.happens(0.68) ? 'male' : 'female'
  const head: MemberPlan = { role: 'head', gender, age }
  if (random.happens(0.12)) return [head]
  const spouse: MemberPlan = {
    role: 'spouse',
    gender: gender === 'male' ? 'female' : 'male',
    age: Math.max(21, age - random.between(-2, 6)),
  }
  const oldest = Math.min(age, spouse.age) - random.between(21, 26)
  const children = Array.from(
    { length: oldest < 0 ? 0 : random.between(0, age > 65 ? 1 : 3) },
    (_, n): MemberPlan => ({
      role: 'child',
      gender: random.happens(0.5) ? 'male' : 'female',
      age: Math.max(0, oldest - n * 3),
    }),
  )
  const parents: MemberPlan[] =
    age < 55 && random.happens(0.22)
      ? [
          {
            role: 'parent',
            gender: random.happens(0.35) ? 'male' : 'female',
            age: age + random.between(22, 30),
          },
        ]
      : []
  return [head, spouse, ...children, ...parents]
}
