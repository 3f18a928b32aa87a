import { Actions, Button, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Around } from '../around.ts'
import type { Recount } from '../recount.ts'
import { FiguresPage, home } from './frame.tsx'

type Props = { around: Around; past: readonly Recount[]; asked: boolean }

/** Đối chiếu: every number counted again from the dossiers, by whom, when, and what differed. */
export function RecountPage({ around, past, asked }: Props) {
  const { t, lang, who } = useView()
  return (
    <FiguresPage tab="recount" title={t('Đối chiếu số liệu', 'Recounts')} {...{ around }}>
      <p>
        {t(
          'Số liệu thay đổi cùng lúc với hồ sơ. Mỗi đêm hệ thống đếm lại từ đầu; chỗ nào lệch thì sửa và ghi ở đây.',
          'Figures change together with the dossiers. Every night all is counted again; what differs is put right and written down here.',
        )}
      </p>
      {asked && (
        <Notice kind="ok" title={t('Đang đếm lại', 'Counting')}>
          {t('Tải lại trang sau ít phút để xem kết quả.', 'Reload this page in a few minutes.')}
        </Notice>
      )}
      {who.can.has('figures.edit') && (
        <Form action={`${home}/doi-chieu`}>
          <Actions>
            <Button kind="secondary">{t('Đếm lại ngay', 'Count again now')}</Button>
          </Actions>
        </Form>
      )}
      <Table
        caption={t('Các lần đối chiếu', 'Recounts')}
        hideCaption
        rows={past}
        empty={t('Chưa đối chiếu lần nào.', 'Never counted again yet.')}
        columns={[
          { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
          { key: 'by', head: t('Người yêu cầu', 'By'), cell: ({ by }) => by },
          {
            key: 'dossiers',
            head: t('Hồ sơ', 'Dossiers'),
            num: true,
            cell: ({ dossiers }) => numberText(lang, dossiers),
          },
          {
            key: 'wrong',
            head: t('Hồ sơ đếm sai', 'Counted wrongly'),
            num: true,
            cell: ({ wrong }) => numberText(lang, wrong),
          },
          {
            key: 'cells',
            head: t('Số tổng lệch', 'Sums that differed'),
            num: true,
            cell: ({ cells }) => numberText(lang, cells),
          },
          {
            key: 'examples',
            head: t('Ví dụ', 'Examples'),
            cell: ({ examples }) => examples.slice(0, 5).join(', '),
          },
        ]}
      />
    </FiguresPage>
  )
}
