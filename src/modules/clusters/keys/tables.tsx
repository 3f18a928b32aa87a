import { createHash } from 'node:crypto'

import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { PastKey, Untold } from './change.ts'

/** What two people compare by telephone: eight groups of the hash of the public key. */
export const fingerprintOf = (publicKey: string): string =>
  createHash('sha256')
    .update(Buffer.from(publicKey, 'base64url'))
    .digest('hex')
    .slice(0, 32)
    .match(/.{4}/g)
    ?.join(' ') ?? ''

/** Devices that have not said yet that they know the key. */
export function Waiting({ untold }: { untold: readonly Untold[] }) {
  const { t } = useView()
  return (
    <>
      <Notice
        kind="warn"
        title={t(
          `${untold.length} thiết bị chưa nhận khóa mới`,
          `${untold.length} devices do not know it yet`,
        )}
      >
        {t(
          'Thiết bị đang mất kết nối tự nhận khi có mạng lại; đến lúc đó vẫn phát chương trình đã tải về.',
          'A device that is away learns it when it comes back; until then it plays the programme that it has.',
        )}
      </Notice>
      <Table
        caption={t('Chưa nhận khóa mới', 'Not told yet')}
        rows={untold}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'cluster',
            head: t('Cụm loa', 'Cluster'),
            cell: ({ code, name }) => (
              <a href={`/can-bo/cum-loa/${encodeURIComponent(code)}`}>{`${code} – ${name}`}</a>
            ),
          },
          {
            key: 'seen',
            head: t('Tín hiệu gần nhất', 'Heard last'),
            tight: true,
            cell: ({ seenAt }) => (seenAt === null ? '–' : <When at={seenAt} />),
          },
        ]}
      />
    </>
  )
}

/** The keys so far, with who changed them and why. */
export function Past({ keys }: { keys: readonly PastKey[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các khóa đã dùng', 'Keys so far')}
      rows={keys}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'fingerprint',
          head: t('Dấu vân tay', 'Fingerprint'),
          long: true,
          cell: ({ publicKey }) => <span class="code">{fingerprintOf(publicKey)}</span>,
        },
        { key: 'from', head: t('Từ', 'From'), cell: ({ madeAt }) => <When at={madeAt} /> },
        {
          key: 'to',
          head: t('Đến', 'Until'),
          cell: ({ retiredAt }) => (retiredAt ? <When at={retiredAt} /> : t('đang dùng', 'in use')),
        },
        {
          key: 'why',
          head: t('Người đổi, lý do', 'By whom, why'),
          cell: ({ madeName, reason }) => [madeName, reason].filter(Boolean).join(': ') || '–',
        },
      ]}
    />
  )
}
