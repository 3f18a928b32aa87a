import type { Verdict } from '#platform/verify.ts'
import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { faultWords } from '../words.ts'

/** Whether the newest part of the trail is as it was sealed, and how the whole of it is checked. */
export function CheckPage({ verdict }: { verdict: Verdict }) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Kiểm tra chuỗi nhật ký', 'Check of the audit trail')}
      crumbs={[{ href: '/quan-tri/nhat-ky', text: t('Nhật ký', 'Audit trail') }]}
    >
      <Outcome {...verdict} />
      <p>
        {t(
          'Trang này chỉ kiểm tra khoảng 2.000 sự kiện mới nhất đã niêm phong: nội dung, thứ tự, chữ ký và mối nối với niêm phong trước.',
          'This page checks only about the newest 2,000 sealed events: their contents, their order, the signatures, and the link to the seal before.',
        )}
      </p>
      <p>
        {t(
          'Để kiểm tra toàn bộ nhật ký từ sự kiện đầu tiên, người quản trị máy chủ chạy lệnh:',
          'To check the whole trail from its first event, whoever runs the server gives the command:',
        )}{' '}
        <code>npm run audit:verify</code>
      </p>
      <p>
        {t(
          'Đầu chuỗi của từng ngày được công bố ở dạng máy đọc; ai giữ một bản sao đều có thể phát hiện nhật ký bị cắt bớt hoặc làm lại.',
          'The head of the chain of each day is published for programs to read; whoever keeps a copy can find out that the trail was cut short or made anew.',
        )}{' '}
        <a href="/quan-tri/nhat-ky/dau-chuoi.json">{t('Xem đầu chuỗi', 'See the heads')}</a>
      </p>
      <ButtonLink href="/quan-tri/nhat-ky/kiem-tra" kind="secondary">
        {t('Kiểm tra lại', 'Check again')}
      </ButtonLink>
    </Page>
  )
}

function Outcome({ events, seals, fault }: Verdict) {
  const { t, lang } = useView()
  const [e, s] = [numberText(lang, events), numberText(lang, seals)]
  if (fault)
    return (
      <Notice kind="stop" title={t(...faultWords[fault.what])}>
        <p>
          {t(
            `Niêm phong số ${fault.seal}, sự kiện ${fault.event ?? 'chưa rõ'}. Giữ nguyên máy chủ, báo cho người phụ trách an toàn thông tin.`,
            `Seal ${fault.seal}, event ${fault.event ?? 'unknown'}. Leave the server as it is and tell whoever is in charge of information security.`,
          )}
        </p>
      </Notice>
    )
  if (seals === 0)
    return (
      <Notice title={t('Chưa có sự kiện nào được niêm phong.', 'No event has been sealed yet.')} />
    )
  return (
    <Notice
      kind="ok"
      title={t(
        `Đã kiểm tra ${e} sự kiện trong ${s} niêm phong: không có gì bị sửa, xóa, chèn hay đảo thứ tự.`,
        `${e} events in ${s} seals were checked: nothing was edited, removed, put in or moved.`,
      )}
    />
  )
}
