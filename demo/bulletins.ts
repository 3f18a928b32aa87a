import type { BulletinDraft } from '#modules/bulletins/index.ts'

/** A bulletin of the story, how far it has come, and when it is heard. */
export type BulletinPlan = {
  draft: Partial<BulletinDraft> & Pick<BulletinDraft, 'title' | 'genre'>
  /** Days before the present on which it was written. */
  days: number
  until: 'draft' | 'submitted' | 'returned' | 'approved'
  airs?: {
    slots?: readonly ('morning' | 'evening')[]
    times?: readonly string[]
    weekdays?: readonly number[]
  }
}

const said = (text: string) => text.replaceAll(/\s+/g, ' ').trim()

/** What the loudspeakers of the demo commune say: made up, but of the kinds that a commune has. */
export const bulletinPlans: readonly BulletinPlan[] = [
  {
    draft: {
      title: 'Tiếp sóng bản tin thời sự Đài tỉnh',
      genre: 'news',
      kind: 'relay',
      relayUrl: 'https://example.org/thoi-su.mp3',
      plannedSeconds: 600,
    },
    days: 12,
    until: 'approved',
    airs: { slots: ['morning'] },
  },
  {
    draft: {
      title: 'Tiêm phòng lở mồm long móng đợt 2 cho trâu bò',
      genre: 'notice',
      priority: 'priority',
      text: said(`Kính thưa bà con. UBND xã thông báo: đợt 2 tiêm phòng vắc xin lở mồm long móng cho trâu, bò được thực hiện
        từ 7h30 sáng, từ thứ Hai đến thứ Năm hằng tuần, tại nhà văn hóa các ấp. Bà con tiêm miễn phí, mang theo sổ theo dõi đàn.
        Mọi thắc mắc xin gọi số 0272 3867 115.`),
    },
    days: 10,
    until: 'approved',
    airs: { slots: ['morning', 'evening'] },
  },
  {
    draft: {
      title: 'Hướng dẫn nộp hồ sơ trực tuyến, miễn lệ phí',
      genre: 'campaign',
      text: said(`Bà con có thể nộp hồ sơ tại nhà trên Cổng dịch vụ công quốc gia bằng tài khoản VNeID mức độ 2. Nhiều thủ tục được
        giảm 50% lệ phí khi nộp trực tuyến. Tổ công nghệ số cộng đồng các ấp sẵn sàng giúp bà con vào 8h thứ 7 hằng tuần.`),
    },
    days: 9,
    until: 'approved',
    airs: { slots: ['evening'], weekdays: [2, 4, 6] },
  },
  {
    draft: {
      title: 'Trả lời kiến nghị về đường ấp Bình Hòa ngập nước',
      genre: 'answer',
      text: said(`UBND xã trả lời kiến nghị của bà con ấp Bình Hòa: đoạn cống dài 120 m đã được khơi thông; phần mặt đường hư hỏng
        sẽ được vá xong trước ngày 30/11/2026. Xã cảm ơn bà con đã phản ánh.`),
    },
    days: 6,
    until: 'approved',
    airs: { times: ['11:00'] },
  },
  {
    draft: {
      title: 'Lịch cắt điện bảo trì tuyến Tân Trụ',
      genre: 'notice',
      text: said(`Điện lực thông báo tạm ngừng cấp điện từ 8h00 đến 11h30 để bảo trì lưới điện tuyến Tân Trụ. Mong bà con thông cảm
        và chủ động sinh hoạt, sản xuất.`),
    },
    days: 1,
    until: 'submitted',
  },
  {
    draft: {
      title: 'Vận động thu quỹ phòng, chống thiên tai',
      genre: 'campaign',
      text: 'Xã vận động bà con đóng góp Quỹ phòng, chống thiên tai năm 2026 theo quy định.',
    },
    days: 3,
    until: 'returned',
  },
  {
    draft: {
      title: 'Giữ vệ sinh môi trường, phòng sốt xuất huyết',
      genre: 'campaign',
      text: 'Mỗi nhà dành 10 phút cuối tuần lật úp vật chứa nước, diệt lăng quăng.',
    },
    days: 0,
    until: 'draft',
  },
  {
    draft: {
      title: 'Khẩn cấp: nước lũ lên nhanh, di dời khỏi vùng trũng',
      genre: 'notice',
      priority: 'emergency',
      text: said(`Khẩn cấp. Khẩn cấp. Nước sông Vàm Cỏ Tây đang lên nhanh. Bà con vùng trũng ven sông di chuyển ngay đến nhà văn hóa ấp
        hoặc trường học gần nhất, mang theo giấy tờ và thuốc men. Gọi 112 khi cần cứu giúp.`),
    },
    days: 8,
    until: 'approved',
  },
]
