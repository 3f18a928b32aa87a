import { shortened } from '#modules/procedures/index.ts'
import type { FileInfo } from '#platform/stored-files.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { WhyDead } from '../domain.ts'
import type { Share } from '../store.ts'
import { deadWords } from '../words.ts'

type DoorProps = {
  action: string
  asksCode: boolean
  procedureName: string | undefined
  until: Temporal.Instant
  errors?: Record<string, string>
}

/**
 * Before the result: nothing is told and nothing counted yet, because messengers open every link to draw a picture of it.
 * Pressing the button is what opens.
 */
export function DoorPage({ action, asksCode, procedureName, until, errors }: DoorProps) {
  const { t, unitName } = useView()
  return (
    <Page
      frame="plain"
      title={t('Một kết quả được chia sẻ với bạn', 'A result was shared with you')}
      over={unitName}
      lead={procedureName && shortened(procedureName)}
    >
      <ErrorSummary {...{ errors }} />
      <p>
        {t('Xem được đến', 'Open until')}{' '}
        <strong>
          <When at={until} />
        </strong>
        .{' '}
        {t(
          'Người chia sẻ sẽ thấy thời điểm bạn mở, không thấy bạn là ai.',
          'Its owner sees when you open it, not who you are.',
        )}
      </p>
      <Form {...{ action }}>
        {asksCode && (
          <TextField
            name="code"
            label={t('Mã truy cập (6 chữ số)', 'Access code (6 digits)')}
            hint={t('Người chia sẻ cho bạn mã này.', 'The owner told it to you.')}
            inputMode="numeric"
            autocomplete="one-time-code"
            width={10}
            code
            {...{ errors }}
          />
        )}
        <Actions>
          <Button>{t('Mở kết quả', 'Open the result')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

type ResultProps = { share: Share; file: FileInfo; href: string }

/** The result and what is needed to compare it with paper: no name, no dossier. */
export function ResultPage({ share, file, href }: ResultProps) {
  const { t, lang, unitName } = useView()
  const size = numberText(lang, Math.max(1, Math.round(file.size / 1024)))
  return (
    <Page
      frame="plain"
      title={share.title}
      over={unitName}
      lead={share.namesProcedure && shortened(share.procedureName)}
    >
      <p>
        <ButtonLink {...{ href }}>
          {t('Mở tệp kết quả', 'Open the file')} ({file.mediaType.split('/')[1]?.toUpperCase()},{' '}
          {size} kB)
        </ButtonLink>
      </p>
      <Facts
        rows={[
          [t('Cơ quan cấp', 'Issued by'), unitName],
          share.documentNumber !== null && [
            t('Số, ký hiệu', 'Number'),
            <span class="code">{share.documentNumber}</span>,
          ],
          [t('Ngày lên hệ thống', 'Entered on'), <When at={share.attachedAt} only="date" />],
          [t('Xem được đến', 'Open until'), <When at={share.expiresAt} />],
          [
            t('Mã kiểm tra tệp (SHA-256)', 'Fingerprint of the file (SHA-256)'),
            <span class="code">{file.sha256.toString('hex')}</span>,
          ],
        ]}
      />
      <Notice
        title={t(
          'Chỉ dùng cho việc mà người chia sẻ đồng ý. Cần chắc chắn, hãy hỏi cơ quan cấp bằng số, ký hiệu ở trên.',
          'Use it only for what its owner agreed to. To be certain, ask the issuing office by the number above.',
        )}
      />
    </Page>
  )
}

/** The link is dead, and why. */
export function DeadPage({ why }: { why: WhyDead | 'unknown' }) {
  const { t } = useView()
  const { title, more } = deadWords[why]
  return (
    <Page frame="plain" title={t(...title)}>
      <p class="lead">{t(...more)}</p>
      <p>
        <a href="/">{t('Về trang chủ', 'To the home page')}</a>
      </p>
    </Page>
  )
}
