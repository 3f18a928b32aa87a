import type { Handling } from './domain.ts'

/** What we read in the law where a procedure departs from the ordinary. An entry of the commune replaces it. */
type Reading = { allowed: Partial<Handling>; citation: string }

export const readings: Readonly<Record<string, Reading>> = {
  '1.010736': {
    allowed: { silenceConsents: true },
    citation:
      'Thủ tục 1.010736 trên Cổng Dịch vụ công quốc gia: quá 15 ngày không có văn bản trả lời thì coi là đồng ý',
  },
  '2.000986': {
    allowed: {
      links: [
        { code: '1.001193', name: 'Đăng ký khai sinh', agency: 'UBND cấp xã' },
        { code: '1.004222', name: 'Đăng ký thường trú', agency: 'Công an cấp xã' },
        {
          code: '',
          name: 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
          agency: 'Cơ quan bảo hiểm xã hội',
        },
      ],
    },
    citation:
      'Theo tên thủ tục liên thông 2.000986 trong danh mục; cần đối chiếu nghị định về liên thông trước khi áp dụng',
  },
  '2.001023': {
    allowed: {
      links: [
        { code: '1.001193', name: 'Đăng ký khai sinh', agency: 'UBND cấp xã' },
        {
          code: '',
          name: 'Cấp thẻ bảo hiểm y tế cho trẻ em dưới 6 tuổi',
          agency: 'Cơ quan bảo hiểm xã hội',
        },
      ],
    },
    citation:
      'Theo tên thủ tục liên thông 2.001023 trong danh mục; cần đối chiếu nghị định về liên thông trước khi áp dụng',
  },
  '1.013225': {
    allowed: { mostSupplements: 1 },
    citation:
      'Thủ tục 1.013225 trên Cổng Dịch vụ công quốc gia: chỉ yêu cầu bổ sung một lần bằng văn bản',
  },
}
