import { Facts } from '#ui/facts.tsx'
import { Panel } from '#ui/panel.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Timeline, type TimelineItem } from '#ui/timeline.tsx'
import { When } from '#ui/when.tsx'

import { longName } from './invented.ts'

const at = (text: string) => Temporal.Instant.from(text)

const parts = [
  { href: '/ho-so/1', text: 'Thông tin' },
  { href: '/ho-so/1/giay-to', text: 'Giấy tờ', count: 4 },
  { href: '/ho-so/1/nhat-ky', text: 'Nhật ký', count: 0 },
]

const happened: TimelineItem[] = [
  {
    at: at('2026-09-03T09:12:00+07:00'),
    title: 'Yêu cầu bổ sung',
    by: 'Lê Văn Thử',
    tone: 'purple',
    body: <p>Thiếu bản chính giấy chứng sinh.</p>,
  },
  {
    at: at('2026-09-01T08:40:00+07:00'),
    title: 'Chuyển giải quyết',
    by: 'Nguyễn Thị Mẫu',
    tone: 'blue',
  },
  { at: at('2026-09-01T08:31:00+07:00'), title: 'Tiếp nhận tại quầy' },
]

export function Records() {
  const due = Temporal.PlainDate.from('2026-09-07')
  return (
    <section>
      <h2>Một hồ sơ</h2>
      <SubNav current="/ho-so/1" items={parts} />
      <Panel title="Thông tin chung" actions={<a href="/sua">Sửa</a>}>
        <Facts
          rows={[
            ['Mã hồ sơ', <code key="code">H28.075-260901-0001</code>],
            ['Thủ tục', longName],
            [
              'Người nộp',
              'Trần Văn Mẫu',
              <a key="edit" href="/sua-2">
                Đổi
              </a>,
            ],
            ['Hẹn trả', <When key="due" on={due} long />],
            ['Số điện thoại', ''],
          ]}
        />
      </Panel>
      <Panel title="Diễn biến">
        <Timeline items={happened} />
      </Panel>
    </section>
  )
}
