import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { FileField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { agency } from '../means/store.ts'
import { home } from '../pages/desk-page.tsx'
import { partySlug } from '../shapes-means.ts'
import type { Picture } from './pictures.ts'

export const picturesHome = `${home}/hinh`

export type Shown = { party: string; name: string; picture: Picture | undefined }
type Props = {
  rows: readonly Shown[]
  /** Whose picture was refused, with why. */
  refused?: { party: string; errors: Record<string, string> } | undefined
}

/** Hình chữ ký, hình con dấu: those that the reader may change. */
export function PicturesPage({ rows, refused }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Hình chữ ký, con dấu', 'Pictures of signatures and seals')}
      lead={t(
        'Hình chữ ký tay màu xanh, hình con dấu màu đỏ; ảnh PNG nền trong suốt (NĐ 30/2020/NĐ-CP, Phụ lục I). Văn bản đã ký giữ nguyên hình lúc ký.',
        'A blue hand, a red seal, PNG without background (decree 30/2020). What was signed keeps the picture of its time.',
      )}
      crumbs={[{ href: home, text: t('Ký số', 'Sign') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      {rows.length === 0 && (
        <Empty title={t('Bạn không ký và không đóng dấu.', 'You neither sign nor seal.')} />
      )}
      {rows.map((row) => (
        <OnePicture
          key={row.party}
          {...row}
          errors={refused?.party === row.party ? refused.errors : undefined}
        />
      ))}
    </Page>
  )
}

type OneProps = Shown & { errors: Record<string, string> | undefined }

function OnePicture({ party, name, picture, errors }: OneProps) {
  const { t } = useView()
  const at = `${picturesHome}/${partySlug(party)}`
  const what = party === agency ? t('Con dấu', 'Seal') : t('Chữ ký', 'Signature')
  return (
    <Panel title={`${what}: ${name}`}>
      {picture ? (
        <figure>
          <img src={`/tep/${picture.fileId}`} alt={`${what}: ${name}`} width="240" />
          <figcaption class="muted">
            {picture.byName}, <When at={picture.since} />
          </figcaption>
        </figure>
      ) : (
        <p>
          {t(
            'Chưa có hình: chương trình vẽ một hình tượng trưng.',
            'None yet: a made-up mark is drawn.',
          )}
        </p>
      )}
      <Form action={at} multipart>
        <FileField
          name="picture"
          id={`picture-${partySlug(party)}`}
          label={t('Ảnh PNG nền trong suốt, tối đa 1 MB', 'PNG without background, at most 1 MB')}
          accept=".png"
          {...{ errors }}
        />
        <Actions>
          <Button kind="secondary">{t('Dùng hình này', 'Use this picture')}</Button>
        </Actions>
      </Form>
      {picture && (
        <Form action={`${at}/bo`}>
          <Button kind="quiet">{t('Thôi dùng hình đang có', 'Stop using the present one')}</Button>
        </Form>
      )}
    </Panel>
  )
}
