import type { ComponentChildren } from 'preact'

import { paperAccept } from '#platform/uploads.ts'
import { FileField, TextArea } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import type { Entrustable } from '../entrusting.ts'
import type { Hold } from '../hold.ts'
import { isPathAct, type Act } from '../possible.ts'
import type { DossierFile } from '../read.ts'
import type { DossierRecord } from '../rows.ts'
import type { AnswerOffers } from '../stored/for-answer.ts'
import { AnswerStored } from './answer-stored.tsx'
import { ForwardFields, OfficerField, VerdictField } from './forward-fields.tsx'
import { NumberedFields, NumberFields } from './number-fields.tsx'
import { PathFields } from './path-fields.tsx'
import { AttachFields, HandOverFields } from './result-fields.tsx'

/** An act that was refused: which one, what was typed, and why. */
export type Refused = { act: Act; filled: Record<string, string>; errors: Record<string, string> }

export type ActsProps = {
  file: DossierFile
  dossier: DossierRecord
  now: Temporal.Instant
  acts: readonly Act[]
  hold: Hold
  officers: Entrustable
  /** What of the applicant's store may answer the open request. */
  offers?: AnswerOffers | undefined
  /** The next step asks for a verdict from here on. */
  deciding: boolean
  nextStep: string | undefined
  refused?: Refused | undefined
  /** Sending one of the forms twice does its act once. */
  once: string
}

export type FieldsProps = ActsProps & {
  act: Act
  filled: Record<string, string> | undefined
  errors: Record<string, string> | undefined
}

/** What an act asks of the officer. */
export function Fields(props: FieldsProps): ComponentChildren {
  const { t } = useView()
  const { act, filled, errors } = props
  // Each form has ids of its own: several stand on one page.
  const field = (name: string) => ({ name, id: `${act}-${name}`, filled, errors })
  if (isPathAct(act)) return <PathFields {...props} {...{ act, field }} />
  switch (act) {
    case 'accept':
      return (
        <p>
          {t(
            'Thời hạn giải quyết bắt đầu tính từ lúc tiếp nhận.',
            'The time limit starts when you accept.',
          )}
        </p>
      )
    case 'reject':
      return (
        <TextArea
          {...field('reason')}
          label={t('Lý do từ chối', 'Reason')}
          hint={t(
            'Ghi rõ căn cứ và hướng dẫn người nộp làm gì tiếp.',
            'State the ground and what the applicant should do.',
          )}
        />
      )
    case 'forward':
      return <ForwardFields {...props} />
    case 'finish':
      return (
        <>
          {props.dossier.verdict === null && <VerdictField {...props} />}
          <TextArea {...field('reason')} label={t('Ghi chú', 'Note')} optional rows={2} />
        </>
      )
    case 'send-back':
      return <TextArea {...field('reason')} label={t('Lý do trả lại', 'Reason')} />
    case 'assign':
      return <OfficerField {...props} label={t('Người xử lý', 'Officer')} />
    case 'take':
      return (
        <p>
          {props.hold === 'colleague'
            ? t(
                'Hồ sơ đang ở cán bộ khác cùng bộ phận. Nhận việc thì từ đây bạn xử lý, và việc đổi người được ghi vào nhật ký hồ sơ.',
                'A colleague of your department has this dossier. When you take it you do it from here on, and the change is written in its history.',
              )
            : t('Hồ sơ chưa giao cho ai.', 'Nobody has this dossier yet.')}
        </p>
      )
    case 'ask-supplement':
      return (
        <TextArea
          {...field('missing')}
          label={t('Giấy tờ, nội dung còn thiếu và lý do', 'What is missing, and why')}
          hint={t(
            'Người nộp đọc đúng những gì bạn ghi ở đây. Thời hạn tạm dừng cho đến khi được bổ sung.',
            'The applicant reads exactly this. The clock is paused until it is supplied.',
          )}
        />
      )
    case 'supply':
      return (
        <>
          <TextArea
            {...field('answer')}
            label={t('Đã nhận những gì', 'What was brought')}
            rows={2}
          />
          <FileField
            {...field('files')}
            label={t('Bản chụp, bản quét', 'Scans')}
            accept={paperAccept}
            multiple
            optional
          />
          {props.offers && (
            <AnswerStored code={props.dossier.code} offers={props.offers} {...{ filled, errors }} />
          )}
        </>
      )
    case 'number-result':
      return <NumberFields {...props} />
    case 'correct-number':
    case 'annotate-number':
      return <NumberedFields {...props} act={act} />
    case 'attach-result':
      return <AttachFields {...props} />
    case 'hand-over':
      return <HandOverFields {...props} />
    case 'withdraw':
      return <TextArea {...field('reason')} label={t('Lý do rút', 'Reason')} />
  }
}
