import { samePerson, type Case, type CheckRule, type Known } from './case.ts'
import { deadAmong } from './checks-death.ts'
import { partyIn, surelyYounger, span } from './domain.ts'

const code = 'Bộ luật Dân sự 91/2015/QH13'

/** Surely grown up on a day. */
const isGrown = (birth: string | undefined, on: Temporal.PlainDate) =>
  birth !== undefined && Temporal.PlainDate.compare(span(birth).last.add({ years: 18 }), on) <= 0

const guardianshipOf = ({ known, content }: Case): Known | undefined =>
  known.find(
    (one) =>
      one.register === 'guardianship' &&
      one.standing === 'stands' &&
      samePerson(partyIn(content, 'ward'), partyIn(one.content, 'ward')) !== 'no',
  )

/** Guardianship, its end, and recognition. */
export const careRules: readonly CheckRule[] = [
  {
    code: 'guardianship.adult',
    register: 'guardianship',
    level: 'block',
    source: `${code}, Điều 47 khoản 1: người đã thành niên chỉ được giám hộ theo quyết định của Tòa án`,
    find: ({ content, today }) =>
      isGrown(partyIn(content, 'ward')?.birth, today) && !content.facts['courtDecision']
        ? {
            words: [
              'Người được giám hộ đã thành niên mà chưa ghi quyết định của Tòa án.',
              'The ward is of age and no decision of the court is given.',
            ],
          }
        : undefined,
  },
  {
    code: 'guardianship.guardian-minor',
    register: 'guardianship',
    level: 'block',
    source: `${code}, Điều 49: người giám hộ có năng lực hành vi dân sự đầy đủ`,
    find: ({ content, today }) => {
      const birth = partyIn(content, 'guardian')?.birth
      return birth && surelyYounger(birth, 18, today)
        ? { words: ['Người giám hộ chưa đủ 18 tuổi.', 'The guardian is not 18 years old.'] }
        : undefined
    },
  },
  {
    code: 'guardianship.twice',
    register: 'guardianship',
    level: 'warn',
    source: `${code}, Điều 47 khoản 2: một người chỉ được một người giám hộ, trừ ông bà, cha mẹ cùng giám hộ`,
    find: (one) => {
      const entry = guardianshipOf(one)
      return (
        entry && {
          entry,
          words: [
            'Người này đang có người giám hộ khác theo sổ.',
            'By the register this person has a guardian already.',
          ],
        }
      )
    },
  },
  {
    code: 'guardianship-end.none',
    register: 'guardianship-end',
    level: 'warn',
    source: 'Luật Hộ tịch 2014, Điều 22: chấm dứt tại nơi đã đăng ký giám hộ',
    find: (one) =>
      guardianshipOf(one)
        ? undefined
        : {
            words: [
              'Không tìm thấy việc giám hộ này trong sổ; có thể đã đăng ký ở nơi khác hoặc trong sổ giấy.',
              'No such guardianship in the register; it may be registered elsewhere or on paper.',
            ],
          },
  },
  {
    code: 'care.dead',
    register: ['guardianship', 'recognition'],
    level: 'block',
    source: 'Bộ luật Dân sự 2015, Điều 16; Luật Hộ tịch 2014, Điều 25',
    find: (one) => {
      const entry = deadAmong(one, ['guardian', 'ward', 'parent', 'child'])
      return (
        entry && {
          entry,
          words: [
            'Một người trong việc này đã được khai tử.',
            'The death of somebody in this entry is registered.',
          ],
        }
      )
    },
  },
  {
    code: 'recognition.other-parent',
    register: 'recognition',
    level: 'warn',
    source: 'Luật Hôn nhân và gia đình 2014, Điều 88, 101: có tranh chấp thì Tòa án giải quyết',
    find: (one) => {
      const { parentRole = '' } = one.content.facts
      const entry = one.known.find(
        ({ register, standing, content }) =>
          register === 'birth' &&
          standing !== 'revoked' &&
          samePerson(partyIn(one.content, 'child'), partyIn(content, 'child')) !== 'no' &&
          partyIn(content, parentRole)?.fullName !== undefined &&
          samePerson(partyIn(content, parentRole), partyIn(one.content, 'parent')) === 'no',
      )
      return (
        entry && {
          entry,
          words: [
            'Giấy khai sinh của người con đã ghi cha (mẹ) khác.',
            'The child’s birth entry names another parent.',
          ],
        }
      )
    },
  },
  {
    code: 'recognition.twice',
    register: 'recognition',
    level: 'block',
    source: 'Luật Hộ tịch 2014, Điều 5',
    find: (one) => {
      const entry = one.known.find(
        ({ register, standing, content }) =>
          register === 'recognition' &&
          standing === 'stands' &&
          samePerson(partyIn(one.content, 'child'), partyIn(content, 'child')) === 'surely' &&
          samePerson(partyIn(one.content, 'parent'), partyIn(content, 'parent')) === 'surely',
      )
      return (
        entry && {
          entry,
          words: [
            'Việc nhận cha, mẹ, con này đã đăng ký.',
            'This recognition is registered already.',
          ],
        }
      )
    },
  },
]
