import { assetsOf, translator, type View } from './view.ts'

const plainNames: Record<string, string> = Object.fromEntries(
  ['public.css', 'staff.css', 'site.js', 'upload.js', 'draft.js', 'live.js', 'mark.svg'].map(
    (name) => [name, `/assets/${name}`],
  ),
)

/** A view for the gallery and for tests; every part can be replaced. */
export const sampleView = (changes: Partial<View> = {}): View => ({
  t: translator(changes.lang ?? 'vi'),
  lang: 'vi',
  path: '/thu-tuc',
  who: { kind: 'public', name: '', can: new Set(['public']) },
  unitName: 'UBND xã Tân Trụ',
  provinceName: 'Tỉnh Tây Ninh',
  contact: {
    address: 'Ấp Bình Hòa, xã Tân Trụ, tỉnh Tây Ninh',
    phone: '0272 000 000',
    email: 'mot-cua@example.vn',
    hours: 'Thứ hai đến thứ sáu, 7:00–11:30 và 13:00–17:00',
  },
  nav: [...publicNav, ...staffNav],
  textSize: 'm',
  contrast: 'normal',
  assets: assetsOf(plainNames),
  demo: true,
  ...changes,
})

const publicNav = [
  { href: '/thu-tuc', text: 'Thủ tục hành chính', frame: 'public' },
  { href: '/nop-ho-so', text: 'Nộp hồ sơ', frame: 'public' },
  { href: '/tra-cuu', text: 'Tra cứu hồ sơ', frame: 'public' },
  { href: '/phan-anh', text: 'Phản ánh, kiến nghị', frame: 'public' },
] as const

const staffNav = [
  { href: '/can-bo', text: 'Việc của tôi', group: 'Công việc', count: 12 },
  { href: '/can-bo/tiep-nhan', text: 'Tiếp nhận tại quầy', group: 'Công việc' },
  { href: '/can-bo/ho-so', text: 'Hồ sơ của đơn vị', group: 'Công việc', count: 41 },
  { href: '/can-bo/qua-han', text: 'Quá hạn, sắp quá hạn', group: 'Công việc', count: 3 },
  { href: '/can-bo/nguoi-dan', text: 'Người dân, hộ gia đình', group: 'Dân cư' },
  { href: '/can-bo/ap', text: 'Ấp', group: 'Dân cư', count: 0 },
  { href: '/quan-tri/thu-tuc', text: 'Danh mục thủ tục', group: 'Quản trị' },
  { href: '/quan-tri/lich', text: 'Ngày làm việc, ngày nghỉ', group: 'Quản trị' },
  { href: '/quan-tri/can-bo', text: 'Cán bộ, phân quyền', group: 'Quản trị' },
] as const

export const sampleOfficer: View['who'] = {
  kind: 'staff',
  name: 'Nguyễn Thị Mẫu',
  title: 'Công chức một cửa, Trung tâm Phục vụ hành chính công',
  can: new Set(['public']),
}
