import { samePerson, type Case, type CheckRule, type Known, type Same } from './case.ts'
import { deadAmong } from './checks-death.ts'
import { partyIn, surelyYounger, type Party } from './domain.ts'

const law = 'Luật Hôn nhân và gia đình 52/2014/QH13'
const couple = ['husband', 'wife'] as const

/** A marriage of this person in the register that has not ended. */
const marriageOf = ({ known }: Case, party: Party | undefined, how: Same): Known | undefined =>
  known.find(
    ({ register, standing, content }) =>
      register === 'marriage' &&
      standing === 'stands' &&
      couple.some((role) => samePerson(party, partyIn(content, role)) === how),
  )

function marriedAlready(one: Case, how: Same): Known | undefined {
  for (const role of couple) {
    const entry = marriageOf(one, partyIn(one.content, role), how)
    if (entry) return entry
  }
  return undefined
}

const tooYoung = ({ content, today }: Case, role: string, years: number) => {
  const birth = partyIn(content, role)?.birth
  return birth !== undefined && surelyYounger(birth, years, today)
}

/** The fourth digit of a personal number is even for men, odd for women (NĐ 70/2024 phụ lục). */
const isOfSex = (party: Party | undefined, odd: boolean) =>
  party?.idNumber?.length !== 12 || (Number(party.idNumber[3]) % 2 === 1) === odd

/** What the register says of a marriage, against what the certificate is to say. */
function contradiction(one: Case): Known | undefined {
  const subject = partyIn(one.content, 'subject')
  const status = one.content.facts['status']
  const open = marriageOf(one, subject, 'surely')
  return open && status !== 'married' ? open : undefined
}

const endedMarriage = ({ known, content }: Case) =>
  known.find(
    (one) =>
      one.register === 'marriage' &&
      one.standing === 'ended' &&
      couple.some(
        (role) => samePerson(partyIn(content, 'subject'), partyIn(one.content, role)) === 'surely',
      ),
  )

export const marriageRules: readonly CheckRule[] = [
  {
    code: 'marriage.married-already',
    register: 'marriage',
    level: 'block',
    source: `${law}, Điều 5 khoản 2 điểm c: cấm người đang có vợ, có chồng kết hôn với người khác`,
    find: (one) => {
      const entry = marriedAlready(one, 'surely')
      return (
        entry && {
          entry,
          words: [
            'Một bên đang có vợ (chồng) theo sổ kết hôn; chưa có ghi chú ly hôn, hủy kết hôn hay vợ (chồng) chết.',
            'One of the two is married by the register; no divorce, annulment or death of the spouse is annotated.',
          ],
        }
      )
    },
  },
  {
    code: 'marriage.maybe-married',
    register: 'marriage',
    level: 'warn',
    source: `${law}, Điều 5 khoản 2 điểm c`,
    find: (one) => {
      const entry = marriedAlready(one, 'maybe')
      return (
        entry && {
          entry,
          words: [
            'Sổ kết hôn có một người cùng họ tên, ngày sinh đang có vợ (chồng).',
            'The marriage register has somebody of the same name and day of birth who is married.',
          ],
        }
      )
    },
  },
  {
    code: 'marriage.man-too-young',
    register: 'marriage',
    level: 'block',
    source: `${law}, Điều 8 khoản 1 điểm a: nam từ đủ 20 tuổi`,
    find: (one) =>
      tooYoung(one, 'husband', 20)
        ? { words: ['Bên nam chưa đủ 20 tuổi.', 'The man is not 20 years old.'] }
        : undefined,
  },
  {
    code: 'marriage.woman-too-young',
    register: 'marriage',
    level: 'block',
    source: `${law}, Điều 8 khoản 1 điểm a: nữ từ đủ 18 tuổi`,
    find: (one) =>
      tooYoung(one, 'wife', 18)
        ? { words: ['Bên nữ chưa đủ 18 tuổi.', 'The woman is not 18 years old.'] }
        : undefined,
  },
  {
    code: 'marriage.dead',
    register: 'marriage',
    level: 'block',
    source: 'Bộ luật Dân sự 2015, Điều 16: năng lực pháp luật chấm dứt khi người đó chết',
    find: (one) => {
      const entry = deadAmong(one, couple)
      return (
        entry && {
          entry,
          words: ['Một bên đã được khai tử.', 'The death of one of the two is registered.'],
        }
      )
    },
  },
  {
    code: 'marriage.one-person',
    register: 'marriage',
    level: 'block',
    source: `${law}, Điều 3: kết hôn là việc của một nam và một nữ`,
    find: ({ content }) =>
      samePerson(partyIn(content, 'husband'), partyIn(content, 'wife')) === 'surely'
        ? { words: ['Hai bên là cùng một người.', 'The two are one person.'] }
        : undefined,
  },
  {
    code: 'marriage.sex-of-number',
    register: 'marriage',
    level: 'warn',
    source: `${law}, Điều 8 khoản 2; cách lập số định danh: chữ số thứ tư chẵn là nam, lẻ là nữ`,
    find: ({ content }) =>
      isOfSex(partyIn(content, 'husband'), false) && isOfSex(partyIn(content, 'wife'), true)
        ? undefined
        : {
            words: [
              'Số định danh không khớp giới tính nam, nữ của hai bên.',
              'A personal number does not fit a man or a woman.',
            ],
          },
  },
  {
    code: 'marital-status.contradicts',
    register: 'marital-status',
    level: 'block',
    source: 'Nghị định 123/2015/NĐ-CP, Điều 22: xác nhận theo kết quả kiểm tra sổ hộ tịch',
    find: (one) => {
      const entry = contradiction(one)
      return (
        entry && {
          entry,
          words: [
            'Theo sổ kết hôn, người này đang có vợ (chồng). Đã ly hôn hay vợ (chồng) đã chết thì ghi chú vào sổ kết hôn trước.',
            'By the marriage register this person is married. Annotate a divorce or the death of the spouse there first.',
          ],
        }
      )
    },
  },
  {
    code: 'marital-status.was-married',
    register: 'marital-status',
    level: 'warn',
    source: 'Nghị định 123/2015/NĐ-CP, Điều 22',
    find: (one) => {
      const { status } = one.content.facts
      const entry = endedMarriage(one)
      const isFitting = status === 'divorced' || status === 'widowed'
      return entry && !isFitting && !marriageOf(one, partyIn(one.content, 'subject'), 'surely')
        ? {
            entry,
            words: [
              'Sổ kết hôn có một cuộc hôn nhân đã chấm dứt của người này; nội dung xác nhận không nói đến.',
              'The register has a marriage of this person that ended; the certificate does not say so.',
            ],
          }
        : undefined
    },
  },
  {
    code: 'marital-status.dead',
    register: 'marital-status',
    level: 'block',
    source: 'Bộ luật Dân sự 2015, Điều 16',
    find: (one) => {
      const entry = deadAmong(one, ['subject'])
      return (
        entry && {
          entry,
          words: [
            'Người được xác nhận đã được khai tử.',
            'The death of this person is registered.',
          ],
        }
      )
    },
  },
]
