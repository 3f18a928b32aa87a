import { stateNumbers, type Announcement, type State } from '#modules/dossiers/index.ts'
import type { Person } from '#modules/people/index.ts'
import { zone } from '#platform/http.ts'

import type { Kind } from './domain.ts'

/** yyyyMMddHHmmss by the wall clock in Việt Nam; nothing is an empty text. */
export function stamp(at: Temporal.Instant | null | undefined): string {
  if (!at) return ''
  const { year, month, day, hour, minute, second } = at.toZonedDateTimeISO(zone)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${String(year).padStart(4, '0')}${[month, day, hour, minute, second].map(two).join('')}`
}

const channelNumbers = { counter: '1', online: '2', post: '3' } as const

/** A message as it is kept: what happened, without the person. */
export type Told = {
  kind: Kind
  eventName: string
  state: State
  happenedAt: Temporal.Instant
  detail: string
}

export type Facts = {
  dossier: Announcement
  /** The applicant's record; without it identity and contact stay empty. */
  person: Pick<Person, 'idNumber' | 'phone' | 'email' | 'identityLevel'> | undefined
  field: string
  agency: string
}

/** The fields of DongBoHoSoMC that we know (GOV 1.4); those that we do not know are left out, not made up. */
export function dossierFields(
  { dossier, person, field, agency }: Facts,
  { state, happenedAt, detail }: Told,
) {
  const isPast = (at: Temporal.Instant | null) =>
    at !== null && Temporal.Instant.compare(at, happenedAt) <= 0 ? at : null
  return {
    MaHoSo: dossier.code,
    MaTTHC: dossier.procedureCode,
    TenTTHC: dossier.procedureName,
    TenLinhVuc: field,
    KenhThucHien: channelNumbers[dossier.channel],
    ChuHoSo: dossier.applicantName,
    LoaiDoiTuong: '1',
    SoDienThoai: person?.phone ?? '',
    Email: person?.email ?? '',
    TrichYeuHoSo: dossier.summary || dossier.procedureName,
    NgayNopHoSo: stamp(dossier.submittedAt),
    NgayTiepNhan: state === 'new' || state === 'rejected' ? '' : stamp(dossier.receivedAt),
    NgayHenTra: stamp(dossier.dueAt),
    NgayKetThucXuLy: stamp(isPast(dossier.finishedAt)),
    NgayTra: stamp(isPast(dossier.returnedAt)),
    NgayTuChoi: state === 'rejected' ? stamp(happenedAt) : '',
    DonViXuLy: agency,
    NoiNopHoSo: agency,
    TrangThaiHoSo: String(stateNumbers[state]),
    HoSoCoThanhPhanSoHoa: dossier.papers.some(({ digitised }) => digitised > 0) ? '1' : '0',
    TaiKhoanDuocXacThucVoiVNeID: person?.identityLevel === 'electronic' ? '1' : '0',
    DinhDanhCHS: identityOf(person?.idNumber),
    TaiLieuNop: dossier.papers.map(({ name, digitised }) => ({
      TenTepDinhKem: name,
      DuocSoHoa: digitised > 0 ? '1' : '0',
      DuocTaiSuDung: digitised === 2 ? '1' : digitised === 3 ? '2' : '0',
    })),
    DanhSachLePhi: [],
    DanhSachHoSoBoSung:
      state === 'awaiting-supplement' ? [{ NoiDung: detail, NgayYeuCau: stamp(happenedAt) }] : [],
    DanhSachGiayToKetQua:
      state === 'done' || state === 'returned'
        ? dossier.results.map(({ title, number }) => ({
            TenGiayTo: title,
            MaGiayToKetQua: number ?? '',
          }))
        : [],
  }
}

/** 1 is a personal number of twelve digits, 2 an old identity card (GOV 1.4). */
const identityOf = (idNumber: string | null | undefined) =>
  idNumber
    ? { LoaiDinhDanh: idNumber.length === 12 ? '1' : '2', SoDinhDanh: idNumber }
    : { LoaiDinhDanh: '', SoDinhDanh: '' }

export type Officer = { name: string; position: string }

/** One line of CapNhatTienDoHoSoMC (GOV 1.4). */
export const progressFields = (
  { dossier, agency }: Pick<Facts, 'dossier' | 'agency'>,
  { state, happenedAt }: Told,
  { officer, words }: { officer: Officer; words: string },
) => ({
  MaHoSo: dossier.code,
  NguoiXuLy: officer.name,
  ChucDanh: officer.position,
  ThoiDiemXuLy: stamp(happenedAt),
  PhongBanXuLy: agency,
  NoiDungXuLy: words,
  TrangThai: String(stateNumbers[state]),
  NgayBatDau: stamp(dossier.receivedAt),
  NgayKetThucTheoQuyDinh: stamp(dossier.dueAt),
})

type Envelope = { session: string; data: readonly object[]; isUpdating: boolean }

export const syncMessage = ({ session, data, isUpdating }: Envelope) => ({
  session,
  service: 'DongBoHoSoMC',
  isUpdating: String(isUpdating),
  data,
})

export const progressMessage = ({ session, data }: Omit<Envelope, 'isUpdating'>) => ({
  session,
  service: 'CapNhatTienDoHoSoMC',
  data,
})
