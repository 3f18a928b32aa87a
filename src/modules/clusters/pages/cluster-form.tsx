import type { Hamlet } from '#modules/units/index.ts'
import type { Filled, Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Cluster } from '../domain.ts'
import { Fields, type FieldsProps } from './cluster-fields.tsx'

const home = '/can-bo/cum-loa'

const useCrumbs = () => {
  const { t } = useView()
  return [{ href: home, text: t('Cụm loa', 'Loudspeaker clusters') }]
}

export function AddClusterPage({ hamlets, filled = { horns: '2' }, errors }: FieldsProps) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Thêm cụm loa', 'Add a cluster')} crumbs={useCrumbs()}>
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/them`}>
        <TextField
          name="code"
          label={t('Mã cụm loa', 'Code')}
          hint={t(
            'Ví dụ CL-07. Không đổi được về sau, vì nhật ký phát ghi theo mã này.',
            'For example CL-07. It cannot be changed: what was played is told by it.',
          )}
          width={10}
          code
          {...{ filled, errors }}
        />
        <Fields {...{ hamlets, filled, errors }} />
        <Actions>
          <Button>{t('Lưu cụm loa này', 'Save')}</Button>
          <ButtonLink kind="secondary" href={home}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

const typedOf = ({ name, hamletId, at, horns, sim, note, volumes }: Cluster): Filled => ({
  name,
  hamletId: hamletId ?? '',
  at: at === null ? '' : `${at.lat}, ${at.lon}`,
  horns: String(horns),
  sim: sim ?? '',
  note: note ?? '',
  ...Object.fromEntries(
    volumes.flatMap(({ from, to, volume }, n) => [
      [`from${n}`, from],
      [`to${n}`, to],
      [`volume${n}`, String(volume)],
    ]),
  ),
})

type ChangeProps = {
  cluster: Cluster
  hamlets: readonly Hamlet[]
  refused?: (Retry & { part: 'facts' | 'close' }) | undefined
}

export function ChangeClusterPage({ cluster, hamlets, refused }: ChangeProps) {
  const { t } = useView()
  const own = `${home}/${encodeURIComponent(cluster.code)}`
  const facts = refused?.part === 'facts' ? refused : undefined
  const close = refused?.part === 'close' ? refused : undefined
  const crumbs = [...useCrumbs(), { href: own, text: cluster.code }]
  return (
    <Page frame="staff" title={t(`Sửa ${cluster.name}`, `Change ${cluster.name}`)} {...{ crumbs }}>
      <ErrorSummary errors={refused?.errors} />
      <Form action={`${own}/sua`}>
        <Fields
          {...{ hamlets }}
          filled={facts?.filled ?? typedOf(cluster)}
          errors={facts?.errors}
        />
        <Actions>
          <Button>{t('Lưu thay đổi', 'Save')}</Button>
          <ButtonLink kind="secondary" href={own}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
      {cluster.closedOn === null && (
        <Panel title={t('Ngừng dùng cụm loa này', 'Close this cluster')} id="ngung">
          <p>
            {t(
              'Từ hôm nay cụm loa không nhận chương trình; thiết bị bị thu hồi và im lặng. Nhật ký phát vẫn giữ.',
              'From today on it gets no programme; its device is revoked and falls silent. What it played is kept.',
            )}
          </p>
          <Form action={`${own}/ngung`}>
            <TextField
              name="reason"
              label={t('Lý do', 'Reason')}
              filled={close?.filled}
              errors={close?.errors}
            />
            <Button kind="warning">{t('Ngừng dùng', 'Close')}</Button>
          </Form>
        </Panel>
      )}
    </Page>
  )
}
