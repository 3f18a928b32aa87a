import type { Raw } from '#modules/forms/index.ts'

import { invent, typed, type Declaring } from './invented.ts'
import { kinds, type Kind, type KindName } from './kinds.ts'
import { ageOf } from './residents.ts'

const oath = { oath: 'agreed' }

const originals = [
  'Bằng tốt nghiệp trung học phổ thông',
  'Căn cước công dân',
  'Giấy khai sinh',
  'Giấy chứng nhận quyền sử dụng đất',
  'Bằng tốt nghiệp cao đẳng',
  'Giấy phép lái xe',
  'Chứng chỉ tin học',
  'Học bạ',
]

function certifiedCopy({ random }: Declaring): Raw {
  const papers = random.shuffled(originals).slice(0, random.between(1, 3))
  return Object.fromEntries(
    papers.flatMap((name, n) => [
      [`papers.${n}.paperName`, name],
      [`papers.${n}.pages`, String(random.between(1, 6))],
      [`papers.${n}.electronic`, random.happens(0.2) ? 'yes' : 'no'],
      [`papers.${n}.paperCopies`, String(random.between(1, 5))],
    ]),
  )
}

const shops = [
  ['Bánh tráng Mặt Trời Mọc', 'Sản xuất các loại bánh từ bột', '1071'],
  ['Quán cơm Bếp Nhà Lá', 'Nhà hàng và các dịch vụ ăn uống', '5610'],
  ['Tạp hóa Hai Cây Dừa', 'Bán lẻ lương thực, thực phẩm', '4711'],
  ['Tiệm sửa xe Bánh Tròn', 'Sửa chữa mô tô, xe máy', '4542'],
  ['Vườn ươm Lá Non', 'Nhân và chăm sóc cây giống', '0130'],
  ['Nước mía Ngọt Lành', 'Dịch vụ phục vụ đồ uống', '5630'],
] as const

function business(d: Declaring): Raw {
  const { random, residents, applicant, commune } = d
  const family = residents.filter(
    (one) => one.household === applicant.household && one !== applicant && ageOf(one, d.on) >= 18,
  )
  const [name, sector, code] = random.pick(shops)
  const isFamily = family.length > 0 && random.happens(0.5)
  const members = isFamily
    ? family.map((one, n) => invent.person(commune, `members.${n}.member`, one))
    : []
  return {
    ...invent.person(commune, 'owner', applicant),
    foundedBy: isFamily ? 'family' : 'individual',
    filedBy: 'owner',
    ...Object.assign({}, ...members),
    businessName: `${name} ${applicant.fullName.split(' ').slice(2).join(' ')}`,
    ...invent.address(commune, 'seat', applicant.address),
    businessPhone: applicant.phone ?? '0500999998',
    capital: `${random.between(2, 30) * 10}.000.000`,
    workers: String(random.between(1, 6)),
    'sectors.0.sectorName': sector,
    'sectors.0.sectorCode': code,
    ...oath,
  }
}

function building({ random, applicant, commune }: Declaring): Raw {
  const storeys = random.between(1, 2)
  const ground = random.between(60, 140)
  const floors = Array.from({ length: storeys }, (_, n) => ({
    [`floors.${n}.floorName`]: `Tầng ${n + 1}`,
    [`floors.${n}.floorArea`]: String(ground - n * 10),
  }))
  return {
    caseCode: 'house',
    ...invent.person(commune, 'investor', applicant),
    ...invent.address(commune, 'site', applicant.address),
    parcel: String(random.between(10, 900)),
    mapSheet: String(random.between(1, 40)),
    plotArea: `${ground + random.between(20, 200)},5`,
    landCertificate: `TD ${random.between(100_000, 999_999)}`,
    designer: 'Công ty thiết kế Ngôi Nhà Giả Định',
    grade: 'IV',
    groundArea: String(ground),
    height: storeys === 1 ? '4,5' : '8,2',
    storeys: String(storeys),
    hasNeighbours: random.pick(['yes', 'no']),
    months: String(random.between(4, 12)),
    ...Object.assign({}, ...floors),
    ...oath,
  }
}

const pension = ({ random, applicant }: Declaring): Raw => ({
  caseCode: 'from-75',
  relation: 'self',
  hasPension: 'no',
  hasOtherBenefit: 'no',
  ...(random.happens(0.5)
    ? {
        paidBy: 'account',
        bank: 'Ngân hàng Giả Định',
        accountNumber: `000${random.between(1_000_000, 9_999_999)}`,
        accountHolder: applicant.fullName,
      }
    : { paidBy: 'cash' }),
  ...oath,
})

function pavement({ random, applicant, on }: Declaring): Raw {
  const from = on.add({ days: random.between(7, 20) })
  return {
    caseCode: 'other',
    contactPhone: applicant.phone ?? '0500999997',
    purpose: random.pick(['wedding', 'materials']),
    parts: random.happens(0.5) ? 'pavement' : 'carriageway\npavement',
    road: 'Đường Trình Diễn',
    stretch: `Trước nhà ${applicant.address}`,
    area: `${random.between(10, 60)},5`,
    widthLeft: '3',
    fromDate: typed(from),
    fromTime: '6:00',
    toDate: typed(from.add({ days: random.between(1, 3) })),
    toTime: '22:00',
    ...oath,
  }
}

const general =
  (kind: KindName) =>
  ({ random, applicant, commune }: Declaring): Raw => {
    const { content = [] }: Kind = kinds[kind]
    return {
      onBehalfOf: 'self',
      content: random.pick(content),
      ...(random.happens(0.5) && invent.address(commune, 'place', applicant.address)),
      ...oath,
    }
  }

/** What people declare in the other procedures. */
export const otherAnswers = {
  certifiedCopy,
  business,
  building,
  pension,
  pavement,
  signature: general('signature'),
  transaction: general('transaction'),
  planning: general('planning'),
  tree: general('tree'),
  poverty: general('poverty'),
  correction: general('correction'),
  consultation: general('consultation'),
} satisfies Partial<Record<KindName, (d: Declaring) => Raw>>
