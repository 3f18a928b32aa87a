import {
  isReceived,
  stateMeaning,
  StateTag,
  TimeTag,
  type dossierByCode,
} from '#modules/dossiers/index.ts'
import { News, type Payable } from '#modules/payments/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { home, startAgain } from '../where.ts'
import { Idle, leaves } from './idle.tsx'
import { PayLarge } from './pay-large.tsx'

type Dossier = NonNullable<Awaited<ReturnType<typeof dossierByCode>>>

type Props = {
  dossier: Dossier
  payable: Payable | undefined
  svg: string
  /** How many duties were paid. */
  paid: number
  now: Temporal.Instant
}

/** One dossier on the screen of the hall: its state in large letters, and what is to be paid. */
export function CasePage({ dossier, payable, svg, paid, now }: Props) {
  const { t } = useView()
  const { code, state, payment } = dossier
  const mark = [state, payment, payable?.bill.code, payable?.bill.paid, paid].join(' ')
  const isWaiting = payment === 'due'
  return (
    <Page
      frame="plain"
      wide
      {...{ home: startAgain, leaves }}
      title={t('Hồ sơ của bạn', 'Your application')}
      over={<span class="code">{code}</span>}
    >
      <div class="kiosk">
        <News {...{ mark, isWaiting }} said={t('Vừa có thay đổi.', 'Something has changed.')}>
          {paid > 0 && !isWaiting && (
            <Notice
              kind="ok"
              title={t('Đã nhận đủ phí, lệ phí.', 'The fee has been paid in full.')}
            />
          )}
          {payable && <PayLarge {...{ payable, svg, here: `${home}/ho-so/${code}` }} />}
          <Standing {...{ dossier, now }} />
          {isWaiting && !payable && (
            <Notice kind="warn" title={t('Có phí phải nộp.', 'A fee is to be paid.')}>
              <p>{t('Vui lòng nộp tại quầy.', 'Please pay at the desk.')}</p>
            </Notice>
          )}
        </News>
        <Actions>
          <ButtonLink href={startAgain}>{t('Xong, về màn hình đầu', 'Done')}</ButtonLink>
        </Actions>
        <Idle isChanged />
      </div>
    </Page>
  )
}

function Standing({ dossier, now }: Pick<Props, 'dossier' | 'now'>) {
  const { t } = useView()
  const { state, receivedAt, dueAt, finishedAt, returnedAt } = dossier
  return (
    <section class="kiosk-standing" aria-label={t('Tình trạng', 'State')}>
      <div>
        <p class="tags">
          <StateTag {...{ state }} /> <TimeTag line={dossier} {...{ now }} />
        </p>
        <p>{t(...stateMeaning[state])}</p>
      </div>
      <Facts
        rows={[
          [
            isReceived(dossier) ? t('Ngày tiếp nhận', 'Received') : t('Ngày nộp', 'Filed'),
            <When at={receivedAt} />,
          ],
          isReceived(dossier) && [
            t('Hẹn trả kết quả', 'Result due'),
            dueAt ? <When at={dueAt} /> : t('Chưa xác định', 'Not set'),
          ],
          finishedAt && [t('Xử lý xong', 'Finished'), <When at={finishedAt} />],
          returnedAt && [t('Đã trả kết quả', 'Handed over'), <When at={returnedAt} />],
        ]}
      />
    </section>
  )
}
