import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Button } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { home } from '../where.ts'
import { Idle, leaves } from './idle.tsx'

type Props = { refused?: { typed: string; isEmpty: boolean } | undefined }

/** The screen as it waits in the hall: one field, one large button. */
export function StartPage({ refused }: Props) {
  const { t, lang, textSize, contrast } = useView()
  const isChanged =
    lang !== 'vi' || textSize !== 'm' || contrast === 'high' || refused !== undefined
  const errors = refused && {
    ma: refused.isEmpty
      ? t('Ghi hoặc quét mã hồ sơ', 'Enter or scan the code')
      : t(
          'Không có hồ sơ nào mang mã này. So lại với giấy tiếp nhận, hoặc hỏi cán bộ ở quầy.',
          'No application has this code. Check it against your receipt, or ask at the desk.',
        ),
  }
  return (
    <Page
      frame="plain"
      wide
      {...{ home, leaves: isChanged ? leaves : undefined }}
      title={t('Tra cứu hồ sơ, nộp phí', 'Your application and its fee')}
      lead={t(
        'Quét mã QR trên giấy tiếp nhận, hoặc ghi mã hồ sơ rồi bấm Xem.',
        'Scan the QR code on your receipt, or enter the code and press Show.',
      )}
    >
      <div class="kiosk">
        <ErrorSummary isQuestion {...{ errors }} />
        <form action={home} method="get" class="kiosk-find" data-kiosk-find novalidate>
          <TextField
            name="ma"
            label={t('Mã hồ sơ', 'Application code')}
            hint={t(
              'Ví dụ H79.28.075-261122-0001, hoặc chỉ 261122-0001',
              'For example H79.28.075-261122-0001, or only 261122-0001',
            )}
            value={refused?.typed ?? ''}
            autocomplete="off"
            code
            begins
            {...{ errors }}
          />
          <Button>{t('Xem', 'Show')}</Button>
        </form>
        <Idle {...{ isChanged }} />
      </div>
    </Page>
  )
}
