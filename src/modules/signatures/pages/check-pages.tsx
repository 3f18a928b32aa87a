import type { CheckReport } from '#platform/signing/pades/check.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { FileField, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberWords } from '../domain.ts'
import type { SignedDocument } from '../store.ts'
import { checkHome, OtherPrograms } from './other-programs.tsx'
import { Report } from './report.tsx'

type Props = {
  filled?: Record<string, string>
  errors?: Record<string, string>
}

/** Xác minh: by the code on the paper, or by the file itself. */
export function CheckPage({ filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Xác minh kết quả và chữ ký số', 'Check a result and its signatures')}
      lead={t(
        'Nhập mã in ở chân trang kết quả, hoặc gửi tệp PDF để xem ai đã ký và có bị sửa không.',
        'Type the code at the foot of a result, or send a PDF to see who signed it and whether it was changed.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Panel title={t('Theo mã xác minh', 'By code')}>
        <Form action={`${checkHome}/ma`}>
          <TextField
            name="code"
            label={t('Mã xác minh', 'Code')}
            hint={t(
              '10 chữ và số, ví dụ 7KQ2M-4TRWP.',
              'Ten letters and digits, such as 7KQ2M-4TRWP.',
            )}
            width={20}
            code
            {...{ filled, errors }}
          />
          <Actions>
            <Button>{t('Xem kết quả đã đăng ký', 'Look it up')}</Button>
          </Actions>
        </Form>
      </Panel>
      <FilePanel {...{ errors }} action={`${checkHome}/tep`} />
      <OtherPrograms />
    </Page>
  )
}

function FilePanel({
  action,
  errors,
}: {
  action: string
  errors?: Record<string, string> | undefined
}) {
  const { t } = useView()
  return (
    <Panel title={t('Theo tệp', 'By file')}>
      <Form {...{ action }} multipart>
        <FileField
          name="file"
          label={t('Tệp PDF', 'PDF file')}
          hint={t('Tệp chỉ được kiểm tra, không được lưu lại.', 'It is only checked, not kept.')}
          accept=".pdf"
          {...{ errors }}
        />
        <Actions>
          <Button kind="secondary">{t('Kiểm tra tệp này', 'Check this file')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

type RegisteredProps = {
  document: SignedDocument
  compared?: 'same' | 'other' | undefined
  report?: CheckReport | undefined
}

/** The result as it was registered: what the paper in somebody's hand must say. No name of the applicant. */
export function RegisteredPage({ document, compared, report }: RegisteredProps) {
  const { t, unitName } = useView()
  const { title, number, symbol, signerName, sealedAt, sha256, checkCode } = document
  return (
    <Page
      title={t('Kết quả này có trong sổ', 'This result is registered')}
      over={unitName}
      crumbs={[{ href: checkHome, text: t('Xác minh', 'Check') }]}
    >
      {compared && <Compared {...{ compared }} />}
      <Facts
        rows={[
          [t('Tên văn bản', 'Title'), title],
          [
            t('Số, ký hiệu', 'Number'),
            number === null ? (
              t('Chờ cấp số', 'Waits for its number')
            ) : (
              <span class="code">{numberWords(number, symbol)}</span>
            ),
          ],
          [t('Cơ quan ban hành', 'Issued by'), unitName],
          [t('Người ký', 'Signed by'), signerName],
          [t('Ngày ban hành', 'Issued on'), sealedAt && <When at={sealedAt} />],
          [t('Mã xác minh', 'Code'), <span class="code">{checkCode}</span>],
          [
            t('Mã kiểm tra tệp (SHA-256)', 'Fingerprint (SHA-256)'),
            <span class="code share-link">{sha256?.toString('hex')}</span>,
          ],
        ]}
      />
      <p>
        {t(
          'Hãy so từng mục với tờ giấy hoặc tệp bạn đang cầm. Nếu khác, đừng tin tờ giấy đó và báo cho cơ quan ban hành.',
          'Compare each line with the paper or file you hold. If they differ, do not trust it and tell the office.',
        )}
      </p>
      {report && <Report {...{ report }} />}
      <FilePanel action={`${checkHome}/${checkCode}/tep`} />
    </Page>
  )
}

function Compared({ compared }: { compared: 'same' | 'other' }) {
  const { t } = useView()
  return compared === 'same' ? (
    <Notice
      kind="ok"
      title={t(
        'Tệp của bạn đúng là tệp đã ban hành.',
        'Your file is the very one that was issued.',
      )}
    />
  ) : (
    <Notice
      kind="stop"
      title={t('Tệp của bạn khác tệp đã ban hành.', 'Your file is not the one that was issued.')}
    />
  )
}

type CheckedProps = { name: string; report: CheckReport; registered: SignedDocument | undefined }

/** What was found in a file that somebody sent. */
export function CheckedPage({ name, report, registered }: CheckedProps) {
  const { t } = useView()
  return (
    <Page
      title={t('Kết quả kiểm tra chữ ký số', 'What the check found')}
      over={name}
      crumbs={[{ href: checkHome, text: t('Xác minh', 'Check') }]}
    >
      {registered && (
        <Notice
          kind="ok"
          title={t('Tệp này có trong sổ kết quả của xã.', 'This file is registered here.')}
        >
          <p>
            <a href={`${checkHome}/${registered.checkCode}`}>
              {t('Xem kết quả đã đăng ký', 'Open the registered result')}
            </a>
          </p>
        </Notice>
      )}
      <Report {...{ report }} />
      <FilePanel action={`${checkHome}/tep`} />
      <OtherPrograms />
    </Page>
  )
}
