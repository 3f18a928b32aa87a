import type { RoleCode } from '#modules/accounts/index.ts'

/** A commune to make up: its places, its officers, how many people and dossiers it has. */
export type CommunePlan = {
  unit: number
  /** Code of the administrative unit. */
  code: string
  name: string
  /** Host names that lead to this commune; the first one needs none. */
  hosts: readonly string[]
  hamlets: readonly string[]
  /** Two hamlets that became one of the above. */
  merged: { from: readonly [string, string]; into: string }
  contact: { address: string; phone: string; email: string }
  officers: readonly OfficerPlan[]
  /** Serial number at which made-up identity numbers and telephones begin. */
  serial: number
  people: number
  dossiers: number
  isSmall?: boolean
}

export type OfficerPlan = {
  login: string
  fullName: string
  position: string
  department: string
  roles: readonly RoleCode[]
  /** Moved away after some weeks: the account is locked from then on. */
  moved?: boolean
}

export const tanTru: CommunePlan = {
  unit: 1,
  code: '28075',
  name: 'UBND xã Tân Trụ',
  hosts: [],
  hamlets: [
    'Bình Mít',
    'Bình Xoài',
    'Tân Sen',
    'Tân Dừa',
    'Cầu Trúc',
    'Rạch Lá',
    'Gò Me',
    'Nhựt Hòa Mới',
  ],
  merged: { from: ['Nhựt Sả', 'Hòa Gừng'], into: 'Nhựt Hòa Mới' },
  contact: {
    address: 'Số 0, đường Trình Diễn, xã Tân Trụ, tỉnh Tây Ninh (địa chỉ giả định)',
    phone: '0200 0000 075',
    email: 'tantru@xaso.example',
  },
  officers: [
    {
      login: 'quantri',
      fullName: 'Cao Văn Tầm Vông',
      position: 'Công chức phụ trách công nghệ thông tin',
      department: 'van-phong',
      roles: ['administrator'],
    },
    {
      login: 'motcua',
      fullName: 'Trần Thị Thơm Mật',
      position: 'Công chức tiếp nhận và trả kết quả',
      department: 'pvhcc',
      roles: ['desk'],
    },
    {
      login: 'motcua2',
      fullName: 'Lê Văn Bình Bát',
      position: 'Công chức tiếp nhận và trả kết quả',
      department: 'pvhcc',
      roles: ['desk'],
    },
    {
      login: 'chuyenvien',
      fullName: 'Phạm Thị Mồng Gà',
      position: 'Chuyên viên',
      department: 'kinh-te',
      roles: ['specialist'],
    },
    {
      login: 'hotich',
      fullName: 'Nguyễn Thị Bông Cỏ',
      position: 'Công chức tư pháp - hộ tịch',
      department: 'van-phong',
      roles: ['specialist'],
    },
    {
      login: 'diachinh',
      fullName: 'Huỳnh Văn Tre Gai',
      position: 'Công chức địa chính - xây dựng',
      department: 'kinh-te',
      roles: ['specialist'],
    },
    {
      login: 'vanhoa',
      fullName: 'Võ Thị Trái Bần',
      position: 'Chuyên viên văn hóa - xã hội',
      department: 'van-hoa-xa-hoi',
      roles: ['specialist', 'broadcaster'],
    },
    {
      login: 'truongphong',
      fullName: 'Đặng Văn Cây Gòn',
      position: 'Trưởng phòng Kinh tế',
      department: 'kinh-te',
      roles: ['head'],
    },
    {
      login: 'truongphong2',
      fullName: 'Bùi Thị Bông Gạo',
      position: 'Trưởng phòng Văn hóa - Xã hội',
      department: 'van-hoa-xa-hoi',
      roles: ['head'],
    },
    {
      login: 'chanhvanphong',
      fullName: 'Đỗ Văn Cây Dầu',
      position: 'Chánh Văn phòng HĐND và UBND',
      department: 'van-phong',
      roles: ['clerk', 'head'],
    },
    {
      login: 'vanthu',
      fullName: 'Hồ Thị Cỏ Ngọt',
      position: 'Văn thư',
      department: 'van-phong',
      roles: ['clerk'],
    },
    {
      login: 'lanhdao',
      fullName: 'Lý Văn Sao Đen',
      position: 'Phó Chủ tịch UBND xã',
      department: 'van-phong',
      roles: ['leader'],
    },
    {
      login: 'chutich',
      fullName: 'Dương Thị Gõ Đỏ',
      position: 'Chủ tịch UBND xã',
      department: 'van-phong',
      roles: ['leader'],
    },
    {
      login: 'chuyenvien.cu',
      fullName: 'Trương Văn Lá Rụng',
      position: 'Chuyên viên',
      department: 'kinh-te',
      roles: ['specialist'],
      moved: true,
    },
  ],
  serial: 1,
  people: 200,
  dossiers: 300,
}

/** A second commune of the province, small: enough to see that neither sees the other's records. */
export const nhutTao: CommunePlan = {
  unit: 2,
  code: '28087',
  name: 'UBND xã Nhựt Tảo',
  // Browsers lead every name under localhost to the machine they run on.
  hosts: ['nhuttao.localhost'],
  hamlets: ['Tảo Sậy', 'Tảo Lau', 'Vàm Bần'],
  merged: { from: ['Bần Trên', 'Bần Dưới'], into: 'Vàm Bần' },
  contact: {
    address: 'Số 00, đường Trình Diễn, xã Nhựt Tảo, tỉnh Tây Ninh (địa chỉ giả định)',
    phone: '0200 0000 087',
    email: 'nhuttao@xaso.example',
  },
  officers: [
    {
      login: 'quantri.nhuttao',
      fullName: 'Mai Văn Cây Bàng',
      position: 'Công chức phụ trách công nghệ thông tin',
      department: 'van-phong',
      roles: ['administrator'],
    },
    {
      login: 'motcua.nhuttao',
      fullName: 'Ngô Thị Rau Om',
      position: 'Công chức tiếp nhận và trả kết quả',
      department: 'pvhcc',
      roles: ['desk'],
    },
    {
      login: 'chuyenvien.nhuttao',
      fullName: 'Tô Văn Cây Trôm',
      position: 'Chuyên viên',
      department: 'van-phong',
      roles: ['specialist', 'head'],
    },
    {
      login: 'lanhdao.nhuttao',
      fullName: 'Lâm Thị Bông Giấy',
      position: 'Phó Chủ tịch UBND xã',
      department: 'van-phong',
      roles: ['leader', 'clerk'],
    },
  ],
  serial: 5001,
  people: 40,
  dossiers: 30,
  isSmall: true,
}
