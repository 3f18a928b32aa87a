import { Script } from '#ui/script.tsx'
import { useView } from '#ui/view.ts'

/** The keys of a list, said where they work; without scripts they do nothing and are not shown. */
export function ListKeys({ picks }: { picks: boolean }) {
  const { t } = useView()
  const keys: [key: string, does: string][] = [
    ['j, ↓', t('Xuống một hồ sơ', 'Next dossier')],
    ['k, ↑', t('Lên một hồ sơ', 'Previous dossier')],
    ['Enter', t('Mở hồ sơ đang đứng', 'Open it')],
    ...(picks ? [['x', t('Chọn hoặc bỏ chọn hồ sơ', 'Choose it or not')] as [string, string]] : []),
    ['/', t('Đến ô tìm hồ sơ', 'Go to the search')],
    ['?', t('Xem hoặc đóng bảng phím này', 'Show or close these keys')],
  ]
  return (
    <>
      <details class="list-keys" hidden data-list-keys>
        <summary>{t('Phím tắt của danh sách (bấm ?)', 'Keys of the list (press ?)')}</summary>
        <dl>
          {keys.map(([key, does]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      </details>
      <Script name="list" />
    </>
  )
}
