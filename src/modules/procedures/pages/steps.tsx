import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'

/** What the applicant does, from home to result. */
export function Steps({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  if (procedure.filed === 'national-portal') return null
  const isOnline = procedure.channels.includes('online')
  return (
    <Panel title={t('Các bước', 'Steps')}>
      <ol class="govuk-list govuk-list--number">
        <li>{t('Chuẩn bị giấy tờ như trên.', 'Get the papers above ready.')}</li>
        <li>
          {isOnline
            ? t(
                'Nộp trực tuyến, hoặc lấy số và nộp tại quầy một cửa.',
                'Apply online, or take a number and apply at the desk.',
              )
            : t('Lấy số và nộp tại quầy một cửa.', 'Take a number and apply at the desk.')}
        </li>
        <li>
          {t(
            'Nhận giấy tiếp nhận hồ sơ và hẹn trả kết quả, có mã hồ sơ và ngày hẹn.',
            'Get the receipt with the code of your application and the appointed date.',
          )}
        </li>
        <li>
          <a href="/tra-cuu">
            {t('Theo dõi bằng mã hồ sơ hoặc mã QR.', 'Follow it by the code or the QR.')}
          </a>
        </li>
        <li>
          {t(
            'Nhận kết quả tại quầy, qua bưu chính hoặc bản điện tử.',
            'Get the result at the desk, by post or electronically.',
          )}
        </li>
      </ol>
    </Panel>
  )
}
