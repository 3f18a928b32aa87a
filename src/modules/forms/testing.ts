import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { z } from 'zod'

import { placesOf, type Places } from './places.ts'
import type { Raw } from './raw.ts'
import type { FormContext } from './validate.ts'

const file = join(import.meta.dirname, '../../../data/admin-units.csv')
const Line = z.object({ code: z.string(), fullname: z.string(), province_code: z.string() })

/** The real list of provinces and communes. */
export const places: Places = placesOf(
  z
    .array(Line)
    .parse(parse(readFileSync(file), { columns: true, bom: true }))
    .map(({ code, fullname, province_code }) => ({
      code,
      fullName: fullname,
      provinceCode: province_code || null,
    })),
)

export const today = Temporal.PlainDate.from('2026-11-23')

export const context = (over: Partial<FormContext> = {}): FormContext => ({
  today,
  lang: 'vi',
  places,
  ...over,
})

const at = (name: string, detail = 'Ấp Bình Lợi'): Raw => ({
  [`${name}.province`]: '80',
  [`${name}.commune`]: '28075',
  [`${name}.detail`]: detail,
})

const person = (name: string, fullName: string, birthDate: string, idNumber: string): Raw => ({
  [`${name}.fullName`]: fullName,
  [`${name}.birthDate`]: birthDate,
  [`${name}.idNumber`]: idNumber,
  [`${name}.gender`]: 'female',
  [`${name}.ethnicity`]: 'Kinh',
  [`${name}.nationality`]: 'Việt Nam',
  [`${name}.phone`]: '0912 345 678',
  ...at(`${name}.residence`),
})

const oath = { oath: 'agreed' }
const noCopies = { wantsCopies: 'no' }

/** One complete, acceptable submission of each form, as a browser sends it. */
export const samples: Record<string, Raw> = {
  birth: {
    caseCode: 'ordinary',
    relation: 'mother',
    childName: 'Lê Thử An',
    childBirthDate: '1/11/2026',
    childGender: 'female',
    childEthnicity: 'Kinh',
    childNationality: 'Việt Nam',
    birthFacility: 'Trung tâm y tế mẫu',
    ...at('birthPlace'),
    ...at('hometown', ''),
    knownParents: 'both',
    ...person('mother', 'Nguyễn Thị Mẫu', '05/02/1995', '080195000001'),
    ...person('father', 'Lê Văn Mẫu', '1990', '080090000002'),
    married: 'yes',
    marriageDate: '2020',
    birthProof: 'electronic',
    wantsCopies: 'yes',
    copies: '2',
    ...oath,
  },
  death: {
    relation: 'child',
    ...person('deceased', 'Trần Văn Mẫu', '1941', '080041000003'),
    deathDate: '20/11/2026',
    deathTime: '7h30',
    ...at('deathPlace'),
    deathCause: 'Tuổi già',
    deathProof: 'paper',
    noticeIssuer: 'Trạm y tế mẫu',
    ...noCopies,
    ...oath,
  },
  marriage: {
    ...person('groom', 'Phạm Văn Thử', '10/10/2000', '080200000004'),
    groomStatus: 'never',
    ...person('bride', 'Võ Thị Thử', '11/11/2002', '080302000005'),
    brideStatus: 'divorced',
    brideTimes: '2',
    brideEnded: 'Quyết định 12/2024/QĐST-HNGĐ ngày 03/4/2024, Tòa án mẫu',
    ...noCopies,
    ...oath,
  },
  'marital-status': {
    relation: 'self',
    ...person('subject', 'Võ Thị Thử', '11/11/1980', '080180000006'),
    forPeriod: 'no',
    status: 'widowed',
    spouseName: 'Phạm Văn Mẫu',
    deathExtractNumber: '15/TLKT',
    statusPaperDate: '2019',
    statusPaperIssuer: 'UBND xã mẫu',
    purpose: 'other',
    purposeDetail: 'Vay vốn ngân hàng',
    copies: '2',
    again: 'no',
    ...oath,
  },
  'civil-extract': {
    relation: 'self',
    kind: 'marriage',
    copies: '3',
    ...person('subject', 'Võ Thị Thử', '1980', '080180000006'),
    'spouse.fullName': 'Phạm Văn Mẫu',
    registry: 'UBND xã mẫu, huyện mẫu',
    registeredOn: '06/2001',
    ...oath,
  },
  'household-business': {
    ...person('owner', 'Đặng Thị Mở', '01/01/1985', '080185000007'),
    foundedBy: 'family',
    filedBy: 'owner',
    ...Object.fromEntries(
      Object.entries(person('member', 'Đặng Văn Mở', '02/02/1984', '080084000008')).map(
        ([name, value]) => [`members.0.${name}`, value],
      ),
    ),
    businessName: 'Quán Cơm Mẫu',
    ...at('seat'),
    businessPhone: '+84 912 345 678',
    capital: '50.000.000',
    workers: '3',
    'sectors.0.sectorName': 'Nhà hàng và các dịch vụ ăn uống phục vụ lưu động',
    'sectors.0.sectorCode': '5610',
    'sectors.1.sectorName': 'Dịch vụ phục vụ đồ uống',
    ...oath,
  },
  'building-permit': {
    caseCode: 'house',
    ...person('investor', 'Huỳnh Văn Cất', '01/01/1975', '080075000009'),
    ...at('site'),
    parcel: '125',
    plotArea: '150,5',
    landCertificate: 'CS 012345',
    designer: 'Công ty mẫu',
    grade: 'IV',
    groundArea: '80',
    height: '7,2',
    storeys: '2',
    hasNeighbours: 'yes',
    months: '8',
    'floors.0.floorName': 'Tầng 1',
    'floors.0.floorArea': '80',
    'floors.1.floorName': 'Tầng 2',
    'floors.1.floorArea': '72,5',
    ...oath,
  },
  'social-pension': {
    caseCode: 'from-75',
    relation: 'self',
    ...person('claimant', 'Lý Thị Già', '1950', '080150000010'),
    hasPension: 'no',
    hasOtherBenefit: 'no',
    paidBy: 'account',
    bank: 'Ngân hàng mẫu',
    accountNumber: '0123456789',
    accountHolder: 'Lý Thị Già',
    ...oath,
  },
  'road-use': {
    caseCode: 'funeral',
    contactPhone: '0912345678',
    deceasedName: 'Trần Văn Mẫu',
    parts: 'carriageway\npavement',
    road: 'Đường mẫu',
    stretch: 'Từ nhà số 12 đến nhà số 18',
    area: '40,5',
    fromDate: '23/11/2026',
    toDate: '25/11/2026',
    ...oath,
  },
  'certified-copy': {
    'papers.0.paperName': 'Bằng tốt nghiệp',
    'papers.0.pages': '2',
    'papers.0.electronic': 'no',
    'papers.0.paperCopies': '3',
    'papers.1.paperName': 'Sổ hồng',
    'papers.1.pages': '4',
    'papers.1.electronic': 'yes',
    'papers.1.paperCopies': '0',
  },
  generic: {
    onBehalfOf: 'organisation',
    organisationName: 'Hợp tác xã Mẫu',
    organisationCode: '0101234567',
    content: 'Đề nghị xác nhận\nmột việc cụ thể',
    ...oath,
  },
}
