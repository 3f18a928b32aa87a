import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

type Filed = { code: string; procedureName: string; state: string }

/** The application is in: its code, what happens next, where to follow it. */
export function ConfirmationPage({ dossier }: { dossier: Filed }) {
  const { t } = useView()
  const { code, procedureName, state } = dossier
  const hasReceipt = state !== 'new' && state !== 'rejected'
  return (
    <Page title={t('Đã nộp hồ sơ', 'Application sent')} over={procedureName}>
      <Notice kind="ok" title={t('Mã hồ sơ của bạn', 'The code of your application')}>
        <p class="filed-code code">
          {code.split(/(?<=-)/).map((part) => (
            <>
              {part}
              <wbr />
            </>
          ))}
        </p>
        <p>{t('Hãy ghi lại mã này để tra cứu.', 'Note it down to follow your application.')}</p>
      </Notice>
      <Next />
      <div class="actions">
        <ButtonLink href={`/cua-toi/ho-so/${code}`}>
          {t('Xem hồ sơ vừa nộp', 'Open the application')}
        </ButtonLink>
        {hasReceipt && (
          <ButtonLink kind="secondary" href={`/cua-toi/ho-so/${code}/giay-tiep-nhan.pdf`}>
            {t('Tải giấy tiếp nhận (PDF)', 'Receipt (PDF)')}
          </ButtonLink>
        )}
        <ButtonLink kind="quiet" href={`/tra-cuu/${code}`}>
          {t('Tra cứu bằng mã', 'Follow it by its code')}
        </ButtonLink>
      </div>
    </Page>
  )
}

function Next() {
  const { t } = useView()
  return (
    <Panel title={t('Việc tiếp theo', 'What happens next')}>
      <ol class="govuk-list govuk-list--number">
        <li>
          {t(
            'Bộ phận một cửa kiểm tra hồ sơ rồi tiếp nhận. Thời hạn giải quyết tính từ lúc đó.',
            'The desk checks and accepts it. The time limit runs from then.',
          )}
        </li>
        <li>
          {t(
            'Khi được tiếp nhận, giấy tiếp nhận hồ sơ và hẹn trả kết quả có ở trang hồ sơ của bạn.',
            'Once it is accepted, the receipt with the appointed date is on the page of your application.',
          )}
        </li>
        <li>
          {t(
            'Nếu thiếu giấy tờ, bạn được báo một lần và bổ sung ngay trên trang hồ sơ.',
            'If papers are missing you are told once, and supply them on the same page.',
          )}
        </li>
        <li>{t('Nhận kết quả theo cách bạn đã chọn.', 'Get the result the way you chose.')}</li>
      </ol>
    </Panel>
  )
}
