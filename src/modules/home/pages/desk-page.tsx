import type { Desk } from '#modules/dossiers/index.ts'
import { LineTable } from '#modules/dossiers/index.ts'
import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

/** Bàn làm việc: what waits for this officer, the most pressing first. */
export function DeskPage({ counts, pressing, now }: Desk & { now: Temporal.Instant }) {
  const { t, who } = useView()
  const sees = (permission: string) => who.can.has(permission)
  return (
    <Page
      frame="staff"
      wide
      title={t(`Chào ${who.name}`, `Hello ${who.name}`)}
      actions={
        sees('dossier.receive') && (
          <ButtonLink href="/can-bo/tiep-nhan">{t('Tiếp nhận hồ sơ', 'Receive')}</ButtonLink>
        )
      }
    >
      <Stats>
        <Stat
          label={t('Việc của tôi', 'My work')}
          value={counts.mine}
          href="/can-bo/ho-so/cua-toi"
        />
        <Stat
          label={t('Việc của bộ phận', 'My unit’s work')}
          value={counts.unit}
          href="/can-bo/ho-so/bo-phan"
        />
        {sees('dossier.receive') && (
          <Stat
            label={t('Trực tuyến chờ tiếp nhận', 'Online, to be accepted')}
            value={counts.new}
            href="/can-bo/ho-so/moi"
            tone={counts.new > 0 ? 'watch' : 'plain'}
          />
        )}
        <Stat
          label={t('Quá hạn', 'Overdue')}
          value={counts.overdue}
          href="/can-bo/ho-so/qua-han"
          tone={counts.overdue > 0 ? 'late' : 'good'}
        />
        {sees('dossier.hand-over') && (
          <Stat
            label={t('Chờ trả kết quả', 'To hand over')}
            value={counts.done}
            href="/can-bo/ho-so/cho-tra"
          />
        )}
      </Stats>
      <Panel title={t('Gấp nhất của bộ phận', 'Most pressing')}>
        {pressing.length === 0 ? (
          <Empty title={t('Không có việc nào đang chờ.', 'Nothing waits.')} />
        ) : (
          <LineTable items={pressing} {...{ now }} />
        )}
      </Panel>
    </Page>
  )
}
