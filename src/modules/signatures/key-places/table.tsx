import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { ProviderCode } from '../means/store.ts'
import { providerWords } from '../words.ts'
import { placePaths } from './page.tsx'
import { keyKinds, type KeyKind, type KeyPlace } from './store.ts'

type Props = { places: readonly KeyPlace[]; here: readonly ProviderCode[]; demo: boolean }

/** Nơi giữ khóa: what this unit can sign by, and where to set up the rest. */
export function KeyPlaces({ places, here, demo }: Props) {
  const { t } = useView()
  const rows: ProviderCode[] = ['test', ...keyKinds]
  return (
    <Panel title={t('Thiết bị và dịch vụ ký số', 'Tokens and signing services')}>
      <Table
        caption={t('Thiết bị và dịch vụ ký số', 'Tokens and signing services')}
        hideCaption
        rows={rows}
        columns={[
          {
            key: 'kind',
            head: t('Cách ký', 'By what'),
            cell: (kind) =>
              isKey(kind) ? (
                <a href={placePaths[kind]}>{t(...providerWords[kind])}</a>
              ) : (
                t(...providerWords[kind])
              ),
          },
          {
            key: 'where',
            head: t('Ở đâu', 'Where'),
            cell: (kind) => <Where {...{ kind, demo, here }} place={placeIn(places, kind)} />,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (kind) =>
              here.includes(kind) ? (
                <Tag tone="green">{t('Dùng được', 'Ready')}</Tag>
              ) : (
                <Tag tone="grey">{t('Chưa đặt', 'Not set up')}</Tag>
              ),
          },
        ]}
      />
    </Panel>
  )
}

const isKey = (kind: ProviderCode): kind is KeyKind =>
  (keyKinds as readonly ProviderCode[]).includes(kind)

const placeIn = (places: readonly KeyPlace[], kind: ProviderCode) =>
  places.find((place) => place.kind === kind)

type WhereProps = {
  kind: ProviderCode
  place: KeyPlace | undefined
  demo: boolean
  here: readonly ProviderCode[]
}

function Where({ kind, place, demo, here }: WhereProps) {
  const { t } = useView()
  if (place) return <span class="code">{place.driver ?? place.address}</span>
  if (kind === 'test')
    return (
      <>
        {demo
          ? t('Có sẵn trong bản trình diễn', 'Part of the demonstration')
          : t('Chỉ có ở bản trình diễn', 'In a demonstration only')}
      </>
    )
  if (kind === 'csc' && demo)
    return <>{t('Dịch vụ giả lập của bản trình diễn', 'The demonstration’s stand-in')}</>
  if (here.includes(kind))
    return <>{t('Do người vận hành khai báo trên máy chủ', 'Declared on the server')}</>
  return <a href={placePaths[kind as KeyKind]}>{t('Đặt ngay', 'Set it up')}</a>
}
