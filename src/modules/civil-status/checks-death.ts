import { samePerson, type Case, type CheckRule, type Known, type Same } from './case.ts'
import { partyIn, surelyBefore, type Party } from './domain.ts'

const deathsLike = ({ known }: Case, party: Party | undefined, how: Same): Known | undefined =>
  known.find(
    ({ register, standing, content }) =>
      register === 'death' &&
      standing !== 'revoked' &&
      samePerson(party, partyIn(content, 'deceased')) === how,
  )

/** The entry by which one of these people is dead. */
export function deadAmong(one: Case, roles: readonly string[]): Known | undefined {
  for (const role of roles) {
    const entry = deathsLike(one, partyIn(one.content, role), 'surely')
    if (entry) return entry
  }
  return undefined
}

export const deathRules: readonly CheckRule[] = [
  {
    code: 'death.before-birth',
    register: 'death',
    level: 'block',
    source: 'Ngày chết không thể trước ngày sinh',
    find: (one) => {
      const deceased = partyIn(one.content, 'deceased')
      const died = one.content.facts['deathDate']
      if (!died) return undefined
      if (deceased?.birth && surelyBefore(died, deceased.birth))
        return {
          words: ['Ngày chết trước ngày sinh.', 'The day of death is before the day of birth.'],
        }
      const entry = one.known.find(({ register, content }) => {
        const child = partyIn(content, 'child')
        return (
          register === 'birth' &&
          samePerson(deceased, child) === 'surely' &&
          child?.birth &&
          surelyBefore(died, child.birth)
        )
      })
      return (
        entry && {
          entry,
          words: [
            'Ngày chết trước ngày sinh ghi trong sổ khai sinh.',
            'The day of death is before the birth as the register has it.',
          ],
        }
      )
    },
  },
  {
    code: 'death.twice',
    register: 'death',
    level: 'block',
    source: 'Luật Hộ tịch 2014, Điều 5: mỗi sự kiện hộ tịch chỉ được đăng ký tại một cơ quan',
    find: (one) => {
      const entry = deathsLike(one, partyIn(one.content, 'deceased'), 'surely')
      return (
        entry && {
          entry,
          words: ['Người này đã được khai tử.', 'The death of this person is registered already.'],
        }
      )
    },
  },
  {
    code: 'death.like',
    register: 'death',
    level: 'warn',
    source: 'Luật Hộ tịch 2014, Điều 5',
    find: (one) => {
      const entry = deathsLike(one, partyIn(one.content, 'deceased'), 'maybe')
      return (
        entry && {
          entry,
          words: [
            'Sổ khai tử đã có một người cùng họ tên, ngày sinh.',
            'The death register has somebody of the same name and day of birth.',
          ],
        }
      )
    },
  },
  {
    code: 'death.certified-after',
    register: 'death',
    level: 'warn',
    source: 'Người đã chết không tự mình đăng ký được việc khác',
    find: (one) => {
      const deceased = partyIn(one.content, 'deceased')
      const died = one.content.facts['deathDate']
      const entry = one.known.find(
        ({ register, year, day, standing, content }) =>
          died &&
          standing !== 'revoked' &&
          (register === 'marriage' || register === 'marital-status') &&
          surelyBefore(died, day ?? String(year)) &&
          content.parties.some((party) => samePerson(party, deceased) === 'surely'),
      )
      return (
        entry && {
          entry,
          words: [
            'Sau ngày chết, người này còn đứng tên trong một việc hộ tịch khác.',
            'After the death this person appears in another entry.',
          ],
        }
      )
    },
  },
]
