import { fold } from '#platform/fold.ts'

import { samePerson, type Case, type CheckRule, type Known } from './case.ts'
import { partyIn, span, surelyBefore, surelyYounger, type Party } from './domain.ts'

const standingBirths = ({ known }: Case) =>
  known.filter(({ register, standing }) => register === 'birth' && standing !== 'revoked')

/** The same child: name and day of birth, whatever the number. */
const isSameChild = (one: Party, other: Party | undefined) =>
  Boolean(one.fullName && other?.fullName && fold(one.fullName) === fold(other.fullName)) &&
  one.birth === other?.birth

function sameChild(one: Case, isSureOfMother: boolean): Known | undefined {
  const child = partyIn(one.content, 'child')
  const mother = partyIn(one.content, 'mother')
  if (!child) return undefined
  return standingBirths(one).find(({ content }) => {
    if (!isSameChild(child, partyIn(content, 'child'))) return false
    return (samePerson(mother, partyIn(content, 'mother')) === 'surely') === isSureOfMother
  })
}

const deathOf = ({ known }: Case, party: Party | undefined) =>
  known.find(
    ({ register, standing, content }) =>
      register === 'death' &&
      standing !== 'revoked' &&
      samePerson(party, partyIn(content, 'deceased')) === 'surely',
  )

/** Younger than this nobody has a child: one of the two dates was mistyped. */
const youngestParent = 12

export const birthRules: readonly CheckRule[] = [
  {
    code: 'birth.same-number',
    register: 'birth',
    level: 'block',
    source: 'Luật Căn cước 26/2023/QH15, Điều 12: mỗi số định danh cá nhân chỉ của một người',
    find: (one) => {
      const number = partyIn(one.content, 'child')?.idNumber
      const entry = standingBirths(one).find(
        ({ content }) => number && partyIn(content, 'child')?.idNumber === number,
      )
      return (
        entry && {
          entry,
          words: [
            'Số định danh này đã ghi cho một trẻ khác trong sổ khai sinh.',
            'This personal number stands in another entry of the birth register.',
          ],
        }
      )
    },
  },
  {
    code: 'birth.same-child',
    register: 'birth',
    level: 'block',
    source: 'Luật Hộ tịch 2014, Điều 5: mỗi sự kiện hộ tịch chỉ được đăng ký tại một cơ quan',
    find: (one) => {
      const entry = sameChild(one, true)
      return (
        entry && {
          entry,
          words: [
            'Trẻ này đã được khai sinh: cùng họ tên, ngày sinh và cùng mẹ.',
            'This child is registered already: same name, same day of birth, same mother.',
          ],
        }
      )
    },
  },
  {
    code: 'birth.like-child',
    register: 'birth',
    level: 'warn',
    source: 'Luật Hộ tịch 2014, Điều 5',
    find: (one) => {
      const entry = sameChild(one, false)
      return (
        entry && {
          entry,
          words: [
            'Sổ khai sinh đã có một trẻ cùng họ tên, cùng ngày sinh.',
            'The birth register has a child of the same name and day of birth.',
          ],
        }
      )
    },
  },
  {
    code: 'birth.mother-dead',
    register: 'birth',
    level: 'block',
    source: 'Ngày sinh không thể sau ngày chết của mẹ',
    find: (one) => {
      const birth = partyIn(one.content, 'child')?.birth
      const death = deathOf(one, partyIn(one.content, 'mother'))
      const died = death?.content.facts['deathDate']
      return birth && died && surelyBefore(died, birth)
        ? {
            entry: death,
            words: [
              'Theo sổ khai tử, người mẹ chết trước ngày sinh của trẻ.',
              'By the death register the mother died before the child was born.',
            ],
          }
        : undefined
    },
  },
  {
    code: 'birth.father-dead',
    register: 'birth',
    level: 'warn',
    source:
      'Luật Hôn nhân và gia đình 2014, Điều 88: con sinh trong 300 ngày kể từ khi hôn nhân chấm dứt',
    find: (one) => {
      const birth = partyIn(one.content, 'child')?.birth
      const death = deathOf(one, partyIn(one.content, 'father'))
      const died = death?.content.facts['deathDate']
      const isLate =
        birth &&
        died &&
        Temporal.PlainDate.compare(span(died).last.add({ days: 300 }), span(birth).first) < 0
      return isLate
        ? {
            entry: death,
            words: [
              'Theo sổ khai tử, người cha chết hơn 300 ngày trước khi trẻ sinh.',
              'By the death register the father died more than 300 days before the birth.',
            ],
          }
        : undefined
    },
  },
  {
    code: 'birth.young-parent',
    register: 'birth',
    level: 'warn',
    source: 'Không luật nào định tuổi; dưới 12 tuổi thường là gõ nhầm ngày sinh',
    find: ({ content }) => {
      const birth = partyIn(content, 'child')?.birth
      const young = ['mother', 'father'].some((role) => {
        const born = partyIn(content, role)?.birth
        return born && birth && surelyYounger(born, youngestParent, span(birth).last)
      })
      return young
        ? {
            words: [
              'Cha hoặc mẹ chưa đủ 12 tuổi khi trẻ sinh; xem lại các ngày sinh.',
              'A parent was younger than 12 at the birth; check the dates.',
            ],
          }
        : undefined
    },
  },
]
