import { toRaw, type Raw } from '#modules/forms/index.ts'

import type { Content, Party, Register } from './domain.ts'

/** What a dossier says, as far as an entry needs it. */
export type Declared = {
  formCode: string
  form: unknown
  applicant: { fullName: string; idNumber: string | null; personId: string }
}

type Reader = (raw: Raw) => { facts: Record<string, string | undefined>; parties: Party[] }

const relationWords: Readonly<Record<string, string>> = {
  mother: 'Mẹ',
  father: 'Cha',
  grandparent: 'Ông, bà',
  relative: 'Người thân thích',
  carer: 'Người đang nuôi dưỡng',
  organisation: 'Đại diện cơ quan, tổ chức',
  authorised: 'Người được ủy quyền',
  spouse: 'Vợ, chồng',
  child: 'Con',
  parent: 'Cha, mẹ',
}

const birthProofs: Readonly<Record<string, string>> = {
  electronic: 'Giấy chứng sinh điện tử',
  paper: 'Giấy chứng sinh',
  witness: 'Văn bản của người làm chứng',
  statement: 'Giấy cam đoan về việc sinh',
}

const deathProofs: Readonly<Record<string, string>> = {
  electronic: 'Giấy báo tử điện tử',
  paper: 'Giấy báo tử',
  substitute: 'Giấy tờ thay Giấy báo tử',
  evidence: 'Giấy tờ, tài liệu, chứng cứ',
}

const pasts: Readonly<Record<string, string>> = {
  divorced: 'Đã ly hôn',
  widowed: 'Vợ (chồng) đã chết',
}

const joined = (...texts: (string | undefined)[]): string | undefined =>
  texts.filter(Boolean).join(', ') || undefined

const relationOf = (raw: Raw) => raw['relationDetail'] ?? relationWords[raw['relation'] ?? '']

/** A person of a form in the words of a register. */
function partyOf(raw: Raw, name: string, role: string): Party[] {
  const at = (part: string) => raw[`${name}.${part}`]
  if (at('fullName') === undefined) return []
  return [
    {
      role,
      fullName: at('fullName'),
      birth: at('birthDate'),
      gender: at('gender'),
      idNumber: at('idNumber'),
      ethnicity: at('ethnicity'),
      nationality: at('nationality'),
      residence: at('residence.text') ?? at('residence.detail'),
    },
  ]
}

const numbered = (words: string | undefined, number: string | undefined) =>
  number === undefined ? words : joined(words && `${words} số ${number}`)

const birth: Reader = (raw) => ({
  facts: {
    birthPlace: joined(raw['birthFacility'], raw['birthPlace.text']),
    hometown: raw['hometown.text'],
    proof: numbered(birthProofs[raw['birthProof'] ?? ''], raw['birthNoticeNumber']),
    relation: relationOf(raw),
  },
  parties: [
    {
      role: 'child',
      fullName: raw['childName'],
      birth: raw['childBirthDate'],
      gender: raw['childGender'],
      ethnicity: raw['childEthnicity'],
      nationality: raw['childNationality'],
    },
    ...partyOf(raw, 'mother', 'mother'),
    ...partyOf(raw, 'father', 'father'),
  ],
})

const death: Reader = (raw) => ({
  facts: {
    deathDate: raw['deathDate'],
    deathTime: raw['deathTime'],
    deathPlace: raw['deathPlace.text'],
    deathCause: raw['deathCause'],
    proof: joined(
      numbered(deathProofs[raw['deathProof'] ?? ''], raw['noticeNumber']),
      raw['noticeIssuer'],
    ),
    relation: relationOf(raw),
  },
  parties: partyOf(raw, 'deceased', 'deceased'),
})

const past = (raw: Raw, side: string) =>
  joined(
    pasts[raw[`${side}Status`] ?? ''],
    raw[`${side}Times`] && `kết hôn lần thứ ${raw[`${side}Times`]}`,
    raw[`${side}Ended`],
  )

const marriage: Reader = (raw) => ({
  facts: { husbandPast: past(raw, 'groom'), wifePast: past(raw, 'bride') },
  parties: [...partyOf(raw, 'groom', 'husband'), ...partyOf(raw, 'bride', 'wife')],
})

const maritalStatus: Reader = (raw) => {
  const partner = joined(raw['partner.fullName'], raw['partner.idNumber'])
  const paper = raw['marriageNumber'] ?? raw['judgmentNumber'] ?? raw['deathExtractNumber']
  return {
    facts: {
      status: raw['status'],
      statusDetail: joined(
        raw['spouseName'] && `Vợ (chồng): ${raw['spouseName']}`,
        paper && `giấy tờ số ${paper}`,
        raw['statusPaperIssuer'],
      ),
      period:
        raw['forPeriod'] === 'yes'
          ? joined(
              raw['periodFrom'] && `từ ${raw['periodFrom']}`,
              raw['periodTo'] && `đến ${raw['periodTo']}`,
              raw['formerResidence.text'],
            )
          : undefined,
      purpose:
        raw['purpose'] === 'marriage'
          ? `Để kết hôn${partner ? ` với ${partner}` : ''}`
          : raw['purposeDetail'],
    },
    parties: partyOf(raw, 'subject', 'subject'),
  }
}

const recognition: Reader = (raw) => ({
  facts: { parentRole: raw['parentRole'], proof: raw['proof'] },
  parties: [...partyOf(raw, 'parent', 'parent'), ...partyOf(raw, 'child', 'child')],
})

const guardianship: Reader = (raw) => ({
  facts: {
    guardianKind: raw['guardianKind'],
    reason: raw['reason'],
    courtDecision: raw['courtDecision'],
    begun: raw['begun'],
  },
  parties: [...partyOf(raw, 'guardian', 'guardian'), ...partyOf(raw, 'ward', 'ward')],
})

const readers: Readonly<Record<string, Reader>> = {
  birth,
  'linked-birth-residence': birth,
  'linked-birth-health': birth,
  death,
  marriage,
  'marital-status': maritalStatus,
  recognition,
  guardianship,
  'guardianship-end': guardianship,
}

/** Whom the applicant is, where the form of a procedure asks for nobody. */
const applicantIs: Partial<Record<Register, string>> = {
  recognition: 'parent',
  guardianship: 'guardian',
  'guardianship-end': 'guardian',
}

/**
 * Dự thảo nội dung vào sổ: all that the dossier says already, so that nobody types it again. What a form does not ask stays
 * blank for the officer.
 */
export function propose(register: Register, { formCode, form, applicant }: Declared): Content {
  const raw = toRaw(form)
  const read = readers[formCode]?.(raw) ?? { facts: {}, parties: [] }
  const facts = Object.fromEntries(
    Object.entries(read.facts).filter((fact): fact is [string, string] => Boolean(fact[1])),
  )
  const who: Party = {
    role: 'declarant',
    fullName: applicant.fullName,
    idNumber: applicant.idNumber ?? undefined,
    personId: applicant.personId,
  }
  const lone = applicantIs[register]
  const isThere = lone !== undefined && read.parties.some(({ role }) => role === lone)
  const parties = lone && !isThere ? [...read.parties, { ...who, role: lone }] : read.parties
  return { facts, parties: [...parties, who] }
}
