import { BarChart, StackBar } from '#ui/chart.tsx'
import { Stat, Stats } from '#ui/stat.tsx'

const byField = [
  { label: 'Chứng thực', value: 214, href: '/so' },
  { label: 'Hộ tịch', value: 67 },
  { label: 'Đất đai', value: 0 },
  { label: 'Bảo trợ xã hội', value: null },
]

const byChannel = [
  { label: 'Trực tuyến', value: 120 },
  { label: 'Tại quầy', value: 150 },
  { label: 'Bưu chính', value: 11 },
]

export function Figures() {
  return (
    <section>
      <h2>Con số</h2>
      <Stats>
        <Stat
          label="Đúng và trước hạn"
          value="95,3 %"
          of="41 trên 43 hồ sơ"
          note="Tháng 8/2026, sổ hồ sơ"
          href="/so"
          tone="good"
        />
        <Stat label="Quá hạn" value={2} href="/so" tone="late" note="Tính đến 10:32" />
        <Stat label="Chờ tôi xử lý" value={12} href="/so" tone="watch" />
        <Stat label="Mức độ hài lòng" value={null} note="Chưa ai đánh giá trong kỳ" />
      </Stats>
      <BarChart
        title="Hồ sơ tiếp nhận theo lĩnh vực"
        note="Tháng 8/2026, sổ hồ sơ"
        labelHead="Lĩnh vực"
        valueHead="Số hồ sơ"
        bars={byField}
      />
      <StackBar title="Cách nộp" note="Tháng 8/2026" empty="Chưa có hồ sơ" parts={byChannel} />
    </section>
  )
}
