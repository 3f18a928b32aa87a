import type { Officer } from '#modules/accounts/index.ts'
import type { EventWords } from '#platform/module.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Trail } from '../store.ts'
import { ChainPanel, type Chain } from './chain-panel.tsx'
import { TrailTable } from './trail-table.tsx'

type Props = Trail &
  Chain & {
    errors: Record<string, string>
    names: ReadonlyMap<string, string>
    officers: readonly Officer[]
    words: EventWords
  }

/** Nhật ký: what happened, newest first, narrowed by what stands in the address. */
export function TrailPage(props: Props) {
  const { events, next, scannedTo, errors, names, officers, words, ...chain } = props
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Nhật ký', 'Audit trail')}
      lead={t(
        'Mọi thay đổi đều được ghi lại, niêm phong và không sửa được. Số định danh, điện thoại, thư điện tử được che.',
        'Every change is written down, sealed, and cannot be altered. Identity numbers, telephone numbers and e-mail addresses are covered.',
      )}
      actions={
        <ButtonLink href="/quan-tri/nhat-ky/kiem-tra" kind="secondary">
          {t('Kiểm tra chuỗi', 'Check the chain')}
        </ButtonLink>
      }
    >
      <ErrorSummary {...{ errors }} />
      <TrailFilters {...{ officers, words, errors }} />
      <TrailTable {...{ events, names, words }} isPartial={scannedTo !== undefined} />
      {scannedTo && <Scanned {...{ scannedTo }} />}
      <Pager {...{ next }} />
      <ChainPanel {...chain} />
    </Page>
  )
}

/** A rare thing far back: each page looks at a bounded number of lines, and says where it stopped. */
function Scanned({ scannedTo }: { scannedTo: Temporal.Instant }) {
  const { t } = useView()
  return (
    <p class="muted">
      {t(
        'Trang này đã xem đủ 20.000 dòng. Bấm “Trang sau” để xem tiếp; đã xem đến:',
        'This page has looked at 20,000 lines. Go to the next page for older ones; seen up to:',
      )}{' '}
      <When at={scannedTo} />
    </p>
  )
}

type FilterProps = {
  officers: readonly Officer[]
  words: EventWords
  errors: Record<string, string>
}

function TrailFilters({ officers, words, errors }: FilterProps) {
  const { t } = useView()
  const others = [
    { value: 'citizen:', text: t('Mọi người dân', 'Any citizen') },
    { value: 'client:', text: t('Mọi phần mềm kết nối', 'Any program') },
    { value: 'public', text: t('Khách, không đăng nhập', 'Visitors, not signed in') },
    { value: 'system', text: t('Hệ thống', 'The system') },
  ]
  const staff = officers.map(({ id, name, position }) => ({
    value: `staff:${id}`,
    text: position === '' ? name : `${name}, ${position}`,
  }))
  return (
    <Filters action="/quan-tri/nhat-ky">
      <Select
        name="nguoi"
        label={t('Ai làm', 'Who')}
        blank={t('Tất cả', 'Everybody')}
        options={[...staff, ...others]}
      />
      <Select
        name="viec-gi"
        label={t('Việc gì', 'What')}
        blank={t('Tất cả', 'Everything')}
        options={Object.entries(words).map(([value, said]) => ({ value, text: t(...said) }))}
      />
      <TextField
        name="doi-tuong"
        label={t('Mã hồ sơ hoặc mã đối tượng', 'Dossier code or id')}
        width={20}
        {...{ errors }}
      />
      <DateField name="tu-ngay" label={t('Từ ngày', 'From')} {...{ errors }} />
      <DateField name="den-ngay" label={t('Đến hết ngày', 'Up to')} {...{ errors }} />
    </Filters>
  )
}
