import type { Retry } from '#platform/form.ts'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { Actions, Button } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { hamletKindNames, hamletKinds, type Hamlet } from '../domain.ts'

type Props = { hamlet?: Pick<Hamlet, 'kind' | 'name' | 'code'>; retry: Partial<Retry> }

export function KindField({ hamlet, retry }: Props) {
  const { t } = useView()
  return (
    <Select
      name="kind"
      label={t('Loại', 'Kind')}
      options={hamletKinds.map((value) => ({ value, text: hamletKindNames[value] }))}
      value={hamlet?.kind ?? 'ap'}
      {...retry}
    />
  )
}

export function NameFields({ hamlet, retry }: Props) {
  const { t } = useView()
  return (
    <>
      <KindField {...{ retry, ...(hamlet && { hamlet }) }} />
      <TextField
        name="name"
        label={t('Tên', 'Name')}
        hint={t(
          'Không ghi lại loại: “Bình Hòa”, không phải “Ấp Bình Hòa”',
          'Without the kind: “Bình Hòa”, not “Ấp Bình Hòa”',
        )}
        width={20}
        value={hamlet?.name}
        {...retry}
      />
      <TextField
        name="code"
        label={t('Mã của xã', 'The commune’s code')}
        width={5}
        optional
        value={hamlet?.code ?? undefined}
        {...retry}
      />
    </>
  )
}

/** By what decision and from what day a change holds. */
export function DecisionFields({ retry }: { retry: Partial<Retry> }) {
  const { t } = useView()
  return (
    <>
      <DateField name="on" label={t('Có hiệu lực từ ngày', 'In force from')} {...retry} />
      <TextField
        name="ground"
        label={t('Căn cứ', 'Ground')}
        hint={t(
          'Số, ngày của nghị quyết hoặc quyết định',
          'Number and date of the resolution or decision',
        )}
        {...retry}
      />
    </>
  )
}

export function SaveOrLeave({ text }: { text: string }) {
  const { t } = useView()
  return (
    <Actions>
      <Button>{text}</Button>
      <a href="/quan-tri/ap">{t('Thôi', 'Cancel')}</a>
    </Actions>
  )
}

export function useCrumbs() {
  const { t } = useView()
  return [{ href: '/quan-tri/ap', text: t('Ấp, thôn, khu phố', 'Hamlets') }]
}
