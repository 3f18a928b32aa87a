import type { Random } from './random.ts'

const families =
  'Nguyễn, Trần, Lê, Phạm, Huỳnh, Phan, Võ, Đặng, Bùi, Đỗ, Hồ, Ngô, Dương, Lý, Trương, Mai, Đoàn, Tô, Cao, Lâm'

// Fruit, herbs, vegetables, flowers: nobody can take these for the names of real people.
const plants = `
Mít, Xoài, Bưởi, Quýt, Chanh, Ổi, Mận, Khế, Cóc, Chuối, Đu Đủ, Vú Sữa, Măng Cụt, Sầu Riêng, Chôm Chôm, Nhãn,
Bòn Bon, Thanh Long, Mãng Cầu, Sa Kê, Lê Ki Ma, Trầu, Cau, Sả, Gừng, Nghệ, Riềng, Hẹ, Ngò Gai, Rau Răm, Húng Quế,
Húng Lủi, Tía Tô, Kinh Giới, Diếp Cá, Thì Là, Lá Lốt, Rau Má, Mồng Tơi, Rau Dền, Bồ Ngót, Bí Đao, Bí Rợ, Bầu, Mướp,
Khổ Qua, Cà Pháo, Cà Tím, Đậu Rồng, Đậu Bắp, Khoai Mì, Khoai Lang, Khoai Môn, Củ Sắn, Nếp Than, Mè, Ca Cao, Súng,
Lục Bình, Điên Điển, So Đũa, Bông Bụp, Bông Trang, Mười Giờ, Vạn Thọ, Cúc Mốc, Phượng Vĩ, Bằng Lăng, Dạ Lý, Thiên Lý,
Huỳnh Anh, Mắc Cỡ, Dâm Bụt, Ngũ Sắc, Hướng Dương, Cát Đằng, Trạng Nguyên, Đinh Lăng, Lô Hội, Ngải Cứu, Sâm Đất,
Hà Thủ Ô, Bạc Hà, Càng Cua, Rau Muống, Rau Ngổ, Rau Nhút, Đước, Dừa Nước, Ô Môi, Trâm Bầu, Bồ Đề, Sim,
Mai Dương, Cỏ May, Cỏ Lau, Xương Rồng, Sứ, Nguyệt Quế, Ngâu, Lài, Tường Vi, Cẩm Chướng, Thược Dược
`

const list = (text: string) =>
  text
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean)

export const familyNames = list(families)

export type Gender = 'male' | 'female'

const middle: Record<Gender, string> = { male: 'Văn', female: 'Thị' }

const nameOf = (family: string, gender: Gender, given: string) =>
  `${family} ${middle[gender]} ${given}`

/** Names out of the garden, each at most once. */
export function namesFrom(random: Random, taken: Iterable<string> = []) {
  const used = new Set(taken)
  let left: string[] = []
  return function invent(gender: Gender, family = random.pick(familyNames)): string {
    if (left.length === 0) left = random.shuffled(list(plants))
    const name = nameOf(family, gender, left.pop() ?? '')
    if (used.has(name)) return invent(gender)
    used.add(name)
    return name
  }
}

/** Shaped like an identity number, with century, sex and year in their places; no province has the number 999. */
export function idNumberOf(gender: Gender, year: number, serial: number): string {
  const century = Math.floor((year - 1900) / 100) * 2 + (gender === 'male' ? 0 : 1)
  return `999${century}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`
}

/** Shaped like a mobile number; 050 is given to no operator. */
export const phoneOf = (serial: number): string => `0500${String(serial).padStart(6, '0')}`

/** The domain .example belongs to nobody (RFC 2606). */
export const emailOf = (serial: number): string => `nguoidan${serial}@xaso.example`
