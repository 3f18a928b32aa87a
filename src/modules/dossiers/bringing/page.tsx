import { shortened } from '#modules/procedures/index.ts'
import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierFile } from '../read.ts'
import type { ToBring } from './read.ts'

type Props = { file: DossierFile; bring: ToBring; base: string }

/** Lần sau mang gì: one sheet to print or to keep, in the words of the officer. */
export function BringPage({ file, bring, base }: Props) {
  const { t, unitName, contact } = useView()
  const { dossier } = file
  return (
    <Page
      frame={base.startsWith('/can-bo') ? 'staff' : 'public'}
      title={t('Lần sau mang gì', 'What to bring next time')}
      over={<span class="code">{dossier.code}</span>}
      lead={shortened(dossier.procedureName)}
      crumbs={[{ href: `${base}/${dossier.code}`, text: t('Hồ sơ', 'Application') }]}
    >
      <BringList {...{ bring }} />
      <Facts
        rows={[
          bring.answerBy !== null && [
            t('Hạn bổ sung', 'By'),
            <strong>
              <When at={bring.answerBy} long />
            </strong>,
          ],
          [t('Mang đến', 'Where'), [unitName, contact?.address].filter(Boolean).join(', ')],
          contact?.hours !== undefined && [t('Giờ làm việc', 'Hours'), contact.hours],
          contact?.phone !== undefined && [t('Hỏi qua điện thoại', 'Ask by phone'), contact.phone],
          [
            t('Luôn mang theo', 'Always bring'),
            t(
              'Thẻ căn cước (hoặc VNeID) và giấy tiếp nhận, nếu đã được cấp',
              'Your identity card (or VNeID), and the receipt if you have one',
            ),
          ],
        ]}
      />
    </Page>
  )
}

/** The things themselves, to tick. */
export function BringList({ bring: { why, items } }: Pick<Props, 'bring'>) {
  const { t } = useView()
  const titles = {
    asked: t('Cần bổ sung', 'To supply'),
    rejected: t('Vì sao chưa nhận, cần chuẩn bị lại', 'Why it was not taken in'),
    refused: t('Vì sao bị từ chối', 'Why it was refused'),
  }
  return (
    <Panel title={titles[why]}>
      <ul class="check-list">
        {items.map((item, n) => (
          <li key={n}>
            <label>
              <input type="checkbox" /> <span>{item}</span>
            </label>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
