import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { ListQuery } from '../archive.ts'

const home = '/can-bo/ban-tin'

/** Nothing here, and what to do about it. */
export function Nothing({ query, mayWrite }: { query: ListQuery; mayWrite: boolean }) {
  const { t } = useView()
  const { archive, cursor: _, ...filters } = query
  const begin = archive ? `${home}?archive=yes` : home
  if (Object.values(filters).some(Boolean))
    return (
      <Empty
        title={t('Không có bản tin nào như vậy.', 'No bulletin like that.')}
        action={<a href={begin}>{t('Bỏ lọc để xem tất cả', 'Clear the filters')}</a>}
      >
        {t('Thử ít từ hơn, hoặc tìm trong phần kia.', 'Try fewer words, or the other part.')}
      </Empty>
    )
  if (archive)
    return (
      <Empty title={t('Kho lưu còn trống.', 'The archive is empty.')}>
        {t(
          'Bản tin đã thu hồi hoặc quá ngày phát cuối cùng nằm ở đây, để nghe lại và soạn lại.',
          'What is withdrawn or past its last day is kept here, to be heard and written anew.',
        )}
      </Empty>
    )
  return (
    <Empty
      title={t('Chưa có bản tin nào.', 'No bulletin yet.')}
      action={
        mayWrite && (
          <ButtonLink href={`${home}/soan`}>
            {t('Soạn bản tin đầu tiên', 'Write the first one')}
          </ButtonLink>
        )
      }
    />
  )
}
