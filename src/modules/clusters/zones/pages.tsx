import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import { between, type Errors, type Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { clustersIn, type Cluster, type Zone } from '../domain.ts'

const home = '/can-bo/vung-phat'

type Props = {
  zones: readonly Zone[]
  clusters: readonly Cluster[]
  hamlets: readonly Hamlet[]
  mayEdit: boolean
}

const useCrumbs = () => {
  const { t } = useView()
  return [{ href: '/can-bo/cum-loa', text: t('Cụm loa', 'Loudspeaker clusters') }]
}

/** Vùng phát: which groups there are, and which clusters each of them reaches. */
export function ZonesPage({ zones, clusters, hamlets, mayEdit }: Props) {
  const { t } = useView()
  const names = new Map<string, string>(hamlets.map((one) => [one.id, hamletLabel(one)]))
  return (
    <Page
      frame="staff"
      wide
      title={t('Vùng phát', 'Zones')}
      crumbs={useCrumbs()}
      lead={t(
        'Nhóm ấp và cụm loa để phát cùng một chương trình. Một cụm loa có thể thuộc nhiều vùng.',
        'Hamlets and clusters that get the same programme. A cluster may be in several zones.',
      )}
      actions={
        mayEdit && (
          <>
            <ButtonLink href={`${home}/them`}>{t('Thêm vùng phát', 'Add a zone')}</ButtonLink>
            <ButtonLink kind="secondary" href="/can-bo/canh-bao/ma-dia-ban">
              {t('Mã địa bàn trong cảnh báo', 'Codes in alerts')}
            </ButtonLink>
          </>
        )
      }
    >
      <Table
        caption={t('Các vùng phát', 'The zones')}
        hideCaption
        rows={zones}
        rowKey={({ id }) => id}
        empty={t(
          'Chưa có vùng phát nào. Không có vùng vẫn phát được cho cả xã, từng ấp hay từng cụm loa.',
          'No zone yet. Without one you can still reach the commune, a hamlet or a cluster.',
        )}
        columns={[
          {
            key: 'name',
            head: t('Tên vùng', 'Name'),
            cell: ({ id, name }) => (mayEdit ? <a href={`${home}/${id}`}>{name}</a> : name),
          },
          {
            key: 'hamlets',
            head: t('Ấp, thôn, khu phố', 'Hamlets'),
            cell: ({ hamletIds }) =>
              hamletIds
                .map((id) => names.get(id) ?? '')
                .filter(Boolean)
                .join(', ') || '–',
          },
          {
            key: 'clusters',
            head: t('Cụm loa nghe được', 'Clusters reached'),
            long: true,
            cell: (zone) =>
              clustersIn(clusters, [zone], [{ kind: 'zone', id: zone.id }])
                .map(({ code }) => code)
                .join(', ') || t('không có', 'none'),
          },
        ]}
      />
    </Page>
  )
}

type FormProps = {
  zone: Zone | undefined
  clusters: readonly Cluster[]
  hamlets: readonly Hamlet[]
  filled?: Filled
  errors?: Errors
}

const typedOf = (zone: Zone | undefined): Filled =>
  zone
    ? {
        name: zone.name,
        hamletIds: zone.hamletIds.join(between),
        clusterIds: zone.clusterIds.join(between),
      }
    : {}

export function ZoneFormPage({
  zone,
  clusters,
  hamlets,
  filled = typedOf(zone),
  errors,
}: FormProps) {
  const { t } = useView()
  const crumbs = [...useCrumbs(), { href: home, text: t('Vùng phát', 'Zones') }]
  return (
    <Page frame="staff" title={zone?.name ?? t('Thêm vùng phát', 'Add a zone')} {...{ crumbs }}>
      <ErrorSummary {...{ errors }} />
      <Form action={zone ? `${home}/${zone.id}` : `${home}/them`}>
        <TextField
          name="name"
          label={t('Tên vùng phát', 'Name')}
          hint={t('Ví dụ: Các ấp ven sông', 'For example: hamlets on the river')}
          {...{ filled, errors }}
        />
        <Checkboxes
          name="hamletIds"
          legend={t(
            'Tất cả cụm loa của các ấp, thôn, khu phố này',
            'All clusters of these hamlets',
          )}
          options={hamlets.map((one) => ({ value: one.id, text: hamletLabel(one) }))}
          small
          {...{ filled, errors }}
        />
        <Checkboxes
          name="clusterIds"
          legend={t('Thêm từng cụm loa', 'And these clusters')}
          options={clusters.map(({ id, code, name }) => ({ value: id, text: `${code} – ${name}` }))}
          small
          {...{ filled, errors }}
        />
        <Actions>
          <Button>{t('Lưu vùng phát', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
      {zone && (
        <Panel title={t('Bỏ vùng phát này', 'Remove this zone')}>
          <p>
            {t(
              'Các cụm loa vẫn như cũ. Lịch phát đặt cho vùng này sẽ không tới cụm loa nào nữa.',
              'Its clusters stay. What is scheduled for this zone will reach no cluster any more.',
            )}
          </p>
          <Form action={`${home}/${zone.id}/bo`}>
            <Button kind="warning">{t('Bỏ vùng phát', 'Remove')}</Button>
          </Form>
        </Panel>
      )}
    </Page>
  )
}
