import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Radios, TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { clocks, type ClockStart } from '../domain.ts'
import type { ClockRule, Exclusion } from '../rules.ts'
import { clockWords } from '../words.ts'

const home = '/quan-tri/phi-dia-gioi'

type Props = {
  now: ClockStart
  rules: readonly ClockRule[]
  excluded: readonly Exclusion[]
  names: ReadonlyMap<string, string>
  refused?: (Retry & { part: 'clock' | 'exclude' }) | undefined
}

/** What this commune says of dossiers that others take in for it. */
export function RulesPage(props: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Tiếp nhận phi địa giới', 'Intake for other communes')}
      lead={t(
        'Quy định cho hồ sơ của đơn vị mà xã khác trong tỉnh tiếp nhận thay.',
        'For our matters that other communes of the province take in.',
      )}
    >
      <ErrorSummary errors={props.refused?.errors} />
      <Clock {...props} />
      <Exclusions {...props} />
    </Page>
  )
}

function Clock({ now, rules, refused }: Props) {
  const { t } = useView()
  const retry = refused?.part === 'clock' ? { filled: refused.filled, errors: refused.errors } : {}
  return (
    <Panel title={t('Thời hạn tính từ khi nào', 'When the clock starts')} id="thoi-han">
      <p>
        {t('Đang áp dụng:', 'In force:')} <strong>{t(...clockWords[now])}</strong>
      </p>
      <Notice title={t('Cần kiểm tra', 'To be checked')}>
        {t(
          'Chưa tìm thấy quy định chung về thời điểm bắt đầu tính hạn khi nhận phi địa giới. Khi chưa đặt, hạn tính từ giấy tiếp nhận đầu tiên vì giấy đó đã ghi ngày hẹn. Hãy ghi theo quyết định của tỉnh.',
          'No general rule was found for when the clock starts. Until one is set, it starts at the first receipt, which already names the day. Enter what the province decided.',
        )}
      </Notice>
      {rules.length > 0 && (
        <Table
          caption={t('Các lần đặt', 'Entries')}
          hideCaption
          rows={rules}
          columns={[
            {
              key: 'from',
              head: t('Từ ngày', 'From'),
              tight: true,
              cell: ({ fromOn }) => <When on={fromOn} />,
            },
            {
              key: 'clock',
              head: t('Tính từ', 'Starts'),
              cell: ({ clock }) => t(...clockWords[clock]),
            },
            {
              key: 'ground',
              head: t('Căn cứ', 'Ground'),
              cell: ({ ground }) => ground,
              long: true,
            },
          ]}
        />
      )}
      <Form action={`${home}/thoi-han`}>
        <Radios
          name="clock"
          legend={t('Tính từ', 'Starts')}
          value={now}
          options={clocks.map((value) => ({ value, text: t(...clockWords[value]) }))}
          {...retry}
        />
        <DateField name="from" label={t('Áp dụng từ ngày', 'From')} {...retry} />
        <TextField id="clock-ground" name="ground" label={t('Căn cứ', 'Ground')} {...retry} />
        <Button>{t('Đặt quy định', 'Set')}</Button>
      </Form>
    </Panel>
  )
}

function Exclusions({ excluded, names, refused }: Props) {
  const { t } = useView()
  const retry =
    refused?.part === 'exclude' ? { filled: refused.filled, errors: refused.errors } : {}
  return (
    <Panel title={t('Thủ tục không nhận phi địa giới', 'Not for others to take in')} id="loai-tru">
      <p>
        {t(
          'Mặc định mọi thủ tục nộp tại đơn vị đều có thể do xã khác trong tỉnh nhận thay. Ghi ở đây những thủ tục chỉ đơn vị tự nhận, theo danh mục tỉnh công bố.',
          'By default others may take in everything. List here what only this commune takes in, by the province’s list.',
        )}
      </p>
      <Table
        caption={t('Thủ tục không nhận phi địa giới', 'Not for others to take in')}
        hideCaption
        rows={excluded}
        rowKey={({ procedureCode }) => procedureCode}
        empty={t('Chưa loại trừ thủ tục nào.', 'Nothing is excluded.')}
        columns={[
          {
            key: 'procedure',
            head: t('Thủ tục', 'Procedure'),
            cell: ({ procedureCode }) => (
              <>
                <span class="code">{procedureCode}</span> {names.get(procedureCode)}
              </>
            ),
          },
          { key: 'ground', head: t('Căn cứ', 'Ground'), cell: ({ ground }) => ground, long: true },
          {
            key: 'end',
            head: t('Bỏ', 'Remove'),
            cell: ({ procedureCode }) => (
              <Form action={`${home}/bo-loai-tru`}>
                <Hidden name="procedure" value={procedureCode} />
                <Button kind="quiet" small>
                  {t('Bỏ loại trừ', 'Remove')}
                </Button>
              </Form>
            ),
          },
        ]}
      />
      <Form action={`${home}/loai-tru`}>
        <TextField
          name="procedure"
          label={t('Mã thủ tục', 'Procedure code')}
          hint={t('Ví dụ 1.001193', 'For example 1.001193')}
          width={10}
          code
          {...retry}
        />
        <TextField id="exclude-ground" name="ground" label={t('Căn cứ', 'Ground')} {...retry} />
        <Button kind="secondary">{t('Loại trừ thủ tục này', 'Exclude it')}</Button>
      </Form>
    </Panel>
  )
}
