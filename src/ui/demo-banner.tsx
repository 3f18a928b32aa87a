import { useView } from './view.ts'

/** Stays in sight wherever the data is made up or an outside service is a stand-in. */
export function DemoBanner() {
  const { t, demo } = useView()
  if (!demo) return null
  return (
    <p class="demo-banner" role="note">
      {t(
        'Bản trình diễn: dữ liệu bịa, dịch vụ ngoài là bản giả lập.',
        'Demonstration: the data is made up and outside services are stand-ins.',
      )}
    </p>
  )
}
