import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { bands, type Band, type Grouping, type Row } from '../domain.ts'
import { apologyWords, bandWords, behindHref, stepWord } from '../words.ts'

type Props = {
  all: Row | undefined
  /** How many drafts of an apology wait for the head. */
  apologies: number
  officers: readonly Row[]
  steps: readonly Row[]
  fields: readonly Row[]
  names: ReadonlyMap<string, string>
}

const tones = { late: 'late', today: 'watch', soon: 'plain', all: 'plain' } as const

/** Bảng điều hành: who has how much, what is late and what will be. */
export function BoardPage({ all, apologies, officers, steps, fields, names }: Props) {
  const { t } = useView()
  const toneOf = (band: Band) => (all?.counts[band] ? tones[band] : 'plain')
  return (
    <Page
      frame="staff"
      wide
      title={t('Bảng điều hành', 'Board')}
      lead={t(
        'Hồ sơ đang giải quyết có ngày hẹn trả. Bấm vào con số để mở danh sách và giao lại việc.',
        'Dossiers at work that have a due date. Each number opens its list, from where work can be reassigned.',
      )}
    >
      <Stats>
        {bands.map((band) => (
          <Stat
            key={band}
            label={t(...bandWords[band])}
            value={all?.counts[band] ?? 0}
            href={behindHref({ by: 'all', key: '', band })}
            tone={toneOf(band)}
          />
        ))}
        <Stat
          label={t(...apologyWords)}
          value={apologies}
          href={behindHref({ by: 'apology', key: '', band: 'all' })}
          tone={apologies > 0 ? 'watch' : 'plain'}
        />
      </Stats>
      <LoadTable
        title={t('Theo cán bộ', 'By officer')}
        head={t('Cán bộ', 'Officer')}
        by="officer"
        rows={officers}
        nameOf={(key) =>
          key === ''
            ? t('Chưa giao cho ai', 'Nobody yet')
            : (names.get(key) ?? t('Cán bộ', 'Officer'))
        }
      />
      <LoadTable
        title={t('Theo bước', 'By step')}
        head={t('Bước', 'Step')}
        by="step"
        rows={steps}
        nameOf={(key) => t(...stepWord(key))}
      />
      <LoadTable
        title={t('Theo lĩnh vực', 'By field')}
        head={t('Lĩnh vực', 'Field')}
        by="field"
        rows={fields}
        nameOf={(key) => key}
      />
    </Page>
  )
}

type LoadProps = {
  title: string
  head: string
  by: Grouping
  rows: readonly Row[]
  nameOf: (key: string) => string
}

function LoadTable({ title, head, by, rows, nameOf }: LoadProps) {
  const { t } = useView()
  return (
    <Panel {...{ title }}>
      <Table
        caption={title}
        hideCaption
        rows={rows}
        rowKey={({ key }) => key}
        empty={t('Không có hồ sơ nào đang giải quyết.', 'Nothing is at work.')}
        columns={[
          { key: 'name', head, cell: ({ key }) => nameOf(key) },
          ...bands.map((band) => ({
            key: band,
            head: t(...bandWords[band]),
            num: true,
            cell: ({ key, counts }: Row) =>
              counts[band] === 0 ? 0 : <a href={behindHref({ by, key, band })}>{counts[band]}</a>,
          })),
        ]}
      />
    </Panel>
  )
}
