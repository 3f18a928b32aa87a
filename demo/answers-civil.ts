import type { Raw } from '#modules/forms/index.ts'

import { invent, typed, type Declaring } from './invented.ts'
import type { KindName } from './kinds.ts'
import { namesFrom } from './names.ts'
import { ageOf, type Resident } from './residents.ts'

const oath = { oath: 'agreed' }

const copiesOf = ({ random }: Declaring): Raw =>
  random.happens(0.5)
    ? { wantsCopies: 'yes', copies: String(random.between(1, 4)) }
    : { wantsCopies: 'no' }

const spouseOf = ({ residents, applicant }: Declaring): Resident | undefined =>
  residents.find(
    (one) =>
      one.household === applicant.household &&
      one !== applicant &&
      [one.role, applicant.role].includes('head') &&
      [one.role, applicant.role].includes('spouse'),
  )

/** Khai sinh, thường trú, thẻ bảo hiểm y tế in one declaration. */
function linkedBirth(d: Declaring): Raw {
  const { caseCode: _, ...born } = birth(d)
  const { applicant, commune } = d
  return {
    ...born,
    residesWith: applicant.gender === 'female' ? 'mother' : 'father',
    ...invent.address(commune, 'residesAt', applicant.address),
    householdHead: applicant.fullName,
    relationToHead: 'Con',
    firstClinic: 'Trạm y tế (cơ sở giả định)',
  }
}

function birth(d: Declaring): Raw {
  const { applicant, random, on, commune } = d
  const isMother = applicant.gender === 'female'
  const other = isMother ? 'male' : 'female'
  const spouse =
    spouseOf(d) ??
    invent.stranger(d, other, applicant.birth.add({ days: random.between(-900, 900) }))
  const [mother, father] = isMother ? [applicant, spouse] : [spouse, applicant]
  const gender = random.pick(['male', 'female'] as const)
  const childName = namesFrom(random)(gender, father.fullName.split(' ')[0])
  return {
    caseCode: 'ordinary',
    relation: isMother ? 'mother' : 'father',
    childName,
    childBirthDate: typed(on.subtract({ days: random.between(5, 55) })),
    childGender: gender,
    childEthnicity: 'Kinh',
    birthFacility: 'Trung tâm Y tế khu vực (cơ sở giả định)',
    ...invent.address(commune, 'birthPlace', ''),
    ...invent.address(commune, 'hometown', ''),
    knownParents: 'both',
    ...invent.person(commune, 'mother', mother),
    ...invent.person(commune, 'father', father),
    married: 'yes',
    marriageDate: String(on.year - random.between(2, 6)),
    birthProof: random.pick(['electronic', 'paper']),
    birthNoticeNumber: `GCS-${random.between(1000, 9999)}`,
    ...copiesOf(d),
    ...oath,
  }
}

function death(d: Declaring): Raw {
  const { random, on, commune } = d
  const born = on.subtract({ years: random.between(62, 96), days: random.between(1, 360) })
  const gone = invent.stranger(d, random.pick(['male', 'female'] as const), born)
  const day = on.subtract({ days: random.between(1, 14) })
  return {
    relation: 'child',
    ...invent.person(commune, 'deceased', gone),
    deathDate: typed(day),
    deathTime: `${random.between(0, 23)}:${random.pick(['05', '20', '40'])}`,
    ...invent.address(commune, 'deathPlace', gone.address),
    deathCause: random.pick(['Tuổi già', 'Bệnh tim mạch', 'Bệnh phổi mạn tính']),
    deathProof: random.pick(['electronic', 'paper']),
    noticeNumber: `GBT-${random.between(100, 999)}`,
    noticeIssuer: 'Trạm Y tế xã (giả định)',
    noticeDate: typed(day),
    ...copiesOf(d),
    ...oath,
  }
}

function marriage(d: Declaring): Raw {
  const { applicant, random, commune, on } = d
  const isMan = applicant.gender === 'male'
  const other = isMan ? 'female' : 'male'
  const age = Math.max(20, ageOf(applicant, on) + random.between(-3, 3))
  const partner = invent.stranger(
    d,
    other,
    on.subtract({ years: age, days: random.between(5, 300) }),
  )
  const [groom, bride] = isMan ? [applicant, partner] : [partner, applicant]
  return {
    ...invent.person(commune, 'groom', groom),
    groomStatus: 'never',
    ...invent.person(commune, 'bride', bride),
    brideStatus: 'never',
    ...copiesOf(d),
    ...oath,
  }
}

function maritalStatus(d: Declaring): Raw {
  const { random, applicant, on } = d
  const spouse = spouseOf(d)
  const status: Raw = spouse
    ? {
        status: 'married',
        spouseName: spouse.fullName,
        marriageNumber: `${random.between(1, 90)}/${random.between(1999, 2024)}`,
        statusPaperDate: String(random.between(1999, 2024)),
        statusPaperIssuer: 'UBND xã nơi đăng ký trước đây',
      }
    : { status: 'never' }
  const toMarry = !spouse && ageOf(applicant, on) < 36 && random.happens(0.6)
  const partner = invent.stranger(
    d,
    applicant.gender === 'male' ? 'female' : 'male',
    applicant.birth.add({ days: random.between(-500, 500) }),
  )
  const purpose: Raw = toMarry
    ? {
        purpose: 'marriage',
        ...invent.person(d.commune, 'partner', partner),
        marriageRegistry: d.commune.name,
      }
    : {
        purpose: 'other',
        purposeDetail: random.pick([
          'Vay vốn ngân hàng',
          'Mua bán nhà đất',
          'Bổ sung hồ sơ lao động',
        ]),
        copies: String(random.between(1, 3)),
      }
  return { relation: 'self', forPeriod: 'no', again: 'no', ...status, ...purpose, ...oath }
}

const extract = ({ random, applicant, commune }: Declaring): Raw => ({
  relation: 'self',
  kind: random.pick(['birth-certificate', 'birth', 'change']),
  copies: String(random.between(1, 5)),
  registry: `${commune.name} (tên cơ quan lúc đăng ký)`,
  registeredOn: String(applicant.birth.year + 1),
  ...oath,
})

/** What people declare in the procedures of civil status. */
export const civilAnswers = {
  birth,
  linkedBirth,
  death,
  marriage,
  maritalStatus,
  extract,
} satisfies Partial<Record<KindName, (d: Declaring) => Raw>>
