import { ButtonLink } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'

/** What the reader does next. */
export function Apply({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  const { code, filed, channels, sourceUrl } = procedure
  if (filed === 'national-portal')
    return (
      <ButtonLink href={sourceUrl || 'https://dichvucong.gov.vn'}>
        {t('Đến Cổng Dịch vụ công quốc gia', 'Go to the national portal')}
      </ButtonLink>
    )
  const prepare = (
    <ButtonLink kind="secondary" href={`/thu-tuc/${code}/chuan-bi`}>
      {t('Chuẩn bị trước khi nộp', 'Before you apply')}
    </ButtonLink>
  )
  if (!channels.includes('online')) return prepare
  return (
    <>
      <ButtonLink href={`/nop-ho-so/${code}`}>{t('Nộp trực tuyến', 'Apply online')}</ButtonLink>
      {prepare}
    </>
  )
}
