import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { stepPath } from '../addresses.ts'
import type { Difference } from '../differences.ts'
import type { Draft } from '../domain.ts'

type Props = { draft: Draft; differs: readonly Difference[] }

/** Two pages wrote into one draft: nothing is lost, and the reader chooses. */
export function Newer({ draft, differs }: Props) {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t(
        'Bản nháp này đã được sửa ở một thẻ hoặc thiết bị khác',
        'This draft was changed in another tab or on another device',
      )}
    >
      <p>
        {t('Bản ở nơi khác được lưu', 'The other text was saved')} <When at={draft.savedAt} />.{' '}
        {t(
          'Trang này vẫn giữ những gì bạn vừa điền và chưa ghi đè gì cả.',
          'This page still holds what you typed, and nothing was overwritten.',
        )}
      </p>
      {differs.length > 0 && <Differences {...{ differs }} />}
      <p>
        {t(
          'Muốn dùng bản ở trang này: bấm “Lưu và tiếp tục” lần nữa. Muốn dùng bản kia:',
          'To use the text on this page, press “Save and continue” again. To use the other:',
        )}{' '}
        <a href={stepPath(draft.id, 'form')}>
          {t('mở bản đã lưu ở nơi khác', 'open what was saved elsewhere')}
        </a>
        .
      </p>
    </Notice>
  )
}

function Differences({ differs }: Pick<Props, 'differs'>) {
  const { t } = useView()
  const none = <span class="muted">{t('để trống', 'left blank')}</span>
  return (
    <Table
      caption={t('Những mục khác nhau', 'What differs')}
      rows={differs}
      empty=""
      columns={[
        { key: 'label', head: t('Mục', 'Field'), cell: ({ label }) => label },
        { key: 'here', head: t('Ở trang này', 'On this page'), cell: ({ here }) => here || none },
        {
          key: 'kept',
          head: t('Đã lưu ở nơi khác', 'Saved elsewhere'),
          cell: ({ kept }) => kept || none,
        },
      ]}
    />
  )
}
