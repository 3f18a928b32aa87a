import type { Zone } from '#modules/clusters/index.ts'
import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { codeOf, type Place } from '../places.ts'

const home = '/can-bo/canh-bao/ma-dia-ban'

type Grounds = { zones: readonly Zone[]; hamlets: readonly Hamlet[] }
type Props = Grounds & { places: readonly Place[]; retry: Retry | undefined }

/** Mã địa bàn: what codes in alerts mean here. */
export function PlacesPage({ places, zones, hamlets, retry }: Props) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Page
      frame="staff"
      title={t('Mã địa bàn trong cảnh báo', 'Codes of places in alerts')}
      lead={t(
        'Nhiều cảnh báo không vẽ vùng mà chỉ ghi mã địa bàn. Khai báo mã nào là nơi nào của xã để cảnh báo đến đúng loa.',
        'Many alerts draw no area and name it by a code. Say here which code is which place.',
      )}
      crumbs={[{ href: '/can-bo/vung-phat', text: t('Vùng phát', 'Zones') }]}
    >
      <ErrorSummary errors={retry?.errors} />
      <PlaceTable {...{ places, zones, hamlets }} mayEdit />
      <Panel title={t('Khai báo một mã', 'Tell a code')}>
        <Form action={home}>
          <TextField
            name="value"
            label={t('Mã', 'Code')}
            hint={t('Đúng như ghi trong cảnh báo, ví dụ 28036', 'As alerts write it')}
            width={20}
            {...typed}
          />
          <TextField
            name="valueName"
            label={t('Loại mã', 'Kind of code')}
            hint={t(
              'Như ghi ở valueName của cảnh báo, ví dụ GSO. Để trống nếu loại nào cũng được.',
              'As valueName says, for example GSO. Empty is any.',
            )}
            width={20}
            optional
            {...typed}
          />
          <Select
            name="target"
            label={t('Là nơi nào', 'Which place')}
            blank={t('Chọn', 'Choose')}
            options={[
              { value: 'all', text: t('Toàn xã', 'The whole commune') },
              ...zones.map(({ id, name }) => ({ value: `zone:${id}`, text: name })),
              ...hamlets.map((one) => ({ value: `hamlet:${one.id}`, text: hamletLabel(one) })),
              { value: 'none', text: t('Không thuộc xã', 'Not ours') },
            ]}
            {...typed}
          />
          <Button>{t('Thêm mã', 'Add')}</Button>
        </Form>
      </Panel>
    </Page>
  )
}

type TableProps = Grounds & { places: readonly Place[]; mayEdit?: boolean }

export function PlaceTable({ places, zones, hamlets, mayEdit = false }: TableProps) {
  const { t } = useView()
  const wordsOf = ({ kind, targetId }: Place): string => {
    if (kind === 'all') return t('Toàn xã', 'The whole commune')
    if (kind === 'none') return t('Không thuộc xã', 'Not ours')
    const zone = zones.find(({ id }) => id === targetId)
    if (zone) return zone.name
    const hamlet = hamlets.find(({ id }) => id === targetId)
    return hamlet ? hamletLabel(hamlet) : t('Nơi này không còn', 'No longer there')
  }
  return (
    <Table
      caption={t('Các mã đã khai báo', 'Codes told so far')}
      rows={places}
      rowKey={({ id }) => id}
      empty={t(
        'Chưa khai báo mã nào. Cảnh báo chỉ ghi mã sẽ thành bản tin để cán bộ chọn nơi phát.',
        'None yet. An alert that only names codes becomes a draft.',
      )}
      columns={[
        { key: 'code', head: t('Mã', 'Code'), cell: (place) => codeOf(place) },
        { key: 'place', head: t('Nơi', 'Place'), cell: wordsOf },
        ...(mayEdit
          ? [
              {
                key: 'remove',
                head: t('Bỏ', 'Remove'),
                cell: (place: Place) => (
                  <Form action={`${home}/${place.id}/bo`}>
                    <Button kind="quiet" small label={t(`Bỏ mã ${codeOf(place)}`, 'Remove')}>
                      {t('Bỏ', 'Remove')}
                    </Button>
                  </Form>
                ),
              },
            ]
          : []),
      ]}
    />
  )
}
