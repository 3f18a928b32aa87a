import { listTitle } from '#modules/procedures/index.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea, type Errors, type Filled } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Asked } from '../actions.ts'
import { reasons } from '../domain.ts'
import { reasonWords, whyNot } from '../words.ts'
import { Faces } from './faces.tsx'

type Props = {
  asked: Asked
  action: string
  /** On one's own page what was said before may be shown; on a tablet or by a paper's link never. */
  own?: boolean | undefined
  kiosk?: boolean | undefined
  retry?: { filled: Filled; errors: Errors } | undefined
}

/** How was it? Three large answers, then, if one likes, why. */
export function RatePage({ asked, action, own, kiosk, retry }: Props) {
  const { t } = useView()
  const { procedureName, ballot, may } = asked
  return (
    <Page
      frame={kiosk ? 'plain' : 'public'}
      title={t('Bạn có hài lòng với việc giải quyết hồ sơ?', 'Were you satisfied?')}
      over={listTitle(procedureName)}
      lead={t(
        'Đánh giá không ghi tên. Cán bộ không biết ai đã đánh giá thế nào.',
        'Ratings carry no name. No officer learns who gave which rating.',
      )}
    >
      <ErrorSummary errors={retry?.errors} />
      {!may.ok && (
        <Notice title={t('Không đánh giá được nữa', 'No rating')}>{t(...whyNot[may.why])}</Notice>
      )}
      {may.ok && ballot && <Thanks {...{ ballot, action, own, retry }} />}
      {may.ok && (
        <Form {...{ action }}>
          {ballot && (
            <h2>
              {t(
                'Muốn đổi ý? Chọn lại trong vòng một ngày.',
                'Changed your mind? Choose again within a day.',
              )}
            </h2>
          )}
          <Faces chosen={own ? ballot?.level : undefined} />
        </Form>
      )}
    </Page>
  )
}

type ThanksProps = Pick<Props, 'action' | 'own' | 'retry'> & {
  ballot: NonNullable<Asked['ballot']>
}

function Thanks({ ballot, action, own, retry }: ThanksProps) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <>
      <Notice kind="ok" title={t('Đã ghi nhận. Cảm ơn bạn!', 'Recorded. Thank you!')}>
        <p>
          {t(
            'Nếu muốn, hãy cho biết điều gì đã tốt hoặc chưa tốt.',
            'If you like, tell us what was good or what was not.',
          )}
        </p>
      </Notice>
      <Form {...{ action }}>
        <Checkboxes
          {...typed}
          name="reasons"
          legend={t('Về điều gì?', 'What about?')}
          value={own ? (ballot.reasons ?? []).join('\n') : ''}
          options={reasons.map((value) => ({ value, text: t(...reasonWords[value]) }))}
          inline
        />
        <TextArea
          {...typed}
          name="words"
          label={t('Góp ý của bạn', 'In your words')}
          hint={t(
            'Không bắt buộc. Đừng ghi tên hay số giấy tờ nếu bạn muốn giữ kín.',
            'Optional. Leave out names and numbers if you wish to stay unknown.',
          )}
          value={own ? (ballot.words ?? '') : ''}
          rows={3}
          max={1000}
        />
        <Actions>
          <Button kind="secondary">{t('Gửi góp ý', 'Send')}</Button>
        </Actions>
      </Form>
    </>
  )
}

/** The tablet between two citizens. */
export function WaitingPage({ name }: { name: string }) {
  const { t } = useView()
  return (
    <Page
      frame="plain"
      title={t('Xin chào!', 'Welcome!')}
      over={name}
      lead={t(
        'Khi nhận kết quả, bạn sẽ được mời đánh giá tại đây.',
        'When you receive your result you are asked here how it was.',
      )}
    />
  )
}
