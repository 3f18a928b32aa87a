import { Card, Cards } from '#ui/card.tsx'
import { Empty } from '#ui/empty.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Filters, Pager, Table, type Column } from '#ui/table.tsx'
import { Tag, type Tone } from '#ui/tag.tsx'
import { When } from '#ui/when.tsx'

import { longName } from './invented.ts'

type Row = {
  code: string
  name: string
  procedure: string
  due: string
  tone: Tone
  state: string
  fee: string
}

const rows: Row[] = [
  {
    code: 'H28.075-260901-0001',
    name: 'Trần Văn Mẫu',
    procedure: 'Đăng ký khai sinh',
    due: '2026-09-07',
    tone: 'blue',
    state: 'Đang giải quyết',
    fee: '0',
  },
  {
    code: 'H28.075-260901-0002',
    name: 'Nguyễn Hoàng Công Tằng Tôn Nữ Thử Nghiệm',
    procedure: longName,
    due: '2026-09-03',
    tone: 'red',
    state: 'Quá hạn 2 ngày',
    fee: '75.000',
  },
  {
    code: 'H28.075-260901-0003',
    name: 'Lê Thị Ví Dụ',
    procedure: 'Chứng thực bản sao từ bản chính',
    due: '2026-09-01',
    tone: 'green',
    state: 'Đã trả kết quả',
    fee: '1.500.000',
  },
]

const columns: Column<Row>[] = [
  {
    key: 'code',
    head: 'Mã hồ sơ',
    tight: true,
    cell: ({ code }) => <a href={`/ho-so/${code}`}>{code}</a>,
  },
  { key: 'name', head: 'Người nộp', cell: ({ name }) => name },
  { key: 'procedure', head: 'Thủ tục', long: true, cell: ({ procedure }) => procedure },
  {
    key: 'due',
    head: 'Hẹn trả',
    tight: true,
    cell: ({ due }) => <When on={Temporal.PlainDate.from(due)} />,
  },
  { key: 'state', head: 'Tình trạng', cell: ({ tone, state }) => <Tag {...{ tone }}>{state}</Tag> },
  { key: 'fee', head: 'Lệ phí', num: true, tight: true, cell: ({ fee }) => fee },
]

const states = [
  { value: 'processing', text: 'Đang giải quyết' },
  { value: 'late', text: 'Quá hạn' },
]

export function Lists() {
  return (
    <section>
      <h2>Danh sách</h2>
      <Filters action="/thu-tuc" keep={['phan']}>
        <TextField id="loc-q" name="q" label="Mã, họ tên" />
        <Select id="loc-state" name="state" label="Trạng thái" blank="Tất cả" options={states} />
        <TextField id="loc-before" name="dueBefore" label="Hạn trước ngày" />
      </Filters>
      <Table caption="Hồ sơ của đơn vị" {...{ columns, rows }} rowKey={({ code }) => code} />
      <Pager next="eyJpZCI6MX0" prev="eyJpZCI6MH0" note="3 hồ sơ trên trang này" />
      <Nothing />
      <Cards>
        <Card title="Đăng ký khai sinh" href="/thu-tuc/1.001193" meta="Trong ngày">
          <p>Cho trẻ em sinh tại Việt Nam, cha mẹ là công dân Việt Nam</p>
        </Card>
        <Card title={longName} meta="15 ngày" />
      </Cards>
    </section>
  )
}

function Nothing() {
  const all = (
    <ButtonLink href="/" kind="secondary">
      Xem tất cả hồ sơ
    </ButtonLink>
  )
  return (
    <Empty title="Chưa có hồ sơ nào quá hạn" action={all}>
      <p>Hồ sơ quá hạn hiện ở đây ngay khi hết giờ hẹn.</p>
    </Empty>
  )
}
