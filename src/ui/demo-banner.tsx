import { useView } from './view.ts'

/** Stays in sight wherever the data is made up or an outside service is a stand-in. */
export function DemoBanner() {
  const { t, demo } = useView()
  if (!demo) return null
  return (
    <aside class="demo-banner" aria-label={t('Bản trình diễn', 'Demonstration')}>
      {t(
        'Bản trình diễn: dữ liệu bịa, dịch vụ ngoài là bản giả lập.',
        'Demonstration: the data is made up and outside services are stand-ins.',
      )}
    </aside>
  )
}
