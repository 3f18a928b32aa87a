import type { Errors, Filled } from '#platform/form.ts'
import { TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { isOpen, type Bulletin } from '../domain.ts'

const home = '/can-bo/ban-tin'

type Props = {
  bulletin: Bulletin
  can: ReadonlySet<string>
  isOwn: boolean
  filled: Filled
  errors: Errors | undefined
}

/** What this officer can do with it now. */
export function Acts({ bulletin, can, isOwn, filled, errors }: Props) {
  const { t } = useView()
  const { id, state, priority } = bulletin
  const mayApprove =
    priority === 'emergency' ? can.has('bulletin.emergency') : can.has('bulletin.approve') && !isOwn
  const typed = { filled, errors }
  return (
    <>
      <Actions>
        {isOpen(bulletin) && can.has('bulletin.write') && (
          <Form action={`${home}/${id}/trinh`}>
            <Button>{t('Trình duyệt', 'Submit')}</Button>
          </Form>
        )}
        {state === 'approved' && can.has('broadcast.schedule') && priority !== 'emergency' && (
          <ButtonLink href={`/can-bo/lich-phat/xep?bulletin=${id}`}>
            {t('Xếp lịch phát', 'Schedule')}
          </ButtonLink>
        )}
        {state === 'approved' && can.has('bulletin.emergency') && priority === 'emergency' && (
          <ButtonLink href={`/can-bo/lich-phat/khan-cap?bulletin=${id}`}>
            {t('Phát khẩn cấp', 'Sound it')}
          </ButtonLink>
        )}
        {!isOpen(bulletin) && can.has('bulletin.write') && (
          <Form action={`${home}/${id}/dung-lai`}>
            <Button kind="secondary">{t('Soạn lại từ bản này', 'Write anew from this')}</Button>
          </Form>
        )}
      </Actions>
      {state === 'submitted' && can.has('bulletin.approve') && (
        <Panel title={t('Duyệt', 'Decide')}>
          {isOwn && priority !== 'emergency' && (
            <p>
              {t(
                'Bạn đã soạn hoặc sửa bản tin này nên không tự duyệt.',
                'You wrote or changed this: somebody else decides.',
              )}
            </p>
          )}
          {mayApprove && (
            <Form action={`${home}/${id}/duyet`}>
              <Hidden name="version" value={String(bulletin.version)} />
              {priority === 'emergency' && (
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
      )}
      {bulletin.emergencyReason !== null &&
        bulletin.reviewedAt === null &&
        can.has('bulletin.approve') && (
          <Panel title={t('Xem xét lại lần phát khẩn cấp', 'Review')}>
            <Form action={`${home}/${id}/xem-xet`}>
              <TextArea name="note" rows={3} label={t('Kết quả xem xét', 'Findings')} {...typed} />
              <Button kind="secondary">{t('Ghi kết quả', 'Save')}</Button>
            </Form>
          </Panel>
        )}
      {state !== 'withdrawn' && can.has('bulletin.approve') && state !== 'submitted' && (
        <Panel title={t('Thu hồi', 'Withdraw')}>
          <Form action={`${home}/${id}/thu-hoi`}>
            <TextField name="reason" label={t('Lý do thu hồi', 'Why')} {...typed} />
            <Button kind="warning">{t('Thu hồi bản tin', 'Withdraw')}</Button>
          </Form>
        </Panel>
      )}
    </>
  )
}
