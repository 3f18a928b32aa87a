import { Facts } from '#ui/facts.tsx'
import { numberText } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { mostCounted } from '../store.ts'

export type Chain = {
  seal: { number: number; sealedAt: Temporal.Instant; hash: Buffer } | undefined
  count: number
}

/** How far the chain of seals reaches. */
export function ChainPanel({ seal, count }: Chain) {
  const { t, lang } = useView()
  const many = numberText(lang, mostCounted)
  return (
    <Panel title={t('Chuỗi niêm phong', 'Chain of seals')} id="chuoi">
      <Facts
        rows={[
          [
            t('Số sự kiện', 'Events'),
            count > mostCounted ? t(`Hơn ${many}`, `More than ${many}`) : numberText(lang, count),
          ],
          [t('Số niêm phong', 'Seals'), numberText(lang, seal?.number ?? 0)],
          [
            t('Niêm phong đến', 'Sealed up to'),
            seal ? <When at={seal.sealedAt} /> : t('Chưa niêm phong', 'Not sealed yet'),
          ],
          seal && [
            t('Đầu chuỗi', 'Head of the chain'),
            <code class="code">{seal.hash.toString('hex')}</code>,
            <a href="/quan-tri/nhat-ky/dau-chuoi.json">
              {t('Đầu chuỗi từng ngày', 'Heads of each day')}
            </a>,
          ],
        ]}
      />
    </Panel>
  )
}
