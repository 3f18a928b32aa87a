import { Empty } from '#ui/empty.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView, type View } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { HamletChange } from '../hamlet-store.ts'

export function HamletTimeline({ changes }: { changes: HamletChange[] }) {
  const { t } = useView()
  if (changes.length === 0) return <Empty title={t('Chưa có thay đổi nào', 'No changes yet')} />
  return (
    <Timeline
      items={changes.map((change) => ({
        at: change.at,
        by: change.byName,
        title: titleOf(t, change),
        body: <Decision {...{ change }} />,
      }))}
    />
  )
}

function titleOf(t: View['t'], { kind, before, after }: HamletChange): string {
  const [from, to] = [before.join(', '), after.join(', ')]
  const titles = {
    added: t(`Ghi vào danh sách: ${to}`, `Put on the list: ${to}`),
    renamed: t(`${from} đổi thành ${to}`, `${from} became ${to}`),
    merged: t(`Sáp nhập ${from} thành ${to}`, `${from} merged into ${to}`),
    split: t(`Chia ${from} thành ${to}`, `${from} split into ${to}`),
  }
  return titles[kind]
}

function Decision({ change: { effectiveOn, ground } }: { change: HamletChange }) {
  const { t } = useView()
  if (!effectiveOn && !ground) return null
  return (
    <p>
      {effectiveOn && (
        <>
          {t('Có hiệu lực từ', 'In force from')} <When on={effectiveOn} />.{' '}
        </>
      )}
      {ground}
    </p>
  )
}
