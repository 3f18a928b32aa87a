import { ButtonLink } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'

/** What the reader does next. */
export function Apply({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  const { code, filed, channels, sourceUrl } = procedure
  if (filed === 'national-portal')
    return (
      <>
        <p>
          {t(
            'Thủ tục này nộp và theo dõi trên Cổng Dịch vụ công quốc gia, không nộp ở đây.',
            'This procedure is filed and followed on the National Public Service Portal, not here.',
          )}
        </p>
        <ButtonLink href={sourceUrl || 'https://dichvucong.gov.vn'}>
          {t('Đến Cổng Dịch vụ công quốc gia', 'Go to the national portal')}
        </ButtonLink>
      </>
    )
  if (channels.includes('online'))
    return (
      <>
        <ButtonLink href={`/nop-ho-so/${code}`}>{t('Nộp trực tuyến', 'Apply online')}</ButtonLink>
        <p>{t('Hoặc nộp trực tiếp tại quầy một cửa.', 'Or apply in person at the desk.')}</p>
      </>
    )
  return (
    <p>
      {t(
        'Thủ tục này nộp trực tiếp tại quầy một cửa. Mang theo giấy tờ tùy thân hoặc mở VNeID.',
        'Apply in person at the desk. Bring an identity paper or open VNeID.',
      )}
    </p>
  )
}
