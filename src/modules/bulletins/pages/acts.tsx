import type { Errors, Filled } from '#platform/form.ts'
import { TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { isOpen, maySubmit, type Bulletin } from '../domain.ts'

const home = '/can-bo/ban-tin'

type Props = {
  bulletin: Bulletin
  can: ReadonlySet<string>
  isOwn: boolean
  filled: Filled
  errors: Errors | undefined
}

/** What this officer can do with it now. */
export function Acts(props: Props) {
  const { bulletin, can } = props
  const { state } = bulletin
  const mayDecide = can.has('bulletin.approve')
  return (
    <>
      <Steps {...{ bulletin, can }} />
      {state === 'submitted' && mayDecide && <Decide {...props} />}
      {bulletin.soundedAt !== null && bulletin.reviewedAt === null && mayDecide && (
        <Review {...props} />
      )}
      {state !== 'withdrawn' && state !== 'submitted' && mayDecide && <Withdraw {...props} />}
    </>
  )
}

/** The next step of whoever writes, schedules or sounds it. */
function Steps({ bulletin, can }: Pick<Props, 'bulletin' | 'can'>) {
  const { t } = useView()
  const { id, state, priority } = bulletin
  const isEmergency = priority === 'emergency'
  return (
    <Actions>
      {maySubmit(bulletin).ok && can.has('bulletin.write') && (
        <Form action={`${home}/${id}/trinh`}>
          <Button>{t('Trình duyệt', 'Submit')}</Button>
        </Form>
      )}
      {state === 'approved' && can.has('broadcast.schedule') && !isEmergency && (
        <ButtonLink href={`/can-bo/lich-phat/xep?bulletin=${id}`}>
          {t('Xếp lịch phát', 'Schedule')}
        </ButtonLink>
      )}
      {state === 'approved' && can.has('bulletin.emergency') && isEmergency && (
        <ButtonLink href={`/can-bo/lich-phat/khan-cap?bulletin=${id}`}>
          {t('Phát khẩn cấp', 'Sound it')}
        </ButtonLink>
      )}
      {can.has('bulletin.write') && !isOpen(bulletin) && (
        <Form action={`${home}/${id}/dung-lai`}>
          <Button kind="secondary">{t('Soạn lại từ bản này', 'Write anew from this')}</Button>
        </Form>
      )}
    </Actions>
  )
}

function Decide({ bulletin, can, isOwn, filled, errors }: Props) {
  const { t } = useView()
  const { id, priority } = bulletin
  const typed = { filled, errors }
  const isEmergency = priority === 'emergency'
  return (
    <Panel title={t('Duyệt', 'Decide')}>
      {isOwn && !isEmergency && (
        <p>
          {t(
            'Bạn đã soạn hoặc sửa bản tin này nên không tự duyệt.',
            'You wrote or changed this: somebody else decides.',
          )}
        </p>
      )}
      {(isEmergency ? can.has('bulletin.emergency') : !isOwn) && (
        <Form action={`${home}/${id}/duyet`}>
          <Hidden name="version" value={String(bulletin.version)} />
          {isEmergency && (
            <TextField
              name="reason"
              label={t('Lý do phát khẩn cấp', 'Why an emergency')}
              {...typed}
            />
          )}
          <Button>{t('Duyệt bản tin', 'Approve')}</Button>
        </Form>
      )}
      <Form action={`${home}/${id}/tra-lai`}>
        <TextField
          name="reason"
          id="return-reason"
          label={t('Lý do trả lại', 'Why it is returned')}
          {...typed}
        />
        <Button kind="secondary">{t('Trả lại', 'Return')}</Button>
      </Form>
    </Panel>
  )
}

function Review({ bulletin, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Xem xét lại lần phát khẩn cấp', 'Review')}>
      <Form action={`${home}/${bulletin.id}/xem-xet`}>
        <TextArea
          name="note"
          rows={3}
          label={t('Kết quả xem xét', 'Findings')}
          {...{ filled, errors }}
        />
        <Button kind="secondary">{t('Ghi kết quả', 'Save')}</Button>
      </Form>
    </Panel>
  )
}

function Withdraw({ bulletin, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Thu hồi', 'Withdraw')}>
      <Form action={`${home}/${bulletin.id}/thu-hoi`}>
        <TextField name="reason" label={t('Lý do thu hồi', 'Why')} {...{ filled, errors }} />
        <Button kind="warning">{t('Thu hồi bản tin', 'Withdraw')}</Button>
      </Form>
    </Panel>
  )
}
