import type { CheckReport, SignatureReport } from '#platform/signing/pades/check.ts'
import { Facts } from '#ui/facts.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { changeWords, faultWords, pathWords } from '../report-words.ts'

/** What a check found, first in one sentence, then signature by signature. */
export function Report({ report }: { report: CheckReport }) {
  const { t } = useView()
  return (
    <>
      <Verdict {...{ report }} />
      {report.signatures.map((signature, nth) => (
        <One key={nth} nth={nth + 1} {...{ signature }} />
      ))}
      {report.faults.map(({ field }) => (
        <Notice
          key={field}
          kind="stop"
          title={t(
            `Mục “${field}” tự nhận là chữ ký nhưng không phải chữ ký trên tệp này.`,
            `The field “${field}” claims to be a signature and is none of this file.`,
          )}
        />
      ))}
    </>
  )
}

function Verdict({ report }: { report: CheckReport }) {
  const { t } = useView()
  const { fault, valid, signatures, faults } = report
  if (fault) return <Notice kind="stop" title={t(...faultWords[fault])} />
  if (signatures.length + faults.length === 0)
    return (
      <Notice
        kind="warn"
        title={t('Tệp này không có chữ ký số nào.', 'There is no signature in this file.')}
      />
    )
  if (valid)
    return (
      <Notice
        kind="ok"
        title={t(
          'Chữ ký hợp lệ; từ khi ký, nội dung không bị sửa.',
          'The signatures are good, and nothing was changed since.',
        )}
      />
    )
  return <Notice kind="stop" title={t(...reasonOf(report))} />
}

function reasonOf({ signatures, coversWholeDocument }: CheckReport): [string, string] {
  if (signatures.some(({ isIntact }) => !isIntact))
    return ['Tệp đã bị sửa sau khi ký.', 'The file was changed after signing.']
  if (
    !coversWholeDocument ||
    signatures.some(({ after }) => after.some(({ kind }) => kind === 'content'))
  )
    return ['Tệp có nội dung được thêm sau khi ký.', 'Something was added after signing.']
  return [
    'Chữ ký còn nguyên vẹn nhưng chưa xác định được là của ai.',
    'The signatures are intact, but whose they are is not certain.',
  ]
}

function One({ signature, nth }: { signature: SignatureReport; nth: number }) {
  const { t } = useView()
  const {
    signer,
    organization,
    at,
    isStamped,
    isIntact,
    trusted,
    path,
    pathFault,
    revocation,
    level,
    after,
  } = signature
  return (
    <Panel
      title={t(
        `Chữ ký ${nth}: ${signer || 'không đọc được'}`,
        `Signature ${nth}: ${signer || 'not readable'}`,
      )}
    >
      <p class="tags">
        <Tag tone={isIntact ? 'green' : 'red'}>
          {isIntact ? t('Nguyên vẹn', 'Intact') : t('Không khớp nội dung', 'Does not match')}
        </Tag>{' '}
        <Tag tone={trusted ? 'green' : 'yellow'}>
          {trusted ? t('Chứng thư tin cậy', 'Trusted') : t('Chưa tin cậy', 'Not trusted')}
        </Tag>{' '}
        <Tag tone="grey">PAdES {level}</Tag>
      </p>
      <Facts
        rows={[
          [t('Tổ chức', 'Organisation'), organization],
          [
            t('Thời điểm ký', 'Signed at'),
            at !== undefined && (
              <>
                <When at={Temporal.Instant.from(at)} />{' '}
                {isStamped
                  ? t('(theo dấu thời gian)', '(by a time stamp)')
                  : t('(theo máy người ký, chưa có dấu thời gian)', '(by the signer’s own clock)')}
              </>
            ),
          ],
          [t('Đường dẫn tin cậy', 'Trust path'), path.join(' → ')],
          pathFault !== undefined && [t('Vì sao chưa tin', 'Why not'), t(...pathWords[pathFault])],
          [
            t('Thu hồi', 'Revocation'),
            revocation === 'good'
              ? t('Không bị thu hồi', 'Not revoked')
              : revocation === 'revoked'
                ? t('Đã bị thu hồi', 'Revoked')
                : t('Tệp không mang theo dữ liệu để biết', 'The file carries no data on it'),
          ],
          [
            t('Sau khi ký', 'After signing'),
            after.length === 0
              ? t('Không thêm gì', 'Nothing was added')
              : [...new Set(after.map(({ kind }) => t(...changeWords[kind])))].join('; '),
          ],
        ]}
      />
    </Panel>
  )
}
