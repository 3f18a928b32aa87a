import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { certainties, type Group } from '../store.ts'
import { certaintyWords } from '../words.ts'

export const groupsHome = '/quan-tri/mien-giam'

type Props = { groups: readonly Group[]; filled?: Filled | undefined; errors?: Errors | undefined }

/** Nhóm được miễn, giảm phí: who pays less, kept by the administrator with its ground. */
export function GroupsPage({ groups, filled, errors }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Miễn, giảm phí, lệ phí', 'Who pays less')}
      lead={t(
        'Mức thu do Hội đồng nhân dân tỉnh quy định được xác nhận ở trang của từng thủ tục; ở đây là người được miễn, giảm.',
        'Fees are confirmed on the page of each procedure; here is who pays less.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Table
        caption={t('Các nhóm', 'Groups')}
        hideCaption
        rows={groups}
        rowKey={({ id }) => id}
        empty={t('Chưa khai nhóm nào.', 'No groups yet.')}
        columns={[
          { key: 'who', head: t('Nhóm', 'Group'), cell: ({ who }) => who },
          {
            key: 'code',
            head: t('Thủ tục', 'Procedure'),
            tight: true,
            cell: ({ procedureCode }) => procedureCode || t('Mọi thủ tục', 'All'),
          },
          {
            key: 'percent',
            head: t('Giảm', 'Less'),
            num: true,
            cell: ({ percent }) => `${percent}%`,
          },
          { key: 'proof', head: t('Giấy tờ', 'Proof'), long: true, cell: ({ proof }) => proof },
          {
            key: 'citation',
            head: t('Căn cứ', 'Ground'),
            long: true,
            cell: ({ citation, certainty }) => `${citation} (${t(...certaintyWords[certainty])})`,
          },
          {
            key: 'time',
            head: t('Hiệu lực', 'In force'),
            cell: ({ id, effectiveFrom, effectiveTo }) => (
              <>
                {t('Từ', 'From')} {dateText(lang, effectiveFrom)}{' '}
                {effectiveTo ? (
                  `${t('đến hết', 'to')} ${dateText(lang, effectiveTo)}`
                ) : (
                  <Form action={`${groupsHome}/${id}/thoi`}>
                    <Button kind="quiet" small>
                      {t('Thôi áp dụng', 'End')}
                    </Button>
                  </Form>
                )}
              </>
            ),
          },
        ]}
      />
      <Panel title={t('Thêm nhóm', 'Add a group')} id="them">
        <Form action={groupsHome}>
          <TextField
            name="who"
            label={t('Nhóm được miễn, giảm', 'Group')}
            {...{ filled, errors }}
          />
          <TextField
            name="procedureCode"
            label={t('Mã thủ tục', 'Procedure')}
            hint={t('Để trống nếu áp dụng mọi thủ tục', 'Blank for all')}
            optional
            code
            width={10}
            {...{ filled, errors }}
          />
          <TextField
            name="percent"
            label={t('Giảm bao nhiêu phần trăm (100 là miễn)', 'Less by how many per cent')}
            inputMode="numeric"
            width={4}
            {...{ filled, errors }}
          />
          <TextField
            name="proof"
            label={t('Giấy tờ chứng minh', 'Proof')}
            {...{ filled, errors }}
          />
          <TextField name="citation" label={t('Căn cứ', 'Ground')} {...{ filled, errors }} />
          <Select
            name="certainty"
            label={t('Mức chắc chắn', 'Certainty')}
            options={certainties.map((value) => ({ value, text: t(...certaintyWords[value]) }))}
            {...{ filled, errors }}
          />
          <DateField
            name="effectiveFrom"
            label={t('Áp dụng từ ngày', 'From')}
            {...{ filled, errors }}
          />
          <Button>{t('Thêm nhóm', 'Add')}</Button>
        </Form>
      </Panel>
    </Page>
  )
}
