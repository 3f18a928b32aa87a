import { shortened } from '#modules/procedures/index.ts'
import { Button, Form } from '#ui/form.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { isLive } from '../domain.ts'
import type { Device } from '../events.ts'
import type { Share, ShareOpening } from '../store.ts'
import { deviceWords } from '../words.ts'

type Props = { shares: readonly Share[]; now: Temporal.Instant; named?: boolean }

/** Links one below the other: state, how often opened, and the button that ends it. */
export function ShareCards({ shares, now, named }: Props) {
  return (
    <ul class="shares">
      {shares.map((share) => (
        <ShareCard key={share.id} {...{ share, now, named }} />
      ))}
    </ul>
  )
}

type One = { share: Share; now: Temporal.Instant; named?: boolean | undefined }

function ShareCard({ share, now, named }: One) {
  const { t } = useView()
  const isOpen = isLive(share, now).ok
  const at = `/cua-toi/ho-so/${share.code}/chia-se`
  return (
    <li class="shares__one">
      <p>
        <strong>{share.note || share.title}</strong> <Standing {...{ share, now }} />
      </p>
      {named && (
        <p>
          <a href={at}>{shortened(share.procedureName, 90)}</a>
        </p>
      )}
      <p class="muted">
        {t('Tạo lúc', 'Made')} <When at={share.createdAt} /> · {t('mở được đến', 'open until')}{' '}
        <When at={share.expiresAt} />
        {share.codeHash && <> · {t('có mã truy cập', 'with an access code')}</>}
      </p>
      <p>
        {share.openings === 0
          ? t('Chưa ai mở.', 'Nobody has opened it.')
          : t(`Đã mở ${share.openings} lần, lần cuối`, `Opened ${share.openings} times, last`)}{' '}
        {share.lastOpenedAt && <When at={share.lastOpenedAt} />}
      </p>
      {isOpen && (
        <Form action={`${at}/${share.id}/thu-hoi`}>
          <Button
            kind="warning"
            small
            label={[t('Thu hồi ngay', 'Withdraw now'), share.note].filter(Boolean).join(': ')}
          >
            {t('Thu hồi ngay', 'Withdraw now')}
          </Button>
        </Form>
      )}
    </li>
  )
}

function Standing({ share, now }: One) {
  const { t } = useView()
  const live = isLive(share, now)
  if (live.ok) return <Tag tone="green">{t('Đang mở được', 'Open')}</Tag>
  const words = {
    expired: t('Đã hết hạn', 'Expired'),
    revoked: t('Đã thu hồi', 'Withdrawn'),
    locked: t('Bị khóa vì nhập sai mã', 'Locked after wrong codes'),
  }
  return <Tag tone={live.why === 'locked' ? 'red' : 'grey'}>{words[live.why]}</Tag>
}

/** When a link was opened, and on what kind of device. */
export function OpeningsTable({ openings }: { openings: readonly ShareOpening[] }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Các lần mở bằng đường dẫn', 'Openings by a link')}
      hideCaption
      rows={openings}
      empty={t('Chưa ai mở đường dẫn nào.', 'No link was opened yet.')}
      columns={[
        {
          key: 'who',
          head: t('Người giữ đường dẫn', 'Holder of the link'),
          cell: ({ note }) => note || t('Không ghi gửi cho ai', 'Not noted'),
        },
        { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} />, tight: true },
        { key: 'what', head: t('Kết quả', 'Result'), cell: ({ title }) => title },
        {
          key: 'device',
          head: t('Thiết bị', 'Device'),
          cell: ({ device }) => t(...deviceWords[isDevice(device) ? device : 'unknown']),
        },
      ]}
    />
  )
}

const isDevice = (text: string): text is Device => text in deviceWords
